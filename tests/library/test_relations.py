"""What an article is to the others: the first of one text, its copies, earlier and later versions."""

from __future__ import annotations

from contextlib import closing

from dateline.editing.articles import remove_articles
from dateline.editing.commands import Author
from dateline.library.changes import Changes
from dateline.library.opened import Library
from dateline.library.reads.relations import Kinship, relations
from tests.building import read_article, store

BODY = "The council met on Tuesday.\n\nNothing was agreed."
ADDRESS = "https://tern.example/a"


def arrive(library: Library, number: int, text: str = BODY, **metadata: str | None) -> int:
    read = read_article(text, **metadata)  # pyright: ignore[reportArgumentType]
    url_key = metadata.get("url")
    return library.writer.write(
        lambda tx: store(tx, read, sha256=f"{number:064d}", path=f"{number}.txt", url_key=url_key)
    ).article_id


def found(library: Library, *article_ids: int) -> dict[int, list[tuple[Kinship, int]]]:
    with closing(library.reader()) as reader:
        return {
            article_id: [(each.kinship, each.of.id) for each in related]
            for article_id, related in relations(reader, article_ids).items()
        }


def test_the_article_that_was_published_first_is_the_one_that_was_copied(library: Library) -> None:
    late = arrive(library, 1, outlet="Late Paper", published="2025-03-14")
    wire = arrive(library, 2, outlet="Wire", published="2025-03-13T08:20+01:00")
    paper = arrive(library, 3, outlet="Paper", published="2025-03-13T09:05+00:00")
    undated = arrive(library, 4, outlet="Undated", published=None)
    alone = arrive(library, 5, "Another text altogether.", outlet="Wire")
    assert found(library, late, wire, paper, undated, alone) == {
        late: [(Kinship.COPY, wire)],
        wire: [(Kinship.COPIED, paper), (Kinship.COPIED, late), (Kinship.COPIED, undated)],
        paper: [(Kinship.COPY, wire)],
        undated: [(Kinship.COPY, wire)],
    }


def test_versions_at_one_address_name_each_other(library: Library) -> None:
    later = arrive(library, 1, BODY + "\n\nMore.", published="2025-03-14", url=ADDRESS)
    first = arrive(library, 2, published="2025-03-13", url=ADDRESS)
    assert found(library, later) == {later: [(Kinship.VERSION, first)]}
    assert found(library, first) == {first: [(Kinship.EARLIER, later)]}


def test_what_is_removed_is_related_to_nothing(library: Library) -> None:
    first = arrive(library, 1, outlet="Wire", published="2025-03-13")
    second = arrive(library, 2, outlet="Paper", published="2025-03-14")
    third = arrive(library, 3, outlet="Late Paper", published="2025-03-15")
    library.writer.write(remove_articles([first], author=Author("AB")))
    assert found(library, second, third) == {
        second: [(Kinship.COPIED, third)],
        third: [(Kinship.COPY, second)],
    }
    library.writer.write(remove_articles([third], author=Author("AB")))
    assert found(library, second) == {}


def test_an_arriving_copy_tells_that_the_other_article_has_changed(library: Library) -> None:
    heard: list[Changes] = []
    first = arrive(library, 1, outlet="Wire")
    library.writer.listen(heard.append)
    copy = arrive(library, 2, outlet="Paper")
    assert heard[-1].added == {copy}
    assert first in heard[-1].changed
