"""The card of an event says how many articles and outlets tell of it, and which had it first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from dateline.editing.commands import Author
from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from dateline.ui.cards.card_view import CardContent
from dateline.ui.dialogs.tellings import TellingsDialog
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.session import Selected
from dateline.ui.theme import theme_switch
from dateline.ui.window import MainWindow
from dateline.ui.workbench import Workbench
from tests.explore.test_event_groups import tell

TOLD = (
    ("Ana Reyes attacked the plan on 11 March 2025.", "attacked", "Observer", "2025-03-13"),
    ("An attack of Ana Reyes came on 11 March 2025.", "attack", "Ledger", "2025-03-12"),
    ("Carla Lind wrote on 11 March 2025.", "wrote", "Ledger", "2025-03-12"),
)


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    theme_switch().set_reduced_motion(reduced=True)
    library = Library(tmp_path / "library")
    for number, (text, verb, outlet, published) in enumerate(TOLD):
        library.writer.write(
            lambda tx, text=text, verb=verb, outlet=outlet, published=published, number=number: (
                tell(tx, text, verb, outlet=outlet, published=published, number=number)
            )
        )
    window = MainWindow()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    queue = ImportQueue(library, workers=0, extract=False)
    made = Workbench(window, library, queue, author=Author("AB"))
    window.show()
    try:
        qtbot.waitUntil(lambda: len(pane_of(made).view.stage.events) == 3)
        yield made
    finally:
        made.close()


def pane_of(bench: Workbench) -> TimelinePane:
    pane = bench.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    return pane


def card_of(bench: Workbench, qtbot: QtBot, event: int) -> CardContent:
    pane_of(bench).view.desk.select(event)
    # Its article opens, and a card closes with what it explains.
    qtbot.waitUntil(lambda: bench.article.opened is not None)
    cards, found = bench.window.cards, list[CardContent]()

    def take() -> None:
        # An article that is read anew a moment after it was opened closes the card again.
        if cards.content is not None:
            found.append(cards.content)

    cards.opened.connect(take)
    bench.window.actions_registry.action("timeline.card").trigger()
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def facts(card: CardContent) -> dict[str, tuple[str, str]]:
    return {row.label: (row.value, row.aside) for row in card.rows}


def test_the_card_says_who_tells_of_the_event_and_who_had_it_first(
    bench: Workbench, qtbot: QtBot
) -> None:
    said = facts(card_of(bench, qtbot, 1))
    assert said["Told in"] == ("2 articles, 2 outlets", "")
    assert said["First"] == ("Ledger", "Wed 12 Mar 2025")
    assert said["Then"] == ("Observer", "")


def test_every_sentence_is_listed_by_publication_and_a_row_goes_to_it(
    bench: Workbench, qtbot: QtBot
) -> None:
    card = card_of(bench, qtbot, 1)
    assert "timeline.tellings" in [action.id for action in card.actions]
    bench.window.cards.action_chosen.emit("timeline.tellings")
    qtbot.waitUntil(lambda: len(bench.window.findChildren(TellingsDialog)) == 1)
    (dialog,) = bench.window.findChildren(TellingsDialog)
    assert dialog.count.text() == "2 articles, 2 outlets. Ledger had it first."
    assert list(dialog.model.ids) == [2, 1]
    dialog.table.grab()
    qtbot.waitUntil(lambda: dialog.model.row(2) is not None)
    assert dialog.model.index(0, 0).data() == f"{TOLD[1][0]} Ledger · Wed 12 Mar 2025"
    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)

    def shown() -> str:
        return "" if bench.article.opened is None else bench.article.opened.stored.text

    qtbot.waitUntil(lambda: shown() == TOLD[1][0])
    assert bench.session.selected == Selected("event", 2)
    dialog.close()


def test_the_card_of_what_one_article_tells_counts_nothing(bench: Workbench, qtbot: QtBot) -> None:
    said = facts(card_of(bench, qtbot, 3))
    assert not {"Told in", "First", "Then"} & said.keys()
