"""What a person can read about searching finds something in the sample library that comes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.editing.articles import star, tag
from dateline.editing.commands import Author
from dateline.editing.findings import pin
from dateline.library.opened import Library
from dateline.library.reads.articles import article_ids
from dateline.library.rows import Connection
from dateline.library.search.compile import Compiled, compile_query
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Query
from dateline.library.search.query import results, search_ids
from dateline.model.spans import Field, Span
from dateline.ui.scope_feed import periods_today

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
SECTION = README.split("## Searching", 1)[1].split("\n## ", 1)[0]
TOUR = README.split("## A tour", 1)[1].split("\n## ", 1)[0]
QUERIES = [row.replace("\\|", "|") for row in re.findall(r"^\| `(.+?)` \|", SECTION, re.MULTILINE)]
OF_THE_TOUR = [code for code in re.findall(r"`([^`]+)`", TOUR) if ":" in code or " -" in code]
WITHOUT_A_PLACE = ("published:", "is:", "byline:", "outlet:", "tag:")
"""Fields that ask for nothing of headline or text, so that nothing there is a hit."""


@pytest.fixture(scope="module")
def connection(sample_library: Library) -> Iterator[Connection]:
    """The samples after some use: an article starred and tagged, and words of it pinned with a note."""
    author = Author("AB")
    with closing(sample_library.reader()) as reader:
        first = article_ids(reader)[0]
        note = "compare with the timetable"
        for command in (
            star(first, starred=True, author=author),
            tag([first], "verify", on=True, author=author),
            pin(first, Field.TEXT, Span(0, 8), kind="selection", note=note, author=author),
        ):
            sample_library.writer.write(command)
        yield reader


@pytest.mark.parametrize("text", [*QUERIES, *OF_THE_TOUR])
def test_a_query_that_the_readme_names_finds_and_marks_something(
    connection: Connection, text: str
) -> None:
    query = parse(text, periods=periods_today())
    assert isinstance(query, Query)
    compiled = compile_query(connection, query)
    assert isinstance(compiled, Compiled)
    found = search_ids(connection, compiled)
    assert len(found) > 0
    if not text.startswith(WITHOUT_A_PLACE):
        assert all(row.hits for row in results(connection, compiled, found))


def test_the_readme_names_many_queries() -> None:
    assert len(QUERIES) > 20
    assert OF_THE_TOUR
