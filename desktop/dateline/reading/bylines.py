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

_WORK: Final = r"""(?:(?:an?|eine?|une?)\s+)?(?:written|reported|reporting|posted|story|words|text|texte|analysis|analyse
    |opinion|report|compiled|article|artikel|commentary|kommentar|comment|interview|essay|review|feature|column
    |exclusive|bericht|reportage|entretien)"""
"""What a byline may call the piece of work, or the doing, before "by"."""
_OPENING = re.compile(
    rf"""^\W*(?:(?:{_WORK}|published|edited|updated|submitted|more|all|alles|mehr|articles|posts)\s+)?
    (?:by|von|par|por|di|door|af|av|od|przez|автор|авторы|текст|autor(?:en|in)?|author(?:s|\(s\))?|auteur|text
    |words|from)\b\s*:?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_WRITTEN_BY = re.compile(
    rf"^\W*(?:{_WORK}\s+)?(?:by|von|par|por)\s*:?\s+(?=\S)", re.IGNORECASE | re.VERBOSE
)
_CREDIT = re.compile(
    r"""[\s,;/|•·(]*\b(?P<credit>(?:photo(?:s|graphs?|graphy|graphies)?|pictures?|images?|illustrations?|illustrated|graphics?|videos?
    |fotos?|fotografie|bilder|translat(?:ed|ion)|übersetz(?:t|ung)|edit(?:ed|ing))
    \s*(?:by\b|von\b|par\b|de\b|:)).*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""Those who took the pictures, translated or edited, named behind those who wrote."""
_LONGEST_BYLINE: Final = 1_500
"""Characters of a byline that are read: room for fifty persons."""
_MOST_CREDITED: Final = 8
"""Words of names in a line of credits; more are a sentence."""
_MAIL_AND_NAME = re.compile(r"\s*\S+@\S+\.\S+\s+\((?P<name>[^()]{3,80})\)\s*$")
"""An author as feeds write him (RSS 2.0): a mail address, his name in brackets behind it."""
_BEHIND_CAPITALS = re.compile(
    r"(?P<name>(?:[^\W\d_a-z][^\W\d_a-z.'’-]*\s+){1,3}[^\W\d_a-z][^\W\d_a-z'’-]+)\s+(?=[^\W\d_a-z][a-zà-ÿ]).*$"
)
"""A name set in capitals and what is not part of it, for that is not ("JANE ROE Halden News")."""
_FELLOWS = re.compile(r"[(\[]\s*(?:with|avec|mit|con)\s+([^()\[\]]{3,100})[)\]]", re.IGNORECASE)
_GLUED_AGENCY = re.compile(
    r"(?<=[^\W\d_])(?<!\bby)(?<!\bvon)(?<!\bpar)\s+(?=(?:the\s+)?(?:associated\s+press|press\s+association|agence\s+france-presse"
    r"|thomson\s+reuters|reuters|bloomberg(?:\s+news)?|canadian\s+press)\s*$)",
    re.IGNORECASE,
)
_GLUED_BY = re.compile(r"^(\W*)By(?=[A-Z][a-z])")
"""A "By" whose element ends without a space before the name's."""
_AUTHOR_LABEL = re.compile(
    rf"(?:{_WORK}\s+)?(?:by|von|par|por|di|door|af|av|words|text|texte|author(?:s|\(s\))?|autor(?:en|in|e|es)?"
    r"|auteur(?:e|s)?|автор(?:ы)?|writer|reporter)\s*:?",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_LABEL: Final = 30
_SPLIT = re.compile(
    r"\s*(?:;|\||/|•|·|\n|\t|\s[-–—]\s|,\s*(?:and|und|et|y)\s|,|\s(?:and|und|et|y|e|en|и|та|i|&|with|mit|avec)\s)\s*",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\S+@\S+\.\S+|(?:https?:|www\.)\S+|@\w+|\s+special\s+to\s.*$|"
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
_DOES = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|contributor|journalist|redakteurin|redakteur|"
    r"korrespondentin|korrespondent|journaliste|staff|bureau\s+chief|producer)s?\b",
    re.IGNORECASE,
)
_FROM_PLACE = re.compile(
    r"\s+(?:in|aus|à)\s+[^\W\d_a-z][^,;|]*?(?=,|;|\||\sand\s|\sund\s|\set\s|$)"
)
_ARTICLES = frozenset({"the", "a", "an", "our", "der", "die", "das"})
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
    text = text[:_LONGEST_BYLINE]
    mail = _MAIL_AND_NAME.match(text)
    text = mail["name"] if mail else text
    whole = _FELLOWS.sub(r", \1", _unglued(" ".join(text.split())))
    whole = _CREDIT.sub("", _BRACKETED.sub(" ", whole)) or whole
    bare = before_agency(_OPENING.sub("", whole, count=1).strip())
    persons: dict[str, str] = {}
    agencies: dict[str, None] = {}
    previous = ""
    for raw in _SPLIT.split(bare):
        part = _DROPPED.sub("", raw).strip(" .,:;-–—*_'\"“”")
        part = _BEHIND_CAPITALS.sub(r"\g<name>", part)
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


def _unglued(text: str) -> str:
    return _GLUED_BY.sub(r"\1By ", text)


def begins_like_byline(text: str) -> bool:
    """Return whether `text` opens with "By" or a like word and goes on with a name."""
    text = _unglued(text)
    match = _WRITTEN_BY.match(text)
    return match is not None and not split_byline(text[match.end() :]).is_empty


def is_credit(text: str) -> bool:
    """Return whether `text` names only those who took pictures, translated or edited."""
    marker = _CREDIT.match(text)
    names = "" if marker is None else text[marker.end("credit") :]
    return 0 < len(names.split()) <= _MOST_CREDITED and not split_byline(names).is_empty


def before_agency(text: str) -> str:
    """Return a line with a comma between a name and the agency set behind it without one."""
    return _GLUED_AGENCY.sub(", ", text)


def is_label_of_author(text: str) -> bool:
    """Return whether `text` is nothing but a word such as "Author" or "By", the name standing behind it."""
    return len(text) <= _LONGEST_LABEL and _AUTHOR_LABEL.fullmatch(text) is not None


def names_role(text: str) -> bool:
    """Return whether `text` says what somebody does for an outlet ("Staff Writer", "our correspondent")."""
    return _DOES.search(text) is not None and len(text.split()) <= 6


def without_place(text: str) -> str:
    """Return a byline without the places its persons write from ("Jane Roe in Halden")."""
    return _FROM_PLACE.sub("", text)


def is_person_name(text: str) -> bool:
    """Return whether `text` is built like one person's name: two to five capitalised words.

    One word alone is no name, nor is a phrase with the words of a role, a desk or a company.
    """
    words = text.split()
    if not 2 <= len(words) <= 5 or len(text) > 60 or _ROLE.search(text) is not None:
        return False
    if words[0].casefold() in _ARTICLES:
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
