"""Places in a file, as ids and as names for people."""

from __future__ import annotations

import pytest

from dateline.model.messages import Message, english
from dateline.model.parts import PartKind, bare_part, joined_part, numbered_part, part_name


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (numbered_part(PartKind.MESSAGE, 3), "message 3"),
        ("desk/letters.mbox", "“desk/letters.mbox”"),
        (joined_part("letters.mbox", "message-3"), "“letters.mbox”, message 3"),
        ("letters.mbox/message-3/attachment-1", "“letters.mbox”, message 3, attachment 1"),
        ("message-x", "“message-x”"),
    ],
)
def test_a_place_is_named(part: str, name: str) -> None:
    assert english(part_name(part)) == name


@pytest.mark.parametrize(
    ("part", "bare"),
    [
        ("", ""),
        ("message-3", "message-3"),
        ("home/ana/letters.mbox/message-3/attachment-1", "letters.mbox/message-3/attachment-1"),
        ("home/ana/page.html", "page.html"),
    ],
)
def test_what_leaves_the_library_tells_no_folders_of_an_archive(part: str, bare: str) -> None:
    assert bare_part(part) == bare


def test_a_message_inside_a_message_is_stored_and_said_with_it() -> None:
    inner = Message.of("reading.part.message", number="3")
    outer = Message.of("reading.parts_unread", n=2, part=inner, reason=Message.of("reading.empty"))
    assert Message.loads(outer.dumps()) == outer
    assert english(outer).startswith(
        "2 parts of the file were not read. The first is message 3: The"
    )
