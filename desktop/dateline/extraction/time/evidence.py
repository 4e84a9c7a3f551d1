"""From the parse around an expression to the direction it looks in; the only room here with spaCy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from dateline.extraction.time.direction import Direction, Tense

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.model.spans import Span

_WILL: Final = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_FUTURE_WORDS: Final = frozenset(
    "set due scheduled slated expected planned poised likely ready bound supposed prepared "
    "plan plans planning intends intend intending hopes hope hoping expects expect expecting "
    "wants want aims aim vows vow promises promise prepares prepare preparing".split()
)
"""Words that put what follows them after the moment of speaking, in these forms."""
_INTENTIONS: Final = frozenset(
    "plan expect set schedule slate agree hope want intend vow prepare promise decide propose aim "
    "seek need ask urge order wait pledge threaten offer call due likely ready poised bound".split()
)
"""Lemmas whose infinitive lies after them."""
_PLANS: Final = frozenset(
    "plan decision agreement deal effort bid attempt intention move proposal order vote deadline "
    "promise pledge offer permission request readiness invitation chance".split()
)
"""Nouns whose infinitive lies after them."""
_LINKS: Final = frozenset(
    "since by until till before after from to between during through within for".split()
)
_VERBS: Final = frozenset({"VERB", "AUX"})
_REACH: Final = 12
"""How many heads are climbed: longer chains are parser errors."""


class Evidence:
    """Reads the directions of one parsed field; it never changes the parse."""

    __slots__ = ("_doc", "_paragraphs", "_sentences")

    def __init__(self, doc: Doc) -> None:
        """Index the sentences and paragraphs of `doc` once."""
        self._doc = doc
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self._paragraphs = _paragraph_starts(doc.text)

    def direction(self, span: Span) -> Direction:
        """Return what the clause around `span` says."""
        sentence = bisect_right(self._sentences, span.start) - 1
        paragraph = bisect_right(self._paragraphs, span.start) - 1
        covered = self._doc.char_span(span.start, span.end, alignment_mode="expand")
        if covered is None or not len(covered):
            return Direction(sentence=max(0, sentence), paragraph=max(0, paragraph))
        root = covered.root
        tense, cue = clause_tense(root)
        if tense is Tense.PRESENT and root.dep_ == "poss":
            tense = Tense.NONE
        link = _link(covered[0], root)
        if link == "since":
            tense, cue = Tense.PAST, link
        return Direction(tense, cue, max(0, sentence), max(0, paragraph), link)


_PARAGRAPH_BREAK: Final = re.compile(r"\n\s*\n|(?<=[.!?:\"”’)])\n")
"""A blank line, or a line that ends with a sentence: some texts have one line a paragraph."""


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _PARAGRAPH_BREAK.finditer(text))]


def _link(first: Token, root: Token) -> str:
    """Return the preposition that binds the expression, before it or above its head."""
    before = first.nbor(-1).lower_ if first.i > 0 else ""
    if before in {"the", "this"} and first.i > 1:
        before = first.nbor(-2).lower_
    if before in _LINKS:
        return before
    if root.dep_ == "pobj" and root.head.lower_ in _LINKS and root.head.i < first.i:
        return root.head.lower_
    return ""


def clause_tense(token: Token) -> tuple[Tense, str]:
    """Return the tense of the clause that governs `token`, and the word that shows it."""
    for _ in range(_REACH):
        marked = _future_adjective(token)
        if marked is not None:
            return marked
        if token.pos_ in _VERBS:
            tense, cue = verb_tense(token)
            if tense is not Tense.NONE:
                return tense, cue
        if token.head.i == token.i:
            break
        token = token.head
    return Tense.NONE, ""


def _future_adjective(token: Token) -> tuple[Tense, str] | None:
    if token.pos_ == "ADJ" and token.lower_ in _FUTURE_WORDS:
        return Tense.FUTURE, token.text
    return None


def verb_tense(verb: Token) -> tuple[Tense, str]:
    """Return the tense of a verb from its tag and auxiliaries (Penn Treebank tags)."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    modal = next((aux for aux in auxiliaries if aux.tag_ == "MD"), None)
    if modal is not None:
        return _modal_tense(modal, auxiliaries)
    reader = _BY_TAG.get(verb.tag_)
    return (Tense.NONE, "") if reader is None else reader(verb, auxiliaries)


def _past_tense(verb: Token, _: list[Token]) -> tuple[Tense, str]:
    return (Tense.FUTURE if verb.lower_ in {"planned", "scheduled"} else Tense.PAST), verb.text


def _modal_tense(modal: Token, auxiliaries: list[Token]) -> tuple[Tense, str]:
    if modal.lower_ in _WILL:
        return Tense.FUTURE, modal.text
    if any(aux.lower_ == "have" for aux in auxiliaries):
        return Tense.PAST, f"{modal.text} have"
    return Tense.FUTURE, modal.text


_FINISHED: Final = frozenset("was were had been has have 've ’ve got".split())
_UNFINISHED: Final = frozenset("is are 's ’s 're ’re am be".split())


def _participle_tense(verb: Token, auxiliaries: list[Token]) -> tuple[Tense, str]:
    written = {aux.lower_ for aux in auxiliaries}
    if "to" in written:
        return _base_form_tense(verb, auxiliaries)
    ahead = verb.lower_ in _FUTURE_WORDS and not written & {"had", "been"}
    if written & _FINISHED or not written:
        return (Tense.FUTURE if ahead else Tense.PAST), verb.text
    if "being" in written:
        return Tense.NONE, ""
    if ahead:
        return Tense.FUTURE, verb.text
    return (Tense.PRESENT if written & _UNFINISHED else Tense.PAST), verb.text


def _present_tense(verb: Token, _: list[Token]) -> tuple[Tense, str]:
    """Read a present: "the summit is on Saturday" tells a plan, "is weaker than" a state."""
    if verb.lower_ in _FUTURE_WORDS:
        return Tense.FUTURE, verb.text
    complements = [child for child in verb.children if child.dep_ in {"acomp", "xcomp", "attr"}]
    if verb.lemma_ == "be" and not complements:
        return Tense.FUTURE, verb.text
    for child in complements:
        if child.lower_ in _FUTURE_WORDS:
            return Tense.FUTURE, child.text
    return Tense.PRESENT, verb.text


def _progressive_tense(verb: Token, auxiliaries: list[Token]) -> tuple[Tense, str]:
    written = {aux.lower_ for aux in auxiliaries}
    if "to" in written:
        return _base_form_tense(verb, auxiliaries)
    if written & {"was", "were", "been"}:
        return Tense.PAST, verb.text
    if written:
        following = {child.lower_ for child in verb.children}
        if verb.lower_ == "going" and "to" in following:
            return Tense.FUTURE, "going to"
        return Tense.PRESENT, verb.text
    return Tense.NONE, ""


def _base_form_tense(verb: Token, auxiliaries: list[Token]) -> tuple[Tense, str]:
    written = {aux.lower_ for aux in auxiliaries}
    if "did" in written:
        return Tense.PAST, "did"
    if written & {"does", "do"}:
        return Tense.PRESENT, verb.text
    if "to" in written:
        head = verb.head
        if head.pos_ == "NOUN" and head.lemma_ in _PLANS:
            return Tense.INTENDED, f"{head.text} to"
        if head.lemma_ in _INTENTIONS or head.lower_ in {"is", "are"}:
            return Tense.FUTURE, f"{head.text} to"
        if head.lower_ == "going":
            return Tense.FUTURE, "going to"
    return Tense.NONE, ""


_BY_TAG: Final[dict[str, Callable[[Token, list[Token]], tuple[Tense, str]]]] = {
    "VBD": _past_tense,
    "VBN": _participle_tense,
    "VBZ": _present_tense,
    "VBP": _present_tense,
    "VBG": _progressive_tense,
    "VB": _base_form_tense,
}
