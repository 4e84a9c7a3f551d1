"""Where in a file an article stands: the place's id, and its name as a message for people."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from dateline.model.messages import Message


class PartKind(StrEnum):
    """What a file that holds several articles counts them in."""

    MESSAGE = "message"
    SECTION = "section"
    RECORD = "record"
    CAPTURE = "capture"
    POST = "post"
    ATTACHMENT = "attachment"


UNREAD: Final = frozenset({"reading.parts_unread", "reading.stopped"})
"""The ids of the warnings that tell of parts of a file that were not read."""
_NUMBERED = re.compile(rf"({'|'.join(PartKind)})-(\d+)")
_LONGEST_NAME = 120


def numbered_part(kind: PartKind, number: int) -> str:
    """Return the id of the `number`th part of a file, counted from 1: "message-3"."""
    return f"{kind}-{number}"


def joined_part(outer: str, inner: str) -> str:
    """Return the id of a part of a part: "letters.mbox/message-3"."""
    return f"{outer}/{inner}" if outer and inner else outer or inner


def bare_part(part: str) -> str:
    """Return a part without the folders above its file inside an archive, which may name somebody."""
    places = part.split("/")
    named = [number for number, place in enumerate(places) if not _NUMBERED.fullmatch(place)]
    return "/".join(places[named[-1] :] if named else places)


def part_name(part: str) -> Message:
    """Return the name of a part for people: "message 3", "letters.mbox, message 3".

    Of a path inside an archive all folders are kept, so that the file can be found there.
    """
    outer, _, inner = part.rpartition("/")
    match = _NUMBERED.fullmatch(inner)
    if match is None:
        return Message.of("reading.part.named", name=part[-_LONGEST_NAME:])
    own = Message.of(f"reading.part.{match[1]}", number=match[2])
    return Message.of("reading.part.inside", outer=part_name(outer), inner=own) if outer else own
