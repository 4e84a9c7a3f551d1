"""Two texts are compared by sentence: what came, what went, what was reworded, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from dateline.editing.articles import remove_articles
from dateline.editing.commands import Author
from dateline.editing.findings import pin
from dateline.explore.differences import ChangeKind, Difference, difference
from dateline.explore.opened_article import open_article
from dateline.library.opened import Library
from dateline.library.reads.findings import finding_ids, finding_rows, findings_gone
from dateline.library.reads.versions import latest_texts, text_version
from dateline.model.spans import Field, Span
from tests.building import extract_again, read_article, store

AB = Author("AB")
ADDRESS = "https://tern.example/ferry"
FIRST = "The ferry sank on Monday. Ana Reyes saw it. It was “old”. Nobody was hurt."
SECOND = 'The ferry sank on Monday. Ana Reyes and two others saw it.\nIt was "old". The board met.'


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library")) as opened:
        yield opened


def arrive(
    library: Library, number: int, text: str, *, title: str = "Ferry", day: str = "2025-03-13"
) -> int:
    """Store a text that was printed at one address, with its sentences."""
    read = read_article(text, title=title, url=ADDRESS, published=day)

    def write(transaction: object) -> int:
        arrival = store(transaction, read, sha256=f"{number:064d}", url_key=ADDRESS)  # pyright: ignore[reportArgumentType]
        extract_again(transaction, arrival.article_id, ())  # pyright: ignore[reportArgumentType]
        return arrival.article_id

    return library.writer.write(write)


def compared(library: Library, first: int, second: int) -> Difference:
    with closing(library.reader()) as reader:
        texts = latest_texts(reader, [second])
        own = open_article(reader, first)
        assert own is not None
        before, after = text_version(reader, own.row.text_id), text_version(reader, texts[second])
    assert before is not None
    assert after is not None
    return difference(before, after)


def kinds(found: Difference) -> list[ChangeKind]:
    return [change.kind for change in found.changes]


def touched(found: Difference, kind: ChangeKind) -> tuple[Sequence[str], Sequence[str]]:
    (change,) = (change for change in found.changes if change.kind is kind)
    assert change.before is not None
    assert change.after is not None
    before, after = change.before, change.after
    return [s.of(before.words) for s in before.touched], [s.of(after.words) for s in after.touched]


def test_each_sentence_is_the_same_added_removed_or_changed_in_its_words(library: Library) -> None:
    found = compared(library, arrive(library, 1, FIRST), arrive(library, 2, SECOND))
    same, changed = ChangeKind.SAME, ChangeKind.CHANGED
    assert kinds(found)[:4] == [same, same, changed, same]
    assert kinds(found)[4:] == [ChangeKind.REMOVED, ChangeKind.ADDED]
    assert touched(found, changed) == ([], ["and two others"])
    spans = [change.after for change in found.changes if change.kind is same and change.after]
    assert spans[1].span.of(SECOND) == "The ferry sank on Monday."
    assert spans[0].field is Field.TITLE


def test_a_new_headline_is_a_change_and_the_text_stays(library: Library) -> None:
    second = arrive(library, 1, FIRST, title="Ferry lost")
    third = arrive(library, 2, f"{FIRST} It rained.", title="Ferry lost at sea")
    found = compared(library, second, third)
    assert kinds(found) == [ChangeKind.CHANGED, *[ChangeKind.SAME] * 4, ChangeKind.ADDED]
    assert touched(found, ChangeKind.CHANGED) == ([], ["at sea"])


def test_the_last_version_is_followed_and_removed_ones_are_not(library: Library) -> None:
    ids = [
        arrive(library, n, f"{FIRST} It rained {n} times.", day=f"2025-03-1{n}") for n in (1, 2, 3)
    ]
    with closing(library.reader()) as reader:
        texts = latest_texts(reader, ids)
        assert len(set(texts.values())) == 1
        assert texts[ids[0]] == texts[ids[2]]
    library.writer.write(remove_articles([ids[2]], author=AB))
    with closing(library.reader()) as reader:
        found = open_article(reader, ids[0])
    assert found is not None
    assert found.later is not None
    assert found.later.id == ids[1]


def test_a_finding_knows_that_its_sentence_is_gone_from_the_later_version(library: Library) -> None:
    first = arrive(library, 1, FIRST)
    for words in ("Nobody was hurt.", "It was “old”."):
        start = FIRST.index(words)
        span = Span(start, start + len(words))
        library.writer.write(pin(first, Field.TEXT, span, kind="sentence", author=AB))
    with closing(library.reader()) as reader:
        assert findings_gone(reader, first) == 0
    second = arrive(library, 2, SECOND, day="2025-03-14")
    with closing(library.reader()) as reader:
        gone, kept = finding_rows(reader, finding_ids(reader))
        assert gone.gone_in == latest_texts(reader, [second])[second]
        assert kept.gone_in is None
        assert findings_gone(reader, first) == 1
        opened = open_article(reader, first)
    assert opened is not None
    assert opened.gone == 1
