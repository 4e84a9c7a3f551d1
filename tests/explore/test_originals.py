"""Originals: long files show their beginning, and names for other programs are harmless."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.explore.originals import Original, copy_original, find_original, opening_name
from dateline.library.opened import Library
from dateline.model.article import Block, BlockKind
from dateline.model.messages import MessageError
from dateline.model.spans import Span
from tests.building import read_article, store


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library")) as opened:
        yield opened


HERE = Original("rain.html", 9, True, None, "", None, (), "It rained", False)  # noqa: FBT003


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("rain.html", "rain.html"),
        ("rain.HTML", "rain.html"),
        ("rain.desktop", "rain.txt"),
        ("-$(rm).exe", "-__rm_.txt"),
        ("noname", "noname.txt"),
    ],
)
def test_a_copy_is_opened_under_a_suffix_of_a_format_that_is_read(name: str, opening: str) -> None:
    assert opening_name(replace(HERE, name=name)) == opening


def test_what_is_neither_text_nor_of_a_known_format_is_not_opened() -> None:
    assert opening_name(replace(HERE, name="rain.exe", source=None)) is None
    assert opening_name(replace(HERE, name="rain.pdf", source=None)) == "rain.pdf"


def test_a_file_that_is_gone_can_not_be_copied(library: Library) -> None:
    target = library.folder.root / "copy"
    with pytest.raises(MessageError):
        copy_original(HERE, target)
    assert not target.exists()


def test_a_long_file_shows_whole_lines_of_its_beginning_and_long_lines_are_broken(
    library: Library,
) -> None:
    data = ("é" * 3000 + "\r\n").encode() * 200
    sha256 = hashlib.sha256(data).hexdigest()
    place = library.folder.original(sha256)
    place.parent.mkdir(parents=True)
    place.write_bytes(data)
    blocks = (
        Block(BlockKind.PARAGRAPH, Span(0, 3), page=2),
        Block(BlockKind.PARAGRAPH, Span(5, 9), page=4),
    )
    read = replace(read_article("One\n\nmore"), blocks=blocks, part="section-2")
    article_id = library.writer.write(lambda tx: store(tx, read, sha256=sha256)).article_id
    with closing(library.reader()) as connection:
        found = find_original(connection, library.folder, article_id)
        assert find_original(connection, library.folder, article_id + 1) is None
    assert found is not None
    assert (found.cut, found.pages, found.part, found.name) == (
        True,
        (2, 4),
        "section-2",
        "article.txt",
    )
    assert found.source is not None
    lines = found.source.split("\n")
    assert set(lines) == {"é" * 1000, ""}
