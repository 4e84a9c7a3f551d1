"""Lines are taken in batches of what has arrived, each with its end, none lost."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

import pytest

from dateline.cli.arriving_lines import ArrivingLines


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)


def batches(lines: ArrivingLines, size: int) -> list[list[bytes]]:
    found: list[list[bytes]] = []
    while batch := list(islice(lines, size)):
        found.append(batch)
    return found


def test_a_batch_ends_where_nothing_more_has_arrived(pipe: tuple[int, int]) -> None:
    lines = ArrivingLines(pipe[0])
    with closing(os.fdopen(pipe[1], "wb", buffering=0)) as writing:
        writing.write(b"first\n")
        assert list(islice(lines, 10)) == [b"first\n"]
        writing.write(b"sec")
        writing.write(b"ond\n")
        assert list(islice(lines, 10)) == [b"second\n"]
    assert list(islice(lines, 10)) == []
    assert list(islice(lines, 10)) == []


def test_every_line_is_there_once_whatever_the_batches(pipe: tuple[int, int]) -> None:
    given = [f"line {number} {'x' * (number * 7 % 3000)}\n".encode() for number in range(5000)]

    def write() -> None:
        with closing(os.fdopen(pipe[1], "wb")) as writing:
            writing.writelines(given)
            writing.write(b"without an end")

    writer = threading.Thread(target=write)
    writer.start()
    taken = batches(ArrivingLines(pipe[0]), 64)
    writer.join()
    assert [line for batch in taken for line in batch] == [*given, b"without an end"]
    assert max(map(len, taken)) <= 64


def test_a_full_batch_does_not_wait_for_the_next_line(pipe: tuple[int, int]) -> None:
    lines = ArrivingLines(pipe[0])
    with closing(os.fdopen(pipe[1], "wb", buffering=0)) as writing:
        writing.write(b"1\n2\n3\n")
        first = list(islice(lines, 2))
        assert first[0] == b"1\n"
        rest = [*first[1:], *islice(lines, 2)]
        assert rest[:2] == [b"2\n", b"3\n"][: len(rest)]
