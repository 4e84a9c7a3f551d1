"""Whether what a noun names may say something: people, bodies, and what prints or carries words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from dateline.extraction.names.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Nouns:
    """Lemmas of speakers' nouns, `endings` of nouns for people, and the verbs of `showing`."""

    documents: frozenset[str]
    bodies: frozenset[str]
    people: frozenset[str]
    things: frozenset[str]
    firms: frozenset[str]
    showing: frozenset[str]
    endings: tuple[str, ...]


@cache
def nouns() -> Nouns:
    """Return the lists; read once in a process."""
    text = files("dateline_data").joinpath("quotations", "nouns.toml").read_text("utf-8")
    lists = cast("dict[str, list[str]]", tomllib.loads(text))
    roles = lexicon().roles | lexicon().titles
    return Nouns(
        documents=frozenset(lists["documents"]),
        bodies=frozenset(lists["bodies"]) | lexicon().body_nouns,
        people=frozenset(lists["people"]) | roles,
        things=frozenset(lists["things"]),
        firms=frozenset(lists["firms"]),
        showing=frozenset(lists["showing"]),
        endings=tuple(lists["endings"]),
    )


def can_say(speaker: Token, verb: str) -> bool:
    """Whether the phrase of `speaker` may be the subject of saying by the lemma `verb`.

    A name, a pronoun and an unknown noun may say, a participle ("quoting …") never; a thing never does, and by a verb that also means
    to show ("the trip suggests that …") only people, bodies and documents do.
    """
    if speaker.pos_ == "VERB" and speaker.tag_ == "VBG":
        return False
    if speaker.pos_ != "NOUN":
        return True
    lemma, known = speaker.lemma_.lower(), nouns()
    if lemma in known.people or lemma in known.bodies or lemma in known.documents:
        return True
    if lemma in known.things:
        return False
    return verb not in known.showing or lemma.endswith(known.endings)


def is_document(noun: Token) -> bool:
    """Whether the noun names something that prints or carries words ("article", "statement")."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in nouns().documents
