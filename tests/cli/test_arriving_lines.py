"""Lines are taken in batches of what has arrived, each with its end, none lost."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import islice

import pytest

from dateline.cli.arriving_lines import ArrivingLines

SIZE = 16


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)


def batches(lines: ArrivingLines) -> list[list[bytes]]:
    found: list[list[bytes]] = []
    while batch := list(islice(lines, SIZE)):
        found.append(batch)
    return found


def test_a_batch_ends_where_nothing_more_has_arrived(pipe: tuple[int, int]) -> None:
    lines = ArrivingLines(pipe[0], batch=SIZE)
    with closing(os.fdopen(pipe[1], "wb", buffering=0)) as writing:
        writing.write(b"first\n")
        assert list(islice(lines, SIZE)) == [b"first\n"]
        writing.write(b"sec")
        writing.write(b"ond\n")
        assert list(islice(lines, SIZE)) == [b"second\n"]
    assert list(islice(lines, SIZE)) == []
    assert list(islice(lines, SIZE)) == []


def test_every_line_is_there_once_whatever_the_batches(pipe: tuple[int, int]) -> None:
    given = [f"line {number} {'x' * (number * 7 % 3000)}\n".encode() for number in range(5000)]

    def write() -> None:
        with closing(os.fdopen(pipe[1], "wb")) as writing:
            writing.writelines(given)
            writing.write(b"without an end")

    writer = threading.Thread(target=write)
    writer.start()
    taken = batches(ArrivingLines(pipe[0], batch=SIZE))
    writer.join()
    assert [line for batch in taken for line in batch] == [*given, b"without an end"]
    assert max(map(len, taken)) <= SIZE
