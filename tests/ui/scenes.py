"""The scenes of the gallery: each makes a window in one state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dateline.explore.highlights import MarkKind
from dateline.ui.article_view import ArticleView
from dateline.ui.focus_ring import FocusRing
from dateline.ui.labels import surface
from dateline.ui.notice import Notice
from dateline.ui.pane import Pane
from dateline.ui.pane_state import Choice, PaneState
from tests.ui.sample_article import article, marks, span_of


def window_of(body: QWidget) -> QWidget:
    """Return a window that holds `body`, with a focus ring."""
    window = QWidget()
    surface(window, "window")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(body)
    FocusRing(window)
    return window


def article_scene() -> QWidget:
    """An article with its marks, hits and a chosen name."""
    view = ArticleView()
    view.show_article(article())
    view.set_position(1, 12)
    view.set_marks(marks())
    spans = [span_of("Port Ellery", nth) for nth in range(3)]
    view.set_hits(spans, words="Port Ellery", overall="31 hits in 12 articles", first=1)
    view.select_mark(MarkKind.PERSON, 3)
    return window_of(view)


def narrow_scene() -> QWidget:
    """An article without a date in a pane too narrow for names in the margin."""
    view = ArticleView()
    view.show_article(replace(article(), published=None, byline=("Marit Solheim", "Jonas Aalto")))
    view.set_notice(
        Notice(
            "When was this published?",
            "3 dates, such as “on Tuesday”, wait for it.",
            (("guess", "12 Mar 2025 (file name)"), ("other", "Other…")),
        )
    )
    view.set_marks(marks())
    view.start_finding()
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(view)
    pane = Pane("Library", QWidget())
    pane.set_scope("0 of 48")
    pane.show_state(
        PaneState(
            "No article has all of this",
            "Port Ellery, Mar 2025, not Harbour Board. Without “not Harbour Board” there are 3.",
            (Choice("drop", "Drop “not Harbour Board”"), Choice("clear", "Clear all", "Esc")),
        )
    )
    failed = Pane("Results", QWidget())
    failed.show_state(
        PaneState(
            "Searching failed",
            "Your library is not changed. The details may help us.",
            (Choice("again", "Try again"), Choice("copy", "Copy details")),
            "failed",
        )
    )
    failed.head.set_linked(linked=False)
    failed.set_busy(busy=True)
    loading = ArticleView()
    loading.show_loading("Island waits for its ferry", source="Vessen Courier · 13 Mar 2025")
    side = QVBoxLayout()
    for widget in (pane, failed):
        side.addWidget(widget)
    row.addLayout(side)
    row.addWidget(loading)
    view.setFixedWidth(520)
    return window_of(body)


SCENES: dict[str, Callable[[], QWidget]] = {
    "article": article_scene,
    "narrow": narrow_scene,
}
