"""What a row of the article list says of the publication day."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dateline.library.opened import Library
from dateline.library.reads.articles import article_rows
from dateline.model.confidence import Confidence
from dateline.ui.rows.library_delegate import LibraryDelegate
from tests.ui.spoken import store_spoken


def test_a_day_that_was_read_without_certainty_says_so(qapp: QApplication, tmp_path: Path) -> None:
    with closing(Library(tmp_path / "library")) as library:
        article_id = library.writer.write(store_spoken)
        with closing(library.reader()) as reader:
            (row,) = article_rows(reader, [article_id])
    row = replace(row, published_day=20_000, published_decided=False)
    delegate = LibraryDelegate(qapp)
    unsure = replace(row, published_confidence=int(Confidence.UNSURE))
    sure = delegate.day_words(replace(row, published_confidence=int(Confidence.SURE)))
    assert delegate.day_words(unsure) == f"{sure}, unsure"
    assert delegate.day_words(replace(unsure, published_decided=True)) == sure
    assert delegate.day_words(replace(row, published_day=None)) == "no date"
