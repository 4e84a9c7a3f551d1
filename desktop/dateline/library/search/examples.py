"""Examples of the search language, from which help, README and completion are made."""

from __future__ import annotations

from typing import Final

from dateline.library.search.fields import FIELDS
from dateline.model.messages import Message

_EXAMPLES = (
    ("ceasefire talks", "all_words"),
    ('"bow door"', "phrase"),
    ("harbour OR port", "or"),
    ("ferry -storm", "without"),
    ("ferry (captain OR engineer) NOT minister", "group"),
    ("inspect*", "beginning"),
    ("*guard", "ending"),
    ("Marenco~", "fuzzy"),
    ("near(ferry capsized, 8)", "near"),
    ("title:truce", "title"),
    ("byline:Tesch", "byline"),
    ('outlet:"Aldermoor Chronicle"', "outlet"),
    ("person:Marenko", "person"),
    ("org:UN", "org"),
    ("place:Geneva", "place"),
    ("role:engineer", "role"),
    ("speaker:Verlan flag", "speaker"),
    ("published:2025-12", "published"),
    ("published:>2025-12-01", "published_after"),
    ("date:2025-10..2025-11", "date"),
    ('date:"November 2025"', "date_words"),
    ("tag:verify", "tag"),
    ("note:timetable", "note"),
    ("status:planned", "status"),
    ("is:starred", "starred"),
)

EXAMPLES: Final = tuple((query, Message(f"search.example.{key}")) for query, key in _EXAMPLES)
"""Each form of the language as a query and the message that explains it, in the order of help.

Each finds something in the sample library, once a person has starred, tagged and noted there.
"""


def completions(begun: str) -> tuple[str, ...]:
    """Return the fields, with their colon, that a word being typed may become."""
    lowered = begun.lower()
    return tuple(f"{name}:" for name in FIELDS if lowered and name.startswith(lowered))
