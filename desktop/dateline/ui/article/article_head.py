"""What stands above an article's text: where it is from, when, its headline and its facts."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dateline.explore.highlights import ArticleDocument
from dateline.model.spans import Span
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.icons import paint_icon
from dateline.ui.widgets.labels import ElidedLabel, Label
from dateline.ui.widgets.notice import Notice, NoticeBox
from dateline.ui.wording import iso_words, say

_DOT = "·"


class PublishedButton(QAbstractButton):
    """The publication date, dashed underneath because it can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(self.tr("Change the publication date"))
        theme_switch().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room for sign and words; at least the hit area high."""
        theme = current_theme()
        width = QFontMetricsF(theme.font("meta")).horizontalAdvance(self.text())
        return QSize(
            round(theme.icon("small") + theme.space("xs") + width) + 1, theme.icon("hit_area")
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the calendar, the words and the dashed line."""
        theme = current_theme()
        ink = "accent" if self.underMouse() else "text_muted"
        painter = QPainter(self)
        size = theme.icon("small")
        paint_icon(
            painter, "calendar", QRectF(0, (self.height() - size) / 2, size, size), theme.hex(ink)
        )
        left = size + theme.space("xs")
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.color(ink))
        words = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        pen = QPen(theme.color(ink), theme.stroke("hairline"))
        pen.setDashPattern([3.0, 2.0])
        painter.setPen(pen)
        y = self.height() / 2 + theme.line_height("meta") / 2 + 0.5
        painter.drawLine(QPointF(left, y), QPointF(self.width(), y))


class ArticleHead(QWidget):
    """Source line, headline, facts line and, where a date is missing, a notice.

    It stands in the column above the text and scrolls with it; `resized` tells that it needs
    another height.
    """

    published_clicked = Signal()
    original_clicked = Signal()
    compare_clicked = Signal()
    notice_chosen = Signal(str)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outlet = Label("", self, style="meta_strong")
        self._first_dot = Label(_DOT, self, style="meta", ink="muted")
        self._byline = ElidedLabel("", self, style="meta", ink="muted")
        self._second_dot = Label(_DOT, self, style="meta", ink="muted")
        self._published = PublishedButton(self)
        self._source = Label("", self, style="caption", ink="muted")
        self._source_below = Label("", self, style="caption", ink="muted")
        self._source_below.setWordWrap(True)
        self._source_below.hide()
        self._title = Headline(self)
        self._facts = Label("", self, style="caption", ink="muted")
        self._facts.setWordWrap(True)
        self._original = Button(self.tr("Show original"), self, look="link")
        self._original.setToolTip(self.tr("The file that this was read from, as it came"))
        self._compare = Button(self.tr("Compare"), self, look="link")
        self._compare.setToolTip(self.tr("What differs from its other version or copy"))
        self._notice = NoticeBox(self)
        self._line = QHBoxLayout()
        self._lay_out()
        self._published.clicked.connect(self.published_clicked)
        self._compare.clicked.connect(self.compare_clicked)
        self._original.clicked.connect(self.original_clicked)
        self._notice.chosen.connect(self.notice_chosen)
        theme_switch().changed.connect(self._retheme)

    def _lay_out(self) -> None:
        theme, line = current_theme(), self._line
        line.setSpacing(theme.space("s"))
        for widget in (
            self._outlet,
            self._first_dot,
            self._byline,
            self._second_dot,
            self._published,
        ):
            line.addWidget(widget)
        line.addWidget(self._source)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space("l"), 0, theme.space("xl"))
        column.setSpacing(theme.space("xs"))
        column.addLayout(line)
        column.addWidget(self._source_below)
        column.addWidget(self._title)
        below = QHBoxLayout()
        below.setSpacing(theme.space("m"))
        below.addWidget(self._facts, 1)
        below.addWidget(self._compare, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addWidget(self._original, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(below)
        column.addWidget(self._notice)

    def mark_title(self, *, marked: bool) -> None:
        """Mark the headline as the sentence that is looked at, or not."""
        self._title.set_marked(marked=marked)

    def set_hits(self, hits: Iterable[Span], *, current: Span | None) -> None:
        """Mark the hits of a search in the headline, and the one the cursor is on."""
        self._title.set_hits(hits, current=current)

    @property
    def hits(self) -> tuple[Span, ...]:
        """The hits that are marked in the headline."""
        return self._title.hits

    @property
    def current_hit(self) -> Span | None:
        """The hit of the headline that the cursor is on."""
        return self._title.current_hit

    def rect_of(self, hit: Span) -> QRectF:
        """Return the box round the first line of a part of the headline, in this widget."""
        boxes = self._title.boxes_of(hit)
        return boxes[0].translated(self._title.pos()) if boxes else QRectF()

    def show_article(self, article: ArticleDocument) -> None:
        """Show the metadata of `article`; the notice of the one before is gone."""
        self._notice.set_notice(None)
        byline = ", ".join(article.byline)
        self._outlet.set_text(article.outlet)
        self._outlet.setVisible(bool(article.outlet))
        self._byline.set_text(byline)
        self._byline.setVisible(bool(byline))
        self._first_dot.setVisible(bool(article.outlet and byline))
        self._second_dot.setVisible(bool(article.outlet or byline))
        if article.published is None:
            words = self.tr("No publication date")
        else:
            words = self.tr("Published {day}").format(day=iso_words(article.published))
        self._published.setText(words)
        self._published.setAccessibleName(self.tr("{date}, change").format(date=words))
        self._published.updateGeometry()
        source = article.published_source
        words = self.tr("from {source}").format(source=say(source)) if source else ""
        self._source.set_text(words)
        self._source_below.set_text(words)
        self._place_source()
        self._title.set_text(article.title)
        facts = f" {_DOT} ".join(say(fact) for fact in article.facts)
        self._facts.set_text(facts)
        self._facts.setVisible(bool(facts))
        self._compare.setVisible(article.related)
        self._change_height()

    def set_notice(self, notice: Notice | None) -> None:
        """Show a notice above the text, or none."""
        self._notice.set_notice(notice)
        self._change_height()

    def source_words(self) -> str:
        """Return outlet, byline and date as one line, for text that leaves the window."""
        parts = (self._outlet.text(), self._byline.text(), self._published.text())
        return ", ".join(part for part in parts if part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words of where the day was read where they have room."""
        super().resizeEvent(event)
        self._place_source()

    def _place_source(self) -> None:
        """Let the words of where the day was read stand behind it, or below where they would be cut."""
        before = (self._outlet, self._first_dot, self._byline, self._second_dot, self._published)
        shown = [widget for widget in before if not widget.isHidden()]
        taken = sum(widget.sizeHint().width() + self._line.spacing() for widget in shown)
        below = taken + self._source.sizeHint().width() > self.width()
        if below == self._source_below.isHidden():
            self._source.setVisible(not below)
            self._source_below.setVisible(below and bool(self._source_below.text()))
            self._change_height()

    @Slot()
    def _retheme(self) -> None:
        self._place_source()
        self._change_height()

    def _change_height(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.invalidate()
        self.resized.emit()

    def hasHeightForWidth(self) -> bool:
        """The headline wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the wrapped headline needs in px."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1
