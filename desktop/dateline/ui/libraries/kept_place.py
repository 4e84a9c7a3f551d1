"""Where a person stopped reading: the open article and the first line in sight, kept per library."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from dateline.library.reads.articles import article_id_of
from dateline.model.spans import Span, Utf16Map
from dateline.ui.session import Passage

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """An article's uid, and the code point in its text that stood at the top of the window."""

    article: str
    start: int

    def dumps(self) -> str:
        """Return the place as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def loads(cls, text: str) -> KeptPlace | None:
        """Return the place that `text` holds, or None where it holds none."""
        try:
            table: Any = json.loads(text)
            return cls(str(table["article"]), max(0, int(table["start"])))
        except (ValueError, TypeError, KeyError):
            return None


def place_of(bench: Workbench) -> KeptPlace | None:
    """Return where the window is, or None while no article is open."""
    opened = bench.article.opened
    if opened is None:
        return None
    view = bench.window.article.text
    lines = view.lines_on_screen()
    at_top = view.verticalScrollBar().value() == 0 or not lines
    utf16 = Utf16Map(opened.stored.text)
    return KeptPlace(opened.row.uid, 0 if at_top else utf16.to_code_points(lines[0].start))


def return_to(bench: Workbench, place: KeptPlace) -> None:
    """Open the article and bring the kept line to the top; nothing happens where it is gone."""

    def show(article_id: int | None) -> None:
        if article_id is not None:
            bench.article.opened_changed.connect(scroll)
            bench.session.show_passage(Passage(article_id))

    def scroll(_: object) -> None:
        bench.article.opened_changed.disconnect(scroll)
        QTimer.singleShot(0, bench, settle)

    def settle() -> None:
        view, opened = bench.window.article.text, bench.article.opened
        if place.start and opened is not None and place.start < len(opened.stored.text):
            top = view.rect_of(Span(place.start, place.start + 1)).top()
            bar = view.verticalScrollBar()
            bar.setValue(round(bar.value() + top))

    bench.session.ask(lambda connection: article_id_of(connection, place.article), show)
