"""A printed byline to its persons, with agencies and everything that is no name set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# Wire services as they sign, folded. Their names stand in bylines but are no persons.
AGENCIES: Final = {
    "reuters": "Reuters", "thomson reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP", "afp news": "AFP",
    "dpa": "dpa", "upi": "UPI", "united press international": "UPI", "tass": "TASS",
    "interfax": "Interfax", "xinhua": "Xinhua", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg",
    "pa": "PA Media", "pa media": "PA Media", "press association": "PA Media", "ansa": "ANSA",
    "efe": "EFE", "kyodo": "Kyodo", "kyodo news": "Kyodo", "apa": "APA", "epd": "epd", "kna": "KNA",
    "ria novosti": "RIA Novosti", "ukrinform": "Ukrinform", "anadolu agency": "Anadolu Agency",
    "anadolu": "Anadolu Agency", "yonhap": "Yonhap", "pti": "PTI", "press trust of india": "PTI",
    "ians": "IANS", "ani": "ANI", "aap": "AAP", "the canadian press": "The Canadian Press",
    "canadian press": "The Canadian Press", "cnn wire": "CNN Wire", "wire reports": "Wire reports",
    "tribune news service": "Tribune News Service", "news agencies": "News agencies",
}  # fmt: skip

_OPENING = re.compile(
    r"^\W*(?:(?:written|reported|reporting|posted|published|story|words|text|analysis|opinion|report|edited"
    r"|compiled|article|updated|submitted|interview|more|all|alles|mehr|articles|posts|artikel)\s+)?(?:by|von|par|por|di|door|af|av|od|przez|автор|"
    r"авторы|текст|autor(?:en|in)?|author(?:s|\(s\))?|auteur|text|from)\b\s*:?\s*",
    re.IGNORECASE,
)
_WRITTEN_BY = re.compile(
    r"^\W*(?:(?:written|reported|reporting|posted|story|words|text|analysis|report|compiled|article)\s+)?"
    r"(?:by|von|par|por)\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:;|\||/|•|·|\n|\t|,\s*(?:and|und|et|y)\s|,|\s(?:and|und|et|y|e|en|и|та|i|&|with|mit|avec)\s)\s*",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\S+@\S+\.\S+|(?:https?:|www\.)\S+|@\w+|"
    r"\s(?:in|for|of|at|für|pour|aus|à|from|via|on)\s.*$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\([^()]{0,120}\)|\[[^\[\]]{0,120}\]")
_ROLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|staff|bureau|chief|columnist|columnists|contributor|"
    r"contributing|journalist|analyst|freelance|producer|photographer|desk|team|newsroom|editorial|"
    r"special|senior|deputy|director|professor|fellow|redaktion|redakteur|redakteurin|"
    r"korrespondent|korrespondentin|rédaction|journaliste|redacción|admin|administrator|webmaster|"
    r"follow|share|updated|published|posted|read|more|subscribe|min|minutes|news|online|media|press|"
    r"office|group|council|board|service|network|company|inc|ltd|llc|today|daily|times|magazine|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|"
    r"september|october|november|december)\b",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    """de da di do dos das du del della der den des la le van von zu zur ten ter el al bin ibn ben bint
    af av y e i st""".split()
)
_NAME_WORD = re.compile(r"(?:[^\W\d_]['’.-]?){1,24}[^\W\d_]?\.?$")
_ELIDED = re.compile(r"[dlo]['’][^\W\d_]")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|phd|md|mp|frs|obe)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Byline:
    """The persons and the agencies of one byline, each once, in their order."""

    persons: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nobody is named."""
        return not self.persons and not self.agencies


def split_byline(text: str) -> Byline:
    """Return who is named in a byline; roles, places, addresses and handles are left out."""
    bare = _OPENING.sub("", _BRACKETED.sub(" ", " ".join(text.split())), count=1)
    persons: dict[str, str] = {}
    agencies: dict[str, None] = {}
    previous = ""
    for raw in _SPLIT.split(bare):
        part = _DROPPED.sub("", raw).strip(" .,:;-–—*_'\"“”")
        agency = AGENCIES.get(part.casefold())
        if agency is not None:
            agencies.setdefault(agency)
        elif _SUFFIX.fullmatch(part) and previous:
            persons[previous.casefold()] = f"{previous}, {part}"
        elif is_person_name(part):
            name = _in_title_case(part)
            persons.setdefault(name.casefold(), name)
            previous = name
    return Byline(tuple(persons.values()), tuple(agencies))


def begins_like_byline(text: str) -> bool:
    """Return whether `text` opens with "By" or a like word and goes on with a name."""
    match = _WRITTEN_BY.match(text)
    return match is not None and not split_byline(text[match.end() :]).is_empty


def is_person_name(text: str) -> bool:
    """Return whether `text` is built like one person's name: two to five capitalised words.

    One word alone is no name, nor is a phrase with the words of a role, a desk or a company.
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or _ROLE.search(text) is not None:
        return False
    names = [word for word in words if word.casefold() not in _PARTICLES]
    return bool(names) and all(_is_name_word(word) for word in names)


def _is_name_word(word: str) -> bool:
    first = word[2] if _ELIDED.match(word) else word[0]
    return _NAME_WORD.fullmatch(word) is not None and (first.isupper() or not _has_case(first))


def could_be_one_name(text: str) -> bool:
    """Return whether one word, said to be a person's name, can be one ("Molière", "kfogel")."""
    return 2 < len(text) <= 30 and text.isalpha() and _ROLE.search(text) is None


def turned_name(text: str) -> str:
    """Return a catalogue's "Roe, Jane" as "Jane Roe", any other text as it is."""
    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 2 or not all(parts) or any(is_person_name(part) for part in parts):
        return text
    turned = f"{parts[1]} {parts[0]}"
    is_catalogued = len(turned.split()) <= 4 and _SUFFIX.fullmatch(parts[1]) is None
    return turned if is_catalogued and is_person_name(turned) else text


def _has_case(char: str) -> bool:
    return char.isupper() or char.islower()


def _in_title_case(name: str) -> str:
    """Return a name set in capitals ("JANE ROE") as it is written ("Jane Roe")."""
    if not name.isupper() or len(name) < 5:
        return name
    return re.sub(
        r"[^\W\d_]+", lambda match: match[0].capitalize() if len(match[0]) > 1 else match[0], name
    )
