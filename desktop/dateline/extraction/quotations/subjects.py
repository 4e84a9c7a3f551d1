"""The speaker of a cue verb: its subject by the parse, however the clause is built."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from dateline.extraction.quotations.cues import cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS: Final = frozenset(("nsubj", "csubj"))
_PASSIVES: Final = frozenset(("nsubjpass", "csubjpass"))
_INVERTED: Final = frozenset(("nsubj", "dobj", "npadvmod", "attr", "oprd", "appos", "dep", "nmod"))
_QUOTED: Final = frozenset(("dobj", "nsubjpass"))
_RELATIVES: Final = frozenset(("who", "which", "that", "whom", "whose"))
_LEANS_ON_HEAD: Final = frozenset(("conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "parataxis"))
_NEVER: Final = frozenset(("DATE", "TIME"))
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP"))
_NOMINATIVE: Final = frozenset(("he", "she", "they", "we", "i"))
_OBJECT_CONTROL: Final = frozenset(
    "lead ask urge force prompt tell allow cause let want encourage help make press push".split()
)
_LONGEST_CLIMB: Final = 6
_NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON"))


def subject_of(verb: Token, inside: Callable[[Token], bool]) -> Token | None:
    """Return the head of the phrase that names who says, or None.

    Who is quoted as saying says it, not who quotes. Else read in turn: the verb's own subject (of a relative clause, the noun it hangs on), the agent
    of a passive, a subject after the verb ("said Kessing"), the subject of the verb it leans on.
    A subject for which `inside` holds, one between quotation marks, is passed over.
    """
    quoted = _quoted_as_saying(verb)
    if quoted is not None and not inside(quoted):
        return quoted
    own = _own_subject(verb, inside)
    token = verb
    for _ in range(_LONGEST_CLIMB):
        if own is not None:
            return token.head if own.lower_ in _RELATIVES and token.dep_ == "relcl" else own
        if token.dep_ in ("relcl", "acl"):
            return None if inside(token.head) else token.head
        if token.dep_ not in _LEANS_ON_HEAD or token.head is token:
            return None
        controlled = _controlled(token)
        token = token.head if token.dep_ != "pcomp" else token.head.head
        if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "ROOT":
            return None if inside(token) else token
        own = controlled or _leaned_on(token, inside)
    return None


def named_after(link: Token) -> Token | None:
    """Return the noun that "according to" names, never a participle behind it ("X, quoting Y")."""
    named = next((child for child in link.children if child.dep_ == "pobj"), None)
    if named is None or not (named.tag_ == "VBG" and named.pos_ == "VERB"):
        return named
    between = link.doc[link.i + 1 : named.i]
    return next((word for word in reversed(between) if word.pos_ in _NOMINAL), None)


def _own_subject(verb: Token, inside: Callable[[Token], bool]) -> Token | None:
    agent: Token | None = None
    passive: Token | None = None
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.ent_type_ not in _NEVER and not inside(child):
            return child
        if child.dep_ in _PASSIVES:
            passive = child
        if child.dep_ == "agent":
            agent = next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    if agent is not None:
        return agent
    if passive is not None:
        return passive if verb.lemma_ in cues().passive_sources else None
    return _inverted(verb)


def _quoted_as_saying(verb: Token) -> Token | None:
    """Return X for either verb of "the paper quoted X as saying" and "X was quoted as saying"."""
    quoting = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    if quoting.lemma_ not in cues().passive_sources or not _has_saying(quoting):
        return None
    found = (child for child in quoting.children if child.dep_ in _QUOTED)
    return next(found, None)


def _has_saying(quoting: Token) -> bool:
    """Whether "as saying" hangs on the verb."""
    return any(
        inner.tag_ == "VBG" and inner.lemma_ in cues().say
        for child in quoting.children
        if child.lower_ == "as"
        for inner in child.children
    )


def _leaned_on(verb: Token, inside: Callable[[Token], bool]) -> Token | None:
    """Return the subject, active or passive, of a verb that another leans on."""
    subjects = _SUBJECTS | _PASSIVES
    return next((c for c in verb.children if c.dep_ in subjects and not inside(c)), None)


def _controlled(verb: Token) -> Token | None:
    """Return the object that is the doer of an infinitive ("led her to declare")."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ not in _OBJECT_CONTROL:
        return None
    return next((child for child in verb.head.children if child.dep_ == "dobj"), None)


def _inverted(verb: Token) -> Token | None:
    """Return the name right after a finite verb that the parser took for something else."""
    if verb.tag_ not in _FINITE:
        return None
    for child in verb.rights:
        if child.ent_type_ in _NEVER:
            continue
        if child.left_edge.i == verb.i + 1 and child.dep_ in _INVERTED:
            named = child.pos_ == "PROPN" or child.lower_ in _NOMINATIVE
            return child if named or child.dep_ in _SUBJECTS else None
    return None


def phrase_of(head: Token) -> tuple[int, int]:
    """Return the token range of the noun phrase of `head`: left modifiers to the head, and "of …".

    Relative clauses, appositions and what follows a comma are left out.
    """
    if head.pos_ not in _NOMINAL:
        return head.i, head.i + 1
    first, last = head.left_edge.i, head.i + 1
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == last:
            last = _plain_end(child)
        if child.dep_ == "conj" and child.i > head.i:
            last = max(last, child.i + 1)
    while first < head.i and head.doc[first].pos_ in ("PUNCT", "SPACE", "CCONJ", "ADV", "SCONJ"):
        first += 1
    return first, last


def _plain_end(preposition: Token) -> int:
    inner = next((child for child in preposition.children if child.dep_ == "pobj"), preposition)
    return inner.i + 1
