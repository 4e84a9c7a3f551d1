"""From the parse around an expression to the direction it looks in."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from dateline.extraction.time.direction import EARLIEST, Direction, Tense
from dateline.extraction.time.expectations import expecting_word
from dateline.extraction.time.tenses import (
    REACH,
    VERBS,
    clause_tense,
    governing_verb,
    is_past_perfect,
    is_present_perfect,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.model.spans import Span

_LINKS: Final = frozenset(
    "since by until till before after from to between during through within for".split()
)
_APPOINTING: Final = {
    "for": frozenset(
        "set schedule reschedule plan call slate book invite summon predict forecast".split()
    ),
    "to": frozenset("postpone delay defer put move adjourn extend reschedule".split()),
}
"""Lemmas whose act is done and whose "for" or "to" a day is to come: "set a hearing for Friday"."""
_RECORDS: Final = frozenset({"record", "high", "low", "pace"})
"""What is set for a time that is over: "set a record for October"."""
_ENDURING: Final = frozenset(
    "be stay remain last continue work live serve hold keep rage run sit stand fight reign rule "
    "govern lie occupy own play teach".split()
)
"""Lemmas that go on up to a past "until"; any other past act looks ahead to it: "extended its offer
until Friday"."""
_BOUNDING: Final = frozenset({"since", "until", "till", "compared", "than"})
"""Words whose whole phrase stands aside from what the clause tells."""
_ATTRIBUTES: Final = frozenset({"poss", "compound", "nmod", "amod"})
"""How an expression hangs on a noun whose time is its own: "a June agreement"."""
_TERMS: Final = frozenset({"until", "till"})


class Evidence:
    """Reads the directions of one parsed field; it never changes the parse."""

    __slots__ = ("_doc", "_paragraphs", "_sentences")

    def __init__(self, doc: Doc) -> None:
        """Index the sentences and paragraphs of `doc` once."""
        self._doc = doc
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._paragraphs = _paragraph_starts(doc.text)

    def is_attribute(self, span: Span) -> bool:
        """Whether the expression is one word that stands before a noun as part of its name."""
        covered = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        return covered is not None and len(covered) == 1 and covered.root.dep_ == "compound"

    def direction(self, span: Span) -> Direction:
        """Return what the clause around `span` says."""
        sentence = bisect_right(self._sentences, span.start) - 1
        paragraph = bisect_right(self._paragraphs, span.start) - 1
        covered = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if covered is None or not len(covered):
            return Direction(sentence=max(0, sentence), paragraph=max(0, paragraph))
        root = covered.root
        link = _link(covered[0], root)
        tense, cue = _tense_at(covered[0], root, link)
        return Direction(
            tense, cue, max(0, sentence), max(0, paragraph), link, near=_hangs_on_verb(root)
        )


def _hangs_on_verb(root: Token) -> bool:
    """Whether a verb governs the expression without a noun between."""
    head = root.head.head if root.dep_ == "pobj" and root.head.dep_ == "prep" else root.head
    return root.dep_ in {"pobj", "npadvmod"} and head.pos_ in VERBS


def _tense_at(first: Token, root: Token, link: str) -> tuple[Tense, str]:
    """Return the tense for an expression that begins with `first` and hangs on `link`."""
    before = _word_before(first)
    if before == "effective":
        return Tense.FUTURE, first.nbor(-1).text
    expecting = expecting_word(root)
    if expecting is not None:
        return Tense.FUTURE, "ahead of" if expecting.lower_ == "ahead" else expecting.text
    tense, cue = clause_tense(root)
    if tense is Tense.PRESENT and root.dep_ in _ATTRIBUTES:
        return Tense.NONE, cue
    if tense is not Tense.PAST:
        return tense, cue
    appointed = _appointed(root, link)
    if appointed is not None:
        return Tense.FUTURE, appointed.text
    return (Tense.OPEN if link != "since" and _is_of_noun(root) else tense), cue


def _is_of_noun(root: Token) -> bool:
    """Whether the date is that of a noun, whatever the past tense says: "a June agreement".

    A present perfect takes no day of the past, so in "have confirmed their place in the games in
    September" the noun has it.
    """
    if root.dep_ in _ATTRIBUTES:
        return root.dep_ != "poss"
    verb = governing_verb(root)
    return verb is not None and is_present_perfect(verb) and not _hangs_on_verb(root)


def _appointed(root: Token, link: str) -> Token | None:
    """Return the verb, in the past, that puts the day of `root` after its own act."""
    preposition = root.head
    if root.dep_ != "pobj" or preposition.lower_ != link:
        return None
    head = preposition.head
    verb = head.head if head.dep_ in {"dobj", "nsubjpass", "advmod", "prt"} else head
    if verb.tag_ not in {"VBD", "VBN"} or is_past_perfect(verb):
        return None
    if link in _TERMS:
        return None if verb.lemma_ in _ENDURING else verb
    recorded = any(child.lemma_ in _RECORDS for child in verb.children if child.dep_ == "dobj")
    return verb if verb.lemma_ in _APPOINTING.get(link, ()) and not recorded else None


def _word_before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i > 0 else ""


_PARAGRAPH_BREAK: Final = re.compile(r"\n\s*\n|(?<=[.!?:\"”’)])\n")
"""A blank line, or a line that ends with a sentence: some texts have one line a paragraph."""


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _PARAGRAPH_BREAK.finditer(text))]


def _link(first: Token, root: Token) -> str:
    """Return the preposition that binds the expression, before it or above its head.

    Above that, one that bounds or compares ("until the fall of the city in May") binds it too.
    """
    before = _word_before(first)
    if before in {"the", "this"} and first.i > 1:
        before = first.nbor(-2).lower_
    if before not in _LINKS and root.dep_ == "pobj" and root.head.i < first.i:
        before = root.head.lower_
    term = _term(first)
    if term:
        return term
    outer = _outer_link(root)
    return outer or (before if before in _LINKS else "")


_TERM: Final = {"later": "by", "earlier": EARLIEST, "sooner": EARLIEST}
"""What "no later than" and "no earlier than" bind like."""


def _term(first: Token) -> str:
    """Return the link of "no later than", "not before", "" for none."""
    if first.i < 2:
        return ""
    before = [token.lower_ for token in first.doc[max(0, first.i - 3) : first.i]]
    if before[-1] == "before" and before[-2] == "not":
        return EARLIEST
    bounded = before[-1] == "than" and before[0] in {"no", "not"}
    return _TERM.get(before[-2], "") if bounded else ""


def _outer_link(token: Token) -> str:
    """Return the bounding or comparing word in whose phrase the expression stands, "" for none."""
    for _ in range(REACH):
        if token.lower_ in _BOUNDING and token.pos_ not in VERBS - {"VERB"}:
            return token.lower_
        if token.pos_ in VERBS or token.head.i == token.i:
            return ""
        token = token.head
    return ""
