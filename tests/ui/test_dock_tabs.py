"""The tabs of docks in one place say their whole names, however narrow the place is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.working_library import working


def test_names_that_do_not_fit_are_scrolled_to_and_never_cut(tmp_path: Path, qtbot: QtBot) -> None:
    with working(tmp_path / "library", qtbot, size=(1024, 640)) as bench:
        window = bench.window
        for action in ("review_pairs", "to_check"):
            window.actions_registry.action(action).trigger()
        direct = Qt.FindChildOption.FindDirectChildrenOnly

        def bars() -> list[QTabBar]:
            found = window.findChildren(QTabBar, options=direct)
            return [bar for bar in found if bar.isVisible() and bar.count() > 4]

        qtbot.waitUntil(lambda: len(bars()) == 1)
        (bar,) = bars()
        metrics = QFontMetrics(bar.font())
        for number in range(bar.count()):
            name = bar.tabText(number)
            assert bar.tabRect(number).width() > metrics.horizontalAdvance(name), name
        bar.setCurrentIndex(bar.count() - 1)
        last = bar.tabRect(bar.count() - 1)
        assert bar.rect().intersects(last)
