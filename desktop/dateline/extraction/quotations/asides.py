"""Phrases behind a comma by which the writer adds what else happened ("…, accompanied by …")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dateline.extraction.quotations.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED_BY: Final = frozenset(("accompanied", "followed", "preceded"))
_TIMED: Final = frozenset(("after", "before", "amid", "as", "days", "hours", "weeks", "months"))


def opens_aside(token: Token) -> bool:
    """Whether the token opens such a phrase: nobody that is reported before it says what it tells."""
    doc = token.doc
    if token.i == 0 or doc[token.i - 1].text != "," or token.i + 1 >= len(doc):
        return False
    word, after = token.lower_, doc[token.i + 1].lower_
    if word in _JOINED_BY:
        return after == "by"
    if word == "coming":
        return after in _TIMED
    return word == "prompting" or (word == "with" and _lets_say(token))


def _lets_say(link: Token) -> bool:
    """Whether "with X saying …" hangs on the word."""
    return any(
        child.tag_ == "VBG"
        and child.lemma_ in cues().say
        and any(inner.dep_ == "nsubj" for inner in child.children)
        for child in link.children
    )
