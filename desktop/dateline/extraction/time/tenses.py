"""The tense of a clause, from the tags and auxiliaries of its verb; the parse is spaCy's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from dateline.extraction.time.direction import Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

_WILL: Final = frozenset({"will", "'ll", "’ll", "wo", "shall"})
_FUTURE_WORDS: Final = frozenset(
    "set due scheduled slated expected planned poised likely ready bound supposed prepared "
    "forecast forecasts projected predicted anticipated tipped destined "
    "plan plans planning intends intend intending hopes hope hoping expects expect expecting "
    "wants want aims aim vows vow promises promise prepares prepare preparing".split()
)
"""Words that put what follows them after the moment of speaking, in these forms."""
_INTENTIONS: Final = frozenset(
    "plan expect set schedule slate agree hope want intend vow prepare promise decide propose aim "
    "seek need ask urge order wait pledge threaten offer call due likely ready poised bound "
    "forecast project predict anticipate tip destine".split()
)
"""Lemmas whose infinitive lies after them."""
_PLANS: Final = frozenset(
    "plan decision agreement deal effort bid attempt intention move proposal order vote deadline "
    "promise pledge offer permission request readiness invitation chance".split()
)
"""Nouns whose infinitive lies after them."""
_AS_PLANNED: Final = frozenset({"as", "previously", "originally", "initially", "long"})
"""Words that make a plan a thing of the past: "began as planned on Friday"."""
_PLANNED: Final = frozenset({"planned", "scheduled"})
"""Past verbs whose day is to come where it stands behind them: "planned a rally on Saturday"."""
VERBS: Final = frozenset({"VERB", "AUX"})
"""The parts of speech that head a clause."""
REACH: Final = 12
"""How many heads are climbed: longer chains are parser errors."""


def clause_tense(token: Token) -> tuple[Tense, str]:
    """Return the tense of the clause that governs `token`, and the word that shows it."""
    first = below = token
    for _ in range(REACH):
        marked = _future_adjective(token)
        if marked is not None:
            return marked
        if token.pos_ in VERBS:
            tense, cue = _tense_seen_from(token, first, below)
            if tense is not Tense.NONE:
                return tense, cue
        if token.head.i == token.i:
            break
        below, token = token, token.head
    return Tense.NONE, ""


def _tense_seen_from(verb: Token, first: Token, below: Token) -> tuple[Tense, str]:
    """Return the tense of `verb` for the word `first`, which hangs on it through `below`."""
    tense, cue = verb_tense(verb)
    if verb.lower_ in _PLANNED and verb.tag_ == "VBD" and first.i > verb.i:
        return Tense.FUTURE, cue
    if tense in _TIMELESS or _is_bare_participle(verb):
        tense, cue = _of_main_clause(verb) or (tense, cue)
    bare = verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}
    if tense is Tense.FUTURE and below.dep_ in _SUBJECTS and bare:
        return Tense.PRESENT, cue
    return tense, cue


_TIMELESS: Final = frozenset({Tense.PRESENT, Tense.NONE})


def _is_bare_participle(verb: Token) -> bool:
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)


def _of_main_clause(verb: Token) -> tuple[Tense, str] | None:
    """Return the future of the main clause for "if elected in May", "when it meets on Friday"."""
    main = verb.head
    if verb.dep_ != "advcl" or main.pos_ not in VERBS:
        return None
    if not any(c.dep_ in {"mark", "advmod"} and c.lower_ in _WHEN for c in verb.children):
        return None
    tense, cue = verb_tense(main)
    return (tense, cue) if tense is Tense.FUTURE else None


_WHEN: Final = frozenset("if unless once when after before until as".split())
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})


def _future_adjective(token: Token) -> tuple[Tense, str] | None:
    """Read "due", "likely": to come, unless it had been so."""
    if token.pos_ == "ADJ" and token.lower_ in _FUTURE_WORDS:
        if token.dep_ == "acomp" and is_past_perfect(token.head):
            return Tense.PAST, f"had {token.head.text}"
        return Tense.FUTURE, token.text
    return None


def verb_tense(verb: Token) -> tuple[Tense, str]:
    """Return the tense of a verb from its tag and auxiliaries (Penn Treebank tags)."""
    auxiliaries = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    modal = next((aux for aux in auxiliaries if aux.tag_ == "MD"), None)
    if modal is not None:
        if _is_dashed_hope(verb, modal):
            return Tense.OPEN, f"had {verb.head.text}"
        return _modal_tense(modal, auxiliaries)
    reader = _BY_TAG.get(verb.tag_)
    return (Tense.NONE, "") if reader is None else reader(verb, auxiliaries)


_BACKSHIFTED: Final = frozenset({"would", "could", "might", "should"})
"""Modals that told of a future once hoped for: "had hoped the road would open on Monday"."""
_HOPES: Final = frozenset(
    "hoped expected thought believed feared assumed supposed imagined wished predicted forecast "
    "forecasted anticipated planned intended estimated".split()
)
"""Participles that in the past perfect say that it came otherwise; what people "had said would" be
done still stands."""


def _is_dashed_hope(verb: Token, modal: Token) -> bool:
    backshifted = verb.dep_ == "ccomp" and modal.lower_ in _BACKSHIFTED
    return backshifted and verb.head.lower_ in _HOPES and is_past_perfect(verb.head)


def _past_tense(verb: Token, _: list[Token]) -> tuple[Tense, str]:
    return Tense.PAST, verb.text


def _modal_tense(modal: Token, auxiliaries: list[Token]) -> tuple[Tense, str]:
    if modal.lower_ in _WILL:
        return Tense.FUTURE, modal.text
    if any(aux.lower_ == "have" for aux in auxiliaries):
        return Tense.PAST, f"{modal.text} have"
    return Tense.FUTURE, modal.text


_WANTING: Final = frozenset({"want", "need", "order", "like", "expect"})
_SMALL_CLAUSES: Final = frozenset({"ccomp", "xcomp", "oprd"})
"""How a bare participle hangs on a verb of wanting: "wants him extradited by August"."""
_FINISHED: Final = frozenset("was were had been has have 've ’ve got".split())
_UNFINISHED: Final = frozenset("is are 's ’s 're ’re am be".split())


def _participle_tense(verb: Token, auxiliaries: list[Token]) -> tuple[Tense, str]:
    written = {aux.lower_ for aux in auxiliaries}
    if "to" in written:
        return _base_form_tense(verb, auxiliaries)
    ahead = verb.lower_ in _FUTURE_WORDS and not written & {"had", "been"}
    ahead = ahead and not any(child.lower_ in _AS_PLANNED for child in verb.children)
    if not written and verb.dep_ in _SMALL_CLAUSES and verb.head.lemma_ in _WANTING:
        wanting = verb.head
        return Tense.OPEN if wanting.tag_ in {"VBD", "VBN"} else Tense.FUTURE, wanting.text
    if written & _FINISHED or not written:
        cue = f"had {verb.text}" if "had" in written else verb.text
        return (Tense.FUTURE if ahead else Tense.PAST), cue
    if "being" in written:
        now = next((aux.text for aux in auxiliaries if aux.tag_ in {"VBZ", "VBP"}), "")
        return (Tense.PRESENT, verb.text) if now else (Tense.NONE, "")
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
    return _gerund_tense(verb)


_CHARGING: Final = frozenset(
    "accuse charge convict suspect acquit blame indict sentence jail fine arrest condemn sue "
    "apologise apologize guilty".split()
)
"""Lemmas whose "of", "with" or "for" leads to what is said to be done."""


def _gerund_tense(verb: Token) -> tuple[Tense, str]:
    """Read "accused of ordering it in May", "after winning on Sunday": done before."""
    preposition = verb.head
    if verb.dep_ != "pcomp":
        return Tense.NONE, ""
    charge = preposition.head
    if preposition.lower_ in {"of", "with", "for"} and charge.lemma_ in _CHARGING:
        return Tense.PAST, f"{charge.text} {preposition.text}"
    return (Tense.PAST, f"after {verb.text}") if preposition.lower_ == "after" else (Tense.NONE, "")


def _is_headline_subject(token: Token) -> bool:
    """Whether the noun heads a sentence without a finite verb: "Union to strike on Friday"."""
    return token.head.i == token.i and token.pos_ in {"NOUN", "PROPN"}


def _base_form_tense(verb: Token, auxiliaries: list[Token]) -> tuple[Tense, str]:
    written = {aux.lower_ for aux in auxiliaries}
    if "did" in written:
        return Tense.PAST, "did"
    if written & {"does", "do"}:
        return Tense.PRESENT, verb.text
    return _infinitive_tense(verb) if "to" in written else (Tense.NONE, "")


def _infinitive_tense(verb: Token) -> tuple[Tense, str]:
    """Return the tense of an infinitive with "to", from what it hangs on."""
    head = verb.head
    cue = f"{head.text} to"
    above = head.head if head.dep_ == "acomp" else head
    intended = head.lemma_ in _INTENTIONS
    past_verb = verb.dep_ in {"xcomp", "ccomp"} and head.tag_ == "VBD"
    ways = (
        (head.i == verb.i or _is_headline_subject(head), Tense.FUTURE, f"to {verb.text}"),
        (head.pos_ == "NOUN" and head.lemma_ in _PLANS, Tense.INTENDED, cue),
        (intended and is_past_perfect(above), Tense.OPEN, f"had {above.text}"),
        (intended or head.lower_ in {"is", "are", "going"}, Tense.FUTURE, cue),
        (head.lower_ in {"was", "were"} and head.dep_ == "ccomp", Tense.FUTURE, cue),
        (past_verb, Tense.OPEN, cue),
    )
    return next(((tense, shown) for holds, tense, shown in ways if holds), (Tense.NONE, ""))


_BY_TAG: Final[dict[str, Callable[[Token, list[Token]], tuple[Tense, str]]]] = {
    "VBD": _past_tense,
    "VBN": _participle_tense,
    "VBZ": _present_tense,
    "VBP": _present_tense,
    "VBG": _progressive_tense,
    "VB": _base_form_tense,
}


def is_present_perfect(verb: Token) -> bool:
    """Whether the verb has "has" or "have" before it, and no modal."""
    auxiliaries = [child for child in verb.children if child.dep_ == "aux"]
    perfect = any(child.tag_ in {"VBZ", "VBP"} and child.lemma_ == "have" for child in auxiliaries)
    return verb.tag_ == "VBN" and perfect


def governing_verb(token: Token) -> Token | None:
    """Return the nearest verb above `token`, None where there is none."""
    for _ in range(REACH):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in VERBS:
            return token
    return None


def is_past_perfect(verb: Token) -> bool:
    """Whether the verb has "had" before it."""
    return any(child.dep_ == "aux" and child.lower_ == "had" for child in verb.children)
