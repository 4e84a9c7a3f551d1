"""What arrives twice, elsewhere or later is told apart (DESIGN section 4, identity)."""

from __future__ import annotations

from contextlib import closing

from dateline.library.arrivals import Arrival, Outcome, add_text
from dateline.library.opened import Library
from dateline.library.reads.articles import article_count, stored_article
from dateline.library.search.fulltext import check
from tests.building import read_article, store

BODY = "The council met on Tuesday.\n\nNothing was agreed."


def arrive(library: Library, number: int, text: str = BODY, **metadata: str | None) -> Arrival:
    url_key = metadata.get("url")
    read = read_article(text, **metadata)  # pyright: ignore[reportArgumentType]
    sha256 = f"{number:064d}"
    return library.writer.write(
        lambda tx: store(tx, read, sha256=sha256, path=f"{number}.txt", url_key=url_key)
    )


def test_the_same_bytes_add_nothing_but_their_path(library: Library) -> None:
    first, second = arrive(library, 1), arrive(library, 1)
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.HERE)
    assert second.article_id == first.article_id


def test_the_same_title_and_body_at_the_same_outlet_are_one_article(library: Library) -> None:
    first = arrive(library, 1, outlet="Tern Post")
    again = arrive(library, 2, BODY.replace("\n\n", "\n\n\n").upper(), outlet="Tern Post")
    assert again == Arrival(Outcome.DUPLICATE, first.article_id, first.article_id)


def test_the_same_body_at_another_outlet_is_kept_as_a_copy(library: Library) -> None:
    first = arrive(library, 1, outlet="Tern Post")
    copy = arrive(library, 2, outlet="Other Paper", title="Another title")
    assert copy.outcome is Outcome.COPY
    assert copy.related_id == first.article_id
    with closing(library.reader()) as reader:
        assert article_count(reader) == 2
        found = stored_article(reader, first.article_id)
    assert found is not None
    assert found.copies == 1


def test_another_text_at_the_same_address_is_a_later_version(library: Library) -> None:
    first = arrive(library, 1, url="https://tern.example/a")
    later = arrive(
        library, 2, BODY + "\n\nCorrection: it was Monday.", url="https://tern.example/a"
    )
    assert later.outcome is Outcome.VERSION
    assert later.related_id == first.article_id


def test_of_two_texts_at_one_address_the_one_with_the_later_day_is_the_later(
    library: Library,
) -> None:
    later = arrive(library, 1, published="2025-03-14", url="https://tern.example/a")
    first = arrive(
        library, 2, BODY + "\n\nMore follows.", published="2025-03-13", url="https://tern.example/a"
    )
    assert first == Arrival(Outcome.EARLIER, first.article_id, later.article_id)
    with closing(library.reader()) as reader:
        found = reader.execute("SELECT id, later_version_of FROM article ORDER BY id").fetchall()
    assert found == [(later.article_id, first.article_id), (first.article_id, None)]


def test_empty_bodies_never_make_two_articles_equal(library: Library) -> None:
    outcomes = [arrive(library, number, "", outlet="Tern Post").outcome for number in (1, 2)]
    assert outcomes == [Outcome.ADDED, Outcome.ADDED]


def test_what_was_read_comes_back_whole(library: Library) -> None:
    arrival = arrive(library, 1, outlet="Tern Post", published="2025-03-13T10:00")
    with closing(library.reader()) as reader:
        found = stored_article(reader, arrival.article_id)
    assert found is not None
    assert (found.text, found.read_title, found.row.outlet) == (BODY, "A title", "Tern Post")
    assert [block.span.of(BODY) for block in found.layout.blocks] == BODY.split("\n\n")
    assert found.row.published_day == 739322
    assert {reading.field for reading in found.metadata} == {"title", "outlet", "published"}


def test_a_later_text_of_an_article_is_found_by_its_own_words_alone(library: Library) -> None:
    arrival = arrive(library, 1)
    later = read_article("The council adjourned.")
    library.writer.write(lambda tx: add_text(tx, arrival.article_id, later))
    with closing(library.reader()) as reader:
        found = {
            word: len(
                reader.execute(
                    "SELECT rowid FROM article_fts WHERE article_fts MATCH ?", (word,)
                ).fetchall()
            )
            for word in ("adjourned", "agreed", "council")
        }
    assert found == {"adjourned": 1, "agreed": 0, "council": 1}
    assert library.writer.write(lambda tx: check(tx.connection))
