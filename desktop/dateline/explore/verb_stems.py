"""Whether two words tell of one doing: "attacked", "attacks" and "the attack"; "sank" and "sunk"."""

from __future__ import annotations

from typing import Final

_IRREGULAR: Final = {
    form: stem
    for stem, forms in {
        "begin": "began begun beginning",
        "bring": "brought",
        "build": "built",
        "buy": "bought",
        "catch": "caught",
        "choose": "chose chosen",
        "come": "came coming",
        "deal": "dealt",
        "die": "died dying death dead",
        "draw": "drew drawn",
        "drive": "drove driven",
        "fall": "fell fallen",
        "feel": "felt",
        "fight": "fought",
        "find": "found",
        "flee": "fled",
        "fly": "flew flown flight",
        "forbid": "forbade forbidden",
        "freeze": "froze frozen",
        "get": "got gotten",
        "give": "gave given",
        "go": "went gone",
        "grow": "grew grown growth",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "lend": "lent loan",
        "lie": "lay lain lying",
        "lose": "lost loss",
        "make": "made",
        "mean": "meant",
        "meet": "met meeting",
        "pay": "paid payment",
        "ride": "rode ridden",
        "ring": "rang rung",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold sale",
        "send": "sent",
        "shoot": "shot",
        "show": "shown",
        "shrink": "shrank shrunk",
        "sing": "sang sung",
        "sink": "sank sunk",
        "sit": "sat",
        "speak": "spoke spoken speech",
        "spend": "spent",
        "stand": "stood",
        "steal": "stole stolen",
        "strike": "struck stricken",
        "swear": "swore sworn",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "throw": "threw thrown",
        "win": "won",
        "withdraw": "withdrew withdrawn withdrawal",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
"""Forms that no ending tells (Quirk et al., A Comprehensive Grammar of the English Language, 3.11 to
3.20), and nouns of the commonest of these verbs."""
_ENDINGS: Final = (
    *("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al"),
    *("ures", "ure", "ied", "ies", "ed", "es", "er", "s", "e", "y"),
)
"""Endings of verbs and of nouns made from them, longest first."""
_LEAST_STEM: Final = 3


def stem_of(words: str) -> str:
    """Return the stem of the last word: equal for forms of one verb and most nouns made from it.

    A stem is for comparing, not for reading: "seized", "seizure" and "seizing" give "seiz".
    """
    parts = words.lower().split()
    word = "".join(letter for letter in parts[-1] if letter.isalpha()) if parts else ""
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return _bare(word.removesuffix(ending))
    return _bare(word)


def _bare(stem: str) -> str:
    """Return "stop" for the "stopp" of "stopped", "announc" for the "announce" of its noun."""
    if stem.endswith("e") and len(stem) > _LEAST_STEM:
        stem = stem[:-1]
    doubled = len(stem) > _LEAST_STEM and stem[-1] == stem[-2]
    return stem[:-1] if doubled else stem
