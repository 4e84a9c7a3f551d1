"""The article pane: one article with its marks, hits and states, and what the person does in it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from dateline.explore.highlights import ArticleDocument, Mark, MarkKind
from dateline.model.spans import Span
from dateline.ui.article.find_bar import FindBar
from dateline.ui.article.hit_walk import HitWalk
from dateline.ui.article.mark_toggles import MarkToggles
from dateline.ui.article.reading_page import ReadingPage
from dateline.ui.article.text_bars import LoadingArticle
from dateline.ui.pane_state import PaneState, StateView
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.announce import announce
from dateline.ui.widgets.busy_line import BusyLine
from dateline.ui.widgets.buttons import IconButton
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.widgets.notice import Notice


class ArticleView(QWidget):
    """Shows what it is given and tells what the person does; it fetches and changes nothing.

    All spans count code points of the text field.
    """

    mark_clicked = Signal(object, int, object)
    """MarkKind, ref and Qt.KeyboardModifiers: a plain click selects, Ctrl adds, Alt leaves out."""
    mark_hovered = Signal(object)
    """The Mark under the pointer, or None."""
    current_mark_changed = Signal(object)
    """The Mark the keys went to, or None."""
    card_requested = Signal(object, bool)
    """A Mark to explain, and whether by the keyboard (the card then takes the focus)."""
    card_unwanted = Signal()
    """The pointer has left what a card explains, or the text has moved."""
    selection_changed = Signal(object)
    """The selected Span, or None."""
    context_requested = Signal(QPoint, object)
    """Global position and the Mark there, or None."""
    kinds_changed = Signal(object)
    """The frozenset of MarkKind that is shown now."""
    published_clicked = Signal()
    original_clicked = Signal()
    compare_clicked = Signal()
    notice_chosen = Signal(str)
    state_chosen = Signal(str)
    article_step_requested = Signal(int)
    """1: the next article of the list is wanted, -1: the one before."""
    hit_reached = Signal(object)
    """The Hit that the page went to."""
    next_hit_article_requested = Signal()
    """The next article with hits is wanted."""
    text_zoom_changed = Signal(int)
    """The size of the letters in per cent of the design's."""
    find_closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        surface(self, "paper")
        self._hovered: Mark | None = None
        self.page = ReadingPage(self)
        self.text = self.page.text
        self.toggles = MarkToggles(self)
        self.find_bar = FindBar(self)
        self.hit_walk = HitWalk(self.page, self.find_bar, reached=self.hit_reached.emit)
        self._state = StateView(self, ground="paper")
        self._loading = LoadingArticle(self)
        self._place = Label("", self, style="meta", ink="muted")
        self._previous = IconButton("up", self.tr("Previous article"), self, key="Alt+↑")
        self._next = IconButton("down", self.tr("Next article"), self, key="Alt+↓")
        self._bar = self._make_bar()
        self._busy = BusyLine(self)
        self._stack = QStackedLayout()
        for widget in (self._state, self._loading, self.page):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(self._stack, 1)
        column.addWidget(self.find_bar)
        self._make_timers()
        self._wire()
        self.setFocusProxy(self.text)
        self.show_nothing()

    def _make_bar(self) -> QWidget:
        theme = current_theme()
        bar = QWidget(self)
        surface(bar, "window", rule="below")
        bar.setFixedHeight(theme.row("pane_header"))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.space("l"), 0, theme.space("m"), 0)
        row.setSpacing(theme.space("xs"))
        for widget in (self._place, self._previous, self._next):
            row.addWidget(widget)
        row.addWidget(self.toggles, 1)
        return bar

    def _make_timers(self) -> None:
        self._bars_timer = QTimer(self)
        self._bars_timer.setSingleShot(True)
        self._bars_timer.timeout.connect(self._loading.show_bars)
        self._card_timer = QTimer(self)
        self._card_timer.setSingleShot(True)
        self._card_timer.timeout.connect(self._want_card)

    def _wire(self) -> None:
        self.text.mark_clicked.connect(self._clicked)
        self.text.mark_hovered.connect(self._hover)
        self.text.current_changed.connect(self._current_changed)
        self.text.selection_span_changed.connect(self.selection_changed)
        self.text.context_requested.connect(self.context_requested)
        self.text.text_size_wheeled.connect(self.change_text_size)
        self.text.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.toggles.kinds_changed.connect(self._show_kinds)
        self.page.head.published_clicked.connect(self.published_clicked)
        self.page.head.compare_clicked.connect(self.compare_clicked)
        self.page.head.original_clicked.connect(self.original_clicked)
        self.page.head.notice_chosen.connect(self.notice_chosen)
        self._state.chosen.connect(self.state_chosen)
        self._previous.clicked.connect(self._ask_previous)
        self._next.clicked.connect(self._ask_next)
        self.find_bar.next_requested.connect(self.next_hit)
        self.find_bar.previous_requested.connect(self.previous_hit)
        self.find_bar.next_article_requested.connect(self.next_hit_article_requested)
        self.find_bar.words_changed.connect(self._find)
        self.find_bar.closed.connect(self._close_find)
        theme_switch().changed.connect(self._retheme)

    # --- what is shown

    @property
    def article(self) -> ArticleDocument | None:
        """The article on show, None in any other state."""
        return self.text.article if self._stack.currentWidget() is self.page else None

    def show_article(self, article: ArticleDocument) -> None:
        """Show `article` from its top; its marks come later, by `set_marks`."""
        self._bars_timer.stop()
        self.hit_walk.forget()
        self.page.head.show_article(article)
        self.text.show_article(article)
        self.text.source_line = f"{article.title} ({self.page.head.source_words()})"
        self.text.setAccessibleName(article.title)
        self.page.arrange()
        self.text.fit_head()
        self._show(self.page)

    def show_loading(self, title: str, *, source: str = "") -> None:
        """Show the title at once, and bars if the text takes longer than a moment."""
        self._loading.show_title(title, source)
        self._bars_timer.start(current_theme().motion("busy_delay"))
        self._show(self._loading)

    @Slot()
    def show_nothing(self) -> None:
        """Say that an article is to be chosen."""
        what = self.tr("Choose an article")
        why = self.tr("Press ↓ in the library, or click a mark on the timeline.")
        self.show_state(PaneState(what, why))

    def show_state(self, state: PaneState) -> None:
        """Show what is missing or failed in place of an article."""
        self._bars_timer.stop()
        self._state.show_state(state)
        self._show(self._state)

    def set_busy(self, *, busy: bool) -> None:
        """Draw the busy line while marks are being fetched."""
        self._busy.set_busy(busy=busy)

    def set_position(self, number: int, total: int) -> None:
        """Say which article of the list this is, counted from 1; 0 of n: it is not in the filter."""
        if total == 0:
            words = ""
        elif number == 0:
            words = self.tr("not in the filter")
        else:
            words = self.tr("{n} of {total}").format(n=number, total=total)
        self._place.set_text(words)

    @property
    def place_words(self) -> str:
        """What the head says of the article's place in the list."""
        return self._place.text()

    def set_notice(self, notice: Notice | None) -> None:
        """Show a notice above the text, or none."""
        self.page.head.set_notice(notice)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these marks; the text itself stays where it is."""
        self.text.set_marks(marks)

    def set_kinds_shown(self, kinds: frozenset[MarkKind]) -> None:
        """Show marks of these kinds alone."""
        self.toggles.set_kinds(kinds)

    def set_notes_shown(self, *, shown: bool) -> None:
        """Show or hide the resolved dates in the text."""
        self.text.set_notes_shown(shown=shown)

    def select_mark(self, kind: MarkKind | None, ref: int = 0) -> None:
        """Ring every mark of this thing; None rings nothing."""
        self.text.select_mark(None if kind is None else Mark(Span(0, 0), kind, ref))

    def hover_mark(self, kind: MarkKind | None, ref: int = 0) -> None:
        """Tint every mark of this thing, as the pointer does; None tints nothing."""
        self.text.hover_mark(None if kind is None else Mark(Span(0, 0), kind, ref))

    def scroll_to(self, span: Span, *, animated: bool = True) -> None:
        """Bring `span` into sight."""
        self.text.scroll_to(span, animated=animated)

    def mark_passage(self, span: Span | None, *, in_title: bool = False) -> None:
        """Mark the sentence that something selected elsewhere stands in; None marks none."""
        self.page.head.mark_title(marked=in_title and span is not None)
        self.text.set_passage(None if in_title else span)

    def global_rect(self, span: Span) -> QRect:
        """Return the box round the first line of `span` on the screen: where a card belongs."""
        rect = self.text.rect_of(span).toRect()
        return QRect(self.text.viewport().mapToGlobal(rect.topLeft()), rect.size())

    # --- marks by keyboard

    @Slot()
    def next_mark(self) -> bool:
        """Go to the next shown mark; return whether there is one."""
        return self.text.go_to_mark(1) is not None

    @Slot()
    def previous_mark(self) -> bool:
        """Go to the mark before; return whether there is one."""
        return self.text.go_to_mark(-1) is not None

    @property
    def current_mark(self) -> Mark | None:
        """The mark the keys went to."""
        current = self.text.view.current
        return current.mark if current else None

    @Slot()
    def show_card_or_page_down(self) -> None:
        """Explain the current mark; without one, read on."""
        mark = self.current_mark
        if mark is not None:
            self.card_requested.emit(mark, _BY_KEY)
            return
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() - current_theme().line_height("reading"))

    @Slot()
    def go_to_top(self) -> None:
        """Scroll to the headline."""
        self.text.verticalScrollBar().setValue(0)

    @Slot()
    def go_to_bottom(self) -> None:
        """Scroll to the end."""
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())

    # --- hits

    @Slot()
    def start_finding(self) -> None:
        """Open the field for finding in this article."""
        if self.article is not None:
            self.find_bar.start_finding()

    @Slot(str)
    def _find(self, words: str) -> None:
        self.hit_walk.find(words)

    @Slot()
    def next_hit(self) -> bool:
        """Go to the next hit; return False after the last, where the next article begins."""
        return self.hit_walk.step(1)

    @Slot()
    def previous_hit(self) -> bool:
        """Go to the hit before; return False before the first."""
        return self.hit_walk.step(-1)

    @Slot()
    def _close_find(self) -> None:
        self.hit_walk.leave()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.find_closed.emit()

    # --- letter size

    @Slot(int)
    def change_text_size(self, steps: int) -> None:
        """Make the letters `steps` px larger (smaller where negative)."""
        self._set_text_size(self.text.text_size + steps)

    @Slot()
    def reset_text_size(self) -> None:
        """Give the letters the design's size again."""
        self._set_text_size(_normal_text_size())

    @property
    def text_zoom(self) -> int:
        """The size of the letters in per cent of the design's."""
        return round(100 * self.text.text_size / _normal_text_size())

    def set_text_zoom(self, percent: int) -> None:
        """Give the letters this size in per cent of the design's, within its limits."""
        self._set_text_size(_normal_text_size() * percent / 100)

    def _set_text_size(self, size: float) -> None:
        before = self.text.text_size
        self.text.set_text_size(size)
        self.page.arrange()
        self.text.fit_head()
        if self.text.text_size != before:
            self.text_zoom_changed.emit(self.text_zoom)

    # --- inner workings

    def _show(self, widget: QWidget) -> None:
        if self._stack.currentWidget() is not widget:
            self._stack.setCurrentWidget(widget)
        on = widget is self.page
        if self.toggles.isEnabled() != on:
            self.toggles.setEnabled(on)

    @Slot(object, object)
    def _clicked(self, mark: Mark, modifiers: Qt.KeyboardModifier) -> None:
        self._card_timer.stop()
        self.mark_clicked.emit(mark.kind, mark.ref, modifiers)

    @Slot(object)
    def _hover(self, mark: Mark | None) -> None:
        self._hovered = mark
        if mark is None:
            self._card_timer.stop()
            self.card_unwanted.emit()
        else:
            self._card_timer.start(current_theme().motion("card_delay"))
        self.mark_hovered.emit(mark)

    @Slot()
    def _want_card(self) -> None:
        if self._hovered is not None:
            self.card_requested.emit(self._hovered, _BY_POINTER)

    @Slot(object)
    def _current_changed(self, mark: Mark | None) -> None:
        self.current_mark_changed.emit(mark)
        article = self.text.article
        if mark is not None and article is not None:
            announce(self.text, self.mark_words(mark))

    def mark_words(self, mark: Mark) -> str:
        """Return a mark as it is read out: "date, Tuesday, 11 Mar, sure"."""
        article = self.text.article
        words = mark.span.of(article.text) if article else ""
        parts = (self._kind_words(mark.kind), words, mark.note or mark.label, mark.confidence.word)
        said = [part for number, part in enumerate(parts) if part and part not in parts[:number]]
        return ", ".join(said)

    def _kind_words(self, kind: MarkKind) -> str:
        return {
            MarkKind.PERSON: self.tr("person"),
            MarkKind.ORGANISATION: self.tr("organisation"),
            MarkKind.PLACE: self.tr("place"),
            MarkKind.NATIONALITY: self.tr("nationality"),
            MarkKind.NAMED_EVENT: self.tr("named event"),
            MarkKind.DATE: self.tr("date"),
            MarkKind.QUOTATION: self.tr("quote"),
            MarkKind.QUANTITY: self.tr("number"),
            MarkKind.HIT: self.tr("hit"),
            MarkKind.CURRENT_HIT: self.tr("hit"),
            MarkKind.FINDING: self.tr("finding"),
        }[kind]

    @Slot(object)
    def _show_kinds(self, kinds: frozenset[MarkKind]) -> None:
        self.text.set_kinds_shown(kinds)
        self.kinds_changed.emit(kinds)

    @Slot()
    def _scrolled(self) -> None:
        self._card_timer.stop()
        self.card_unwanted.emit()

    @Slot()
    def _ask_previous(self) -> None:
        self.article_step_requested.emit(-1)

    @Slot()
    def _ask_next(self) -> None:
        self.article_step_requested.emit(1)

    @Slot()
    def _retheme(self) -> None:
        self._bar.setFixedHeight(current_theme().row("pane_header"))
        self.page.arrange()


_BY_KEY = True
_BY_POINTER = False


def _normal_text_size() -> float:
    """Return the design's size of the letters in px."""
    theme = current_theme()
    return theme.type_style("reading").size * theme.scale
