"""The card of an event tells the source's sentence from the reason, which is Dateline's own."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dateline.library.reads.events import EventRow, event_rows
from dateline.model.annotations import Relation
from dateline.model.days import day_from_iso, last_minute
from dateline.ui.cards.card_view import CardView
from dateline.ui.timeline.event_card import event_card
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.labels import Label
from dateline.ui.wording import say
from tests.ui.dated_library import dated_library


@pytest.fixture
def row(tmp_path: Path) -> EventRow:
    library = dated_library(tmp_path / "library")
    try:
        with closing(library.reader()) as connection:
            ids = [found[0] for found in connection.execute("SELECT id FROM event ORDER BY id")]
            rows = event_rows(connection, ids)
    finally:
        library.close()
    return next(each for each in rows if each.timex is not None)


def test_the_sentence_and_the_reason_are_told_apart(row: EventRow, qtbot: QtBot) -> None:
    content = event_card(replace(row, words="opened the harbour"))
    assert row.timex is not None
    assert content.sentence == " ".join(row.sentence.split())
    assert content.reason == say(row.timex.reason)
    window = QWidget()
    qtbot.addWidget(window)
    card = CardView(content, window)
    read = [words.accessibleName() for words in card.findChildren(Headline)]
    assert read == ["opened the harbour", content.sentence]
    ours = {label.text() for label in card.findChildren(Label)}
    assert content.reason in ours
    assert content.sentence not in ours


def test_a_line_that_is_the_whole_sentence_is_not_said_twice(row: EventRow) -> None:
    assert event_card(replace(row, words=row.sentence)).sentence == ""


def test_a_date_with_an_open_past_is_by_its_last_day(row: EventRow) -> None:
    assert row.timex is not None
    latest = last_minute(day_from_iso("2021-08-11"))
    timex = replace(row.timex, earliest=None, latest=latest)
    content = event_card(
        replace(row, timex=timex, earliest=None, latest=latest, relation=Relation.ON)
    )
    (when,) = (fact.value for fact in content.rows if fact.label == "When")
    assert when == "by 11 Aug 2021"
