"""Remove for good leaves no byte of the words in the library's files."""

from __future__ import annotations

from contextlib import closing

from dateline.editing.articles import set_metadata
from dateline.editing.commands import Author
from dateline.editing.findings import pin
from dateline.library.migrations.run import back_up
from dateline.library.opened import Library
from dateline.library.reads.articles import article_count
from dateline.library.removal import remove_for_good
from dateline.model.spans import Field, Span
from tests.building import store_with_names

MARKER = "Quillwhistle"


def fill(library: Library) -> int:
    text = f"{MARKER} met the mayor. {MARKER} left."
    article_id = library.writer.write(
        lambda tx: store_with_names(tx, text, [MARKER], sha256="1" * 64)
    )
    library.writer.write(
        lambda tx: store_with_names(tx, "Another text stays.", [], sha256="2" * 64)
    )
    library.writer.write(
        set_metadata(article_id, "title", f"About {MARKER}", author=Author("AB")), durable=True
    )
    original = library.folder.original("1" * 64)
    original.parent.mkdir(parents=True)
    original.write_text(text)
    return article_id


def files_with(library: Library, word: str) -> list[str]:
    found = [path for path in library.folder.root.rglob("*") if path.is_file()]
    return [
        path.name
        for path in found
        if word.encode() in path.read_bytes().lower().replace(b"\0", b"")
    ]


def test_the_words_are_in_no_file_afterwards(library: Library) -> None:
    article_id = fill(library)
    library.writer.write(
        pin(article_id, Field.TEXT, Span(0, 12), kind="selection", author=Author("AB"))
    )
    back_up(library.folder, label="old")
    library.writer.outside_transactions(
        lambda connection: connection.execute("PRAGMA wal_checkpoint")
    ).result()
    assert files_with(library, MARKER.lower())

    removal = remove_for_good(library.writer, library.folder, [article_id], findings_too=True)

    assert (removal.articles, removal.findings, removal.unreachable) == (1, 1, ())
    assert files_with(library, MARKER.lower()) == []
    with closing(library.reader()) as reader:
        assert article_count(reader) == 1


def test_findings_outlive_their_article_when_a_person_keeps_them(library: Library) -> None:
    article_id = fill(library)
    library.writer.write(
        pin(article_id, Field.TEXT, Span(0, 12), kind="selection", author=Author("AB"))
    )
    remove_for_good(library.writer, library.folder, [article_id], findings_too=False)
    with closing(library.reader()) as reader:
        assert reader.execute("SELECT words FROM finding").fetchall() == [(MARKER,)]
