"""Actions on articles and on the text: publication day, star, remove, pin, note, marks, copying."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication

from dateline.editing.articles import remove_articles, set_publication_day, star
from dateline.editing.findings import pin
from dateline.explore.highlights import Mark, MarkKind
from dateline.library.reading_state import mark_read
from dateline.model.messages import Message
from dateline.model.quoting import bare_words, quoted
from dateline.model.spans import Field, Span, Utf16Map, innermost
from dateline.ui.article.article_view import ArticleView
from dateline.ui.cards.card_contents import date_card, name_card, number_card, quotation_card
from dateline.ui.cards.cards import CardHost
from dateline.ui.deeds.filter_deeds import FilterDeeds
from dateline.ui.deeds.pin_note import ask_pin_note
from dateline.ui.dialogs.ask_day import DayDialog
from dateline.ui.session import Passage, Selected

if TYPE_CHECKING:
    from dateline.explore.opened_article import OpenedArticle
    from dateline.ui.cards.card_view import CardContent
    from dateline.ui.deeds.date_deeds import DateDeeds
    from dateline.ui.workbench import Workbench

_MARK_CONDITIONS: Final = frozenset({"mark", "date_mark"})
_SELECTED_KINDS: Final = {
    MarkKind.DATE: "date",
    MarkKind.QUOTATION: "quotation",
    MarkKind.QUANTITY: "quantity",
}
_WORD_CONDITIONS: Final = frozenset({"chosen_words", "words_or_mark"})
_SHOWN_WORDS: Final = 40
"""Letters of copied words in the sentence that says so."""


_KIND_ACTIONS: Final = {
    "article.people": MarkKind.PERSON,
    "article.organisations": MarkKind.ORGANISATION,
    "article.places": MarkKind.PLACE,
    "article.nationalities": MarkKind.NATIONALITY,
    "article.dates": MarkKind.DATE,
    "article.quotes": MarkKind.QUOTATION,
    "article.numbers": MarkKind.QUANTITY,
}


class ArticleDeeds(FilterDeeds):
    """Binds what is done with the open article and in its text; owned by the workbench."""

    def __init__(self, bench: Workbench, dates: DateDeeds) -> None:
        super().__init__(bench)
        self._dates = dates
        self._session = bench.session
        self._view = bench.window.article
        self._mark: Mark | None = None
        self._pointed: tuple[int, int] | None = None
        """The article a person pointed into last, by click, key or event, and where in code points."""
        self._explained: Mark | None = None
        """The mark whose card is open."""
        self._was_explained: Mark | None = None
        """The mark whose card closed last: a button of a card closes it before it acts."""
        self._selection: Span | None = None
        registry = bench.window.actions_registry
        registry.attach("article", self._view.text)
        for action_id, handler in {
            "star": self.star,
            "library.open": self.open_current,
            "library.read": self.toggle_read,
            "library.set_date": self.set_day,
            "remove_article": self.remove,
            "next_article": self.next_article,
            "previous_article": self.previous_article,
            "article.next_mark": self.next_mark,
            "article.previous_mark": self.previous_mark,
            "article.card": self._view.show_card_or_page_down,
            "article.select": self.select_mark,
            "article.add": self.add,
            "article.leave_out": self.leave_out,
            "article.change": self.change_mark,
            "article.pin": self.pin,
            "article.note": self.note,
            "article.search_this": self.search_this,
            "article.top": self._view.go_to_top,
            "article.bottom": self._view.go_to_bottom,
            "copy": self._view.text.copy,
            "copy_with_source": self.copy_with_source,
        }.items():
            registry.bind(action_id, handler)
        for action_id, kind in _KIND_ACTIONS.items():
            registry.bind_toggle(action_id, _KindToggler(self._view, kind))
        registry.bind("article.all_marks", self.toggle_all_marks)
        self._view.kinds_changed.connect(self._follow_kinds)
        self._follow_kinds(self._view.toggles.kinds)
        bench.article.day_wanted.connect(self.set_day)
        self._view.article_step_requested.connect(self._step)
        self._view.selection_changed.connect(self._selected)
        self._view.current_mark_changed.connect(self._current_changed)
        self._view.text.place_clicked.connect(self._take_place)
        self._view.context_requested.connect(self._show_menu)
        self._view.card_requested.connect(self._show_card)
        self._view.card_unwanted.connect(self._cards.release)
        self._cards.opened.connect(self._another_card)
        self._cards.closed.connect(self._card_closed)
        self._cards.action_chosen.connect(self._card_action)
        self._session.passage_requested.connect(self._take_passage)

    @property
    def _cards(self) -> CardHost:
        return self._bench.window.cards

    @property
    def _opened(self) -> OpenedArticle | None:
        return self._bench.article.opened

    # Articles -----------------------------------------------------------------------------------

    @Slot()
    def open_current(self) -> None:
        """Give the keys to the article of the current row."""
        self._view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def next_article(self) -> None:
        """Open the next article of the list."""
        self._step(1)

    @Slot()
    def previous_article(self) -> None:
        """Open the article before in the list."""
        self._step(-1)

    @Slot(int)
    def _step(self, distance: int) -> None:
        if self._bench.search.shown:
            self._bench.search.pane.step(distance)
            return
        table = self._bench.library_pane.table
        if table.has_step(distance):
            table.step(distance)
        elif distance > 0:
            self._say(self.tr("This is the last article of the list."))
        else:
            self._say(self.tr("This is the first article of the list."))

    def _say(self, words: str) -> None:
        self._bench.window.toast.show_words(words)

    @Slot()
    def star(self) -> None:
        """Star the open article, or take its star away."""
        opened = self._opened
        if opened is not None:
            command = star(
                opened.row.id, starred=not opened.row.starred, author=self._session.author
            )
            self._session.carry_out(command)

    @Slot()
    def toggle_read(self) -> None:
        """Mark the open article as unread, or read."""
        opened = self._opened
        if opened is not None:
            read = opened.row.opened_utc is None
            self._session.library.writer.submit(mark_read(opened.row.id, read=read))
            self._say(self.tr("Marked as read") if read else self.tr("Marked as unread"))

    @Slot()
    def remove(self) -> None:
        """Remove the chosen articles (or the open one); Undo brings them back."""
        ids = self._bench.list_pane.table.chosen_ids()
        if not ids and self._opened is not None:
            ids = [self._opened.row.id]
        if ids:
            self._session.carry_out(remove_articles(ids, author=self._session.author))

    @Slot()
    def set_day(self) -> None:
        """Ask for the publication day; every date that leans on it is resolved anew."""
        opened = self._opened
        if opened is None:
            return
        dialog = DayDialog(
            self.tr("When was this published?"),
            self.tr("Dates such as “on Tuesday” are counted from this day."),
            self.tr("Set the day"),
            day=opened.row.published_day,
            parent=self._bench.window,
        )
        article_id = opened.row.id

        def take() -> None:
            command = set_publication_day(article_id, dialog.iso, author=self._session.author)
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()

    # The text -----------------------------------------------------------------------------------

    @Slot(object)
    def _selected(self, span: Span | None) -> None:
        self._selection = span
        self._note_words()

    def _note_words(self) -> None:
        """Say whether there are words to copy, and words or a mark to search for."""
        chosen = self._selection is not None and self._selection.length > 0
        holding = {"chosen_words"} if chosen else set[str]()
        if chosen or self._mark is not None:
            holding.add("words_or_mark")
        self._bench.set_conditions(frozenset(holding), of=_WORD_CONDITIONS)

    @Slot()
    def next_mark(self) -> None:
        """Go to the next mark that is shown."""
        if not self._view.next_mark():
            self._say(self._no_mark(self.tr("There is no mark after this one.")))

    @Slot()
    def previous_mark(self) -> None:
        """Go to the mark before."""
        if not self._view.previous_mark():
            self._say(self._no_mark(self.tr("There is no mark before this one.")))

    def _no_mark(self, otherwise: str) -> str:
        hidden = self.tr("No kind of mark is shown. 0 shows them all.")
        return otherwise if self._view.toggles.kinds else hidden

    @Slot(object)
    def _current_changed(self, mark: Mark | None) -> None:
        if mark is not None and self._opened is not None:
            self._pointed = (self._opened.row.id, mark.span.start)
        self._take_mark(mark)

    @Slot(object)
    def _take_passage(self, passage: Passage) -> None:
        """A sentence that is gone to is what is pointed at; no mark before it is meant any more."""
        self._view.text.drop_current()
        self._take_mark(None)
        found = passage.span if passage.field is Field.TEXT else None
        self._pointed = None if found is None else (passage.article_id, found.start)

    def _take_mark(self, mark: Mark | None) -> None:
        self._mark = mark
        holding = {"mark"} if mark is not None else set[str]()
        if mark is not None and mark.kind is MarkKind.DATE:
            holding.add("date_mark")
        self._bench.set_conditions(frozenset(holding), of=_MARK_CONDITIONS)
        self._note_words()

    @Slot(int)
    def _take_place(self, place: int) -> None:
        self._pointed = None if self._opened is None else (self._opened.row.id, place)

    @Slot(object)
    def _follow_kinds(self, kinds: frozenset[MarkKind]) -> None:
        registry = self._bench.window.actions_registry
        for action_id, kind in _KIND_ACTIONS.items():
            action = registry.action(action_id)
            if action.isChecked() != (kind in kinds):
                action.setChecked(kind in kinds)

    @Slot()
    def toggle_all_marks(self) -> None:
        """Show every kind of mark, or none where all are shown."""
        every = frozenset(_KIND_ACTIONS.values())
        shown = self._view.toggles.kinds
        self._view.set_kinds_shown(frozenset[MarkKind]() if every <= shown else every)

    @Slot()
    def select_mark(self) -> None:
        """Ring the current mark in every pane."""
        if self._mark is not None:
            kind = "entity" if self._mark.kind.is_name else _SELECTED_KINDS.get(self._mark.kind)
            if kind is not None:
                self._session.select(Selected(kind, self._mark.ref))

    def entity_to_filter_by(self) -> int | None:
        """Return the name under the keys."""
        mark = self._mark
        return mark.ref if mark is not None and mark.kind.is_name else None

    @Slot()
    def change_mark(self) -> None:
        """Ask when the current date is."""
        if self._mark is not None and self._mark.kind is MarkKind.DATE:
            self._dates.change(self._mark.ref)

    @Slot()
    def search_this(self) -> None:
        """Search all articles for the selected words, or for the current mark's."""
        words = self._words()
        if words:
            self._session.set_focus(self._session.focus.with_query(f'"{words}"'))

    @Slot()
    def copy_with_source(self) -> None:
        """Copy the selected words (or the sentence) with title, outlet and day."""
        opened, span = self._opened, self._span_to_cite()
        if opened is not None and span is not None:
            text = span.of(opened.stored.text)
            source = self._view.text.source_line
            QGuiApplication.clipboard().setText(f"“{text}”\n{source}")
            bare = bare_words(text)
            shown = shorten(bare, width=_SHOWN_WORDS, placeholder="…") or bare[:_SHOWN_WORDS]
            self._say(self.tr("Copied with its source: {words}").format(words=quoted(shown)))
        else:
            self._say_nothing_to_cite()

    @Slot()
    def pin(self) -> None:
        """Pin the selected words, else the sentence of the mark, of the click or of the top line."""
        self._pin("")

    @Slot()
    def note(self) -> None:
        """Pin the selected words with a note."""
        opened, span = self._opened, self._span_to_cite()
        if opened is None or span is None:
            self._say_nothing_to_cite()
            return
        ask_pin_note(self._bench.window, self._pin, quoted=span.of(opened.stored.text))

    def _pin(self, note: str) -> None:
        opened, span = self._opened, self._span_to_cite()
        if opened is None or span is None:
            self._say_nothing_to_cite()
            return
        kind = "selection" if self._selection is not None else "sentence"
        command = pin(
            opened.row.id, Field.TEXT, span, kind=kind, note=note, author=self._session.author
        )
        self._session.carry_out(command)

    def _say_nothing_to_cite(self) -> None:
        self._session.refused.emit(Message.of("editing.nothing_to_pin"))

    def _span_to_cite(self) -> Span | None:
        opened = self._opened
        if opened is None:
            return None
        if self._selection is not None and self._selection.length:
            return self._selection
        place = self._place_to_cite(opened)
        sentences = opened.stored.sentences
        return (
            innermost(sentences, place)
            or innermost([block.span for block in opened.stored.layout.blocks], place)
            or next((each for each in sentences if each.start >= place), None)
        )

    def _place_to_cite(self, opened: OpenedArticle) -> int:
        """Return where a person points: a mark explained, the last place gone to, else the top line."""
        if self._explained is not None:
            return self._explained.span.start
        if self._pointed is not None and self._pointed[0] == opened.row.id:
            return self._pointed[1]
        return self._top_place(opened)

    def _top_place(self, opened: OpenedArticle) -> int:
        """Return the place of the first line in sight: what a person who pins is reading."""
        lines = self._view.text.lines_on_screen()
        at_top = self._view.text.verticalScrollBar().value() == 0 or not lines
        return 0 if at_top else Utf16Map(opened.stored.text).to_code_points(lines[0].start)

    def _words(self) -> str:
        opened = self._opened
        span = self._selection or (self._mark.span if self._mark is not None else None)
        return (
            "" if opened is None or span is None else " ".join(span.of(opened.stored.text).split())
        )

    @Slot(QPoint, object)
    def _show_menu(self, position: QPoint, mark: Mark | None) -> None:
        if mark is not None:
            self._take_mark(mark)
        menu = self._bench.window.actions_registry.context_menu("article", self._bench.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(position)

    # Cards --------------------------------------------------------------------------------------

    @Slot(object, bool)
    def _show_card(self, mark: Mark, by_key: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        content = self._content(mark)
        if content is not None:
            self._take_mark(mark)
            self._cards.show_card(content, self._view.global_rect(mark.span), focus=by_key)
            self._explained = mark

    @Slot()
    def _another_card(self) -> None:
        self._explained = None

    @Slot()
    def _card_closed(self) -> None:
        """What was explained is not what the keys are at."""
        self._was_explained, self._explained = self._explained, None
        self._take_mark(self._view.current_mark)

    def _content(self, mark: Mark) -> CardContent | None:
        opened = self._opened
        if opened is None:
            return None
        if mark.kind.is_name:
            return name_card(opened, mark)
        if mark.kind is MarkKind.DATE:
            return date_card(opened, mark)
        if mark.kind is MarkKind.QUOTATION:
            return quotation_card(opened, mark)
        return number_card(opened, mark) if mark.kind is MarkKind.QUANTITY else None

    @Slot(str)
    def _card_action(self, action: str) -> None:
        deeds = {
            "pin": self.pin,
            "change-date": self.change_mark,
            "change-publication": self.set_day,
            "add": self.add,
            "show-only": self.show_only,
            "leave-out": self.leave_out,
        }
        mark = self._was_explained
        if action in deeds and mark is not None:
            self._take_mark(mark)
            self._explained = mark
            deeds[action]()
            self._explained = None
            self._take_mark(self._view.current_mark)


class _KindToggler(QObject):
    """Shows or hides the marks of one kind."""

    def __init__(self, view: ArticleView, kind: MarkKind) -> None:
        super().__init__(view)
        self._view = view
        self._kind = kind

    @Slot(bool)
    def __call__(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        kinds = self._view.toggles.kinds
        self._view.set_kinds_shown(kinds | {self._kind} if shown else kinds - {self._kind})
