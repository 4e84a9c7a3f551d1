"""Strategies for libraries and for what people, and monkeys, type into the search field."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from tests.library.search.small_library import Happened, Item, Name, Said, When

WORDS = (
    *(
        "ceasefire",
        "cease",
        "talks",
        "Talks",
        "talk",
        "Kursk",
        "kurski",
        "Kurakhove",
        "Zelensky",
        "Zelenskyy",
    ),
    *(
        "Stalingrad",
        "Belgrad",
        "grad",
        "30-day",
        "30",
        "day",
        "U.S.",
        "us",
        "café",
        "cafe",
        "CAFÉ",
        "Ørsted",
    ),
    *(
        "root",
        "causes",
        "causes.",
        "Root",
        "中国",
        "人民",
        "中国人民",
        "中国，人民",
        "AND",
        "or",
        "—",
        "x",
        "’s",
    ),
)
NAMES = (
    "Vladimir Putin",
    "Donald Trump",
    "Donald Tusk",
    "Kursk",
    "José Álvarez",
    "NATO",
    "习近平",
    "U.S. Army",
)
DATES = (
    "1999",
    "2000",
    "2000-02",
    "1999-12-30",
    "2000-01..2000-03",
    ">2000-01-15",
    "<=2000-02-01",
    "..2000",
    "2000-03..",
)
"""730_000 is 1999-09-12."""
KINDS = ("person", "organisation", "place")
STATUSES = ("reported", "planned", "denied")

texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


def random_library(seed: int) -> list[Item]:
    """Return up to eight articles made of the same few words, names and days."""
    rng = random.Random(seed)
    return [_random_item(rng) for _ in range(rng.randint(1, 8))]


def _random_item(rng: random.Random) -> Item:
    quotations = tuple(
        Said(_random_text(rng, 1), rng.choice(NAMES)) for _ in range(rng.randint(0, 2))
    )
    body = " ".join([_random_text(rng, 0), *(f'"{quote.words}"' for quote in quotations)])
    return Item(
        body=body,
        title=_random_text(rng, 0),
        byline=rng.choice(("", "José Álvarez", "Ann Talks")),
        outlet=rng.choice(("", "Kursk Post", "Day Wire")),
        published_day=rng.choice((None, rng.randint(730_000, 730_400))),
        starred=rng.random() < 0.3,
        removed=rng.random() < 0.2,
        tags=_random_tags(rng),
        notes=((_random_text(rng, 1), _random_tags(rng)),) if rng.random() < 0.4 else (),
        names=tuple(Name(rng.choice(NAMES), rng.choice(KINDS)) for _ in range(rng.randint(0, 3))),
        quotations=quotations,
        timexes=tuple(_random_interval(rng) for _ in range(rng.randint(0, 2))),
        events=tuple(Happened(status=rng.choice(STATUSES)) for _ in range(rng.randint(0, 2))),
    )


def _random_text(rng: random.Random, least: int) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(least, 9)))


def _random_tags(rng: random.Random) -> tuple[str, ...]:
    return tuple(rng.sample(("verify", "Vérify", "to check", "later"), rng.randint(0, 2)))


def _random_interval(rng: random.Random) -> When:
    first = rng.randint(730_000 * 1440, 730_400 * 1440)
    last = first + rng.choice((0, 1440, 50_000))
    return When(*rng.choice(((first, last), (None, last), (first, None), (None, None))))


_plain = st.sampled_from(WORDS)
_wild = st.sampled_from(
    ("*grad", "Zel?nsky", "Zelen*", "k*k*", "*", "?alk", "c*e", "30-d*y", "*国*", "caf?", "talk?")
)
_fuzzy = st.sampled_from(("Kursk~", "Zelenski~", "taks~", "caffé~", "30-day~", "us~", "~"))
_phrases = st.tuples(texts, st.sampled_from(("", "*", "~"))).map(
    lambda pair: f'"{pair[0]}"{pair[1]}'
)
_words = st.one_of(_plain, _wild, _fuzzy, _phrases)
_near = st.tuples(
    st.lists(st.one_of(_plain, _phrases, _wild), min_size=2, max_size=3), st.integers(0, 4)
).map(lambda pair: f"near({' '.join(pair[0])}, {pair[1]})")
_named = st.tuples(
    st.sampled_from(("person", "org", "place", "speaker")),
    st.sampled_from(
        (
            "Putin",
            "donald",
            '"donald trump"',
            "Don*",
            "alvarez",
            "Kursc~",
            "近平",
            "T?u*",
            '"u.s. army"',
        )
    ),
).map(":".join)
_dated = st.tuples(st.sampled_from(("published", "date")), st.sampled_from(DATES)).map(":".join)
_facts = st.sampled_from(
    (
        "tag:verify",
        'tag:"to check"',
        "tag:ver*",
        "is:starred",
        "status:planned",
        "status:denied",
        "note:talks",
        "note:caf?",
    )
)
_columns = st.tuples(
    st.sampled_from(("title", "byline", "outlet", "source", "TITLE")), st.one_of(_words, _near)
).map(":".join)
leaves = st.one_of(_words, _words, _near, _named, _dated, _facts, _columns)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(
        inner, st.sampled_from((" ", " AND ", " OR ", " -", " NOT ", " AND NOT ")), inner
    ).map("".join)
    grouped = inner.map(lambda text: f"({text})")
    negated = inner.map(lambda text: f"-({text})")
    return st.one_of(two, two, grouped, negated)


queries = st.recursive(leaves, _grown, max_leaves=6)
"""Queries of the language, most of them without a mistake."""

_pieces = st.sampled_from(
    (
        *(
            "(",
            ")",
            '"',
            "“",
            "-",
            "*",
            "?",
            "~",
            ":",
            ",",
            "..",
            ">",
            "<=",
            " ",
            "  ",
            "\n",
            "\t",
            "AND",
            "OR",
            "NOT",
        ),
        *(
            "near(",
            "title:",
            "person:",
            "speaker:",
            "published:",
            "date:",
            "status:",
            "is:",
            "nosuch:",
            "a",
            "30-day",
            "\0",
        ),
        *(
            "\ud800",
            "\u0301",
            "中",
            "😀",
            "'",
            ";",
            "--",
            "/*",
            "{",
            "}",
            "^",
            "+",
            "2025-02-30",
            "9999",
            "rowid",
            "%",
            "_",
        ),
    )
)
keystrokes = st.lists(st.one_of(_pieces, st.text(max_size=3)), max_size=14).map("".join)
"""Anything typed."""
