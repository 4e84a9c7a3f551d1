"""Actions in the article's text: marks by key, pin, note, copying, cards, kinds of marks."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QGuiApplication

from dateline.editing.findings import pin
from dateline.explore.highlights import Mark, MarkKind
from dateline.model.messages import Message
from dateline.model.quoting import bare_words, quoted
from dateline.model.spans import Field, Span, Utf16Map
from dateline.ui.article.article_view import ArticleView
from dateline.ui.article.hit_walk import Hit
from dateline.ui.cards.card_contents import date_card, name_card, number_card, quotation_card
from dateline.ui.deeds.filter_deeds import FilterDeeds
from dateline.ui.deeds.pin_note import ask_pin_note
from dateline.ui.deeds.text_pointing import CONDITIONS, TextPointing
from dateline.ui.session import Passage, Selected

if TYPE_CHECKING:
    from dateline.explore.opened_article import OpenedArticle
    from dateline.ui.cards.card_view import CardContent
    from dateline.ui.cards.cards import CardHost
    from dateline.ui.deeds.article_deeds import ArticleDeeds
    from dateline.ui.deeds.date_deeds import DateDeeds
    from dateline.ui.workbench import Workbench

_SELECTED_KINDS: Final = {
    MarkKind.DATE: "date",
    MarkKind.QUOTATION: "quotation",
    MarkKind.QUANTITY: "quantity",
}
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


class _Cited(NamedTuple):
    """A place in an article, in code points of the field, and its words."""

    field: Field
    span: Span
    words: str


class TextDeeds(FilterDeeds):
    """Binds what is done in the open article's text; owned by the workbench."""

    def __init__(self, bench: Workbench, dates: DateDeeds, articles: ArticleDeeds) -> None:
        super().__init__(bench)
        self._dates = dates
        self._articles = articles
        self._session = bench.session
        self._view = bench.window.article
        self._pointing = TextPointing()
        registry = bench.window.actions_registry
        registry.attach("article", self._view.text)
        for action_id, handler in {
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
            "article.all_marks": self.toggle_all_marks,
            "copy": self._view.text.copy,
            "copy_with_source": self.copy_with_source,
        }.items():
            registry.bind(action_id, handler)
        for action_id, kind in _KIND_ACTIONS.items():
            registry.bind_toggle(action_id, _KindToggler(self._view, kind))
        self._follow_kinds(self._view.toggles.kinds)
        self._wire()

    def _wire(self) -> None:
        view, cards = self._view, self._cards
        view.kinds_changed.connect(self._follow_kinds)
        view.selection_changed.connect(self._selected)
        view.current_mark_changed.connect(self._current_changed)
        view.text.place_clicked.connect(self._take_place)
        view.context_requested.connect(self._show_menu)
        view.card_requested.connect(self._show_card)
        view.card_unwanted.connect(cards.release)
        cards.opened.connect(self._another_card)
        cards.closed.connect(self._card_closed)
        cards.action_chosen.connect(self._card_action)
        self._session.passage_requested.connect(self._take_passage)
        view.hit_reached.connect(self._take_hit)

    @property
    def _cards(self) -> CardHost:
        return self._bench.window.cards

    @property
    def _opened(self) -> OpenedArticle | None:
        return self._bench.article.opened

    def _say(self, words: str) -> None:
        self._bench.window.toast.show_words(words)

    def _note_conditions(self) -> None:
        """Say whether there are words to copy, and words or a mark to search for."""
        self._bench.set_conditions(self._pointing.conditions, of=CONDITIONS)

    # Pointing -----------------------------------------------------------------------------------

    @Slot(object)
    def _selected(self, span: Span | None) -> None:
        self._pointing.selection = span
        self._note_conditions()

    @Slot(object)
    def _current_changed(self, mark: Mark | None) -> None:
        if mark is not None and self._opened is not None:
            self._pointing.point_at(self._opened.row.id, mark.span.start)
        self._take_mark(mark)

    @Slot(object)
    def _take_passage(self, passage: Passage) -> None:
        """A sentence that is gone to is what is pointed at; no mark before it is meant any more."""
        self._view.text.drop_current()
        self._take_mark(None)
        if passage.field is Field.TEXT and passage.span is not None:
            self._pointing.point_at(passage.article_id, passage.span.start)
        else:
            self._pointing.forget_place()

    @Slot(object)
    def _take_hit(self, hit: Hit) -> None:
        """A hit that is gone to is what is pointed at; a sentence gone to before it no more."""
        if self._opened is not None:
            self._view.mark_passage(None)
            self._take_passage(Passage(self._opened.row.id, hit.field, hit.span))

    def _take_mark(self, mark: Mark | None) -> None:
        self._pointing.mark = mark
        self._note_conditions()

    @Slot(int)
    def _take_place(self, place: int) -> None:
        if self._opened is None:
            self._pointing.forget_place()
        else:
            self._pointing.point_at(self._opened.row.id, place)

    # Marks --------------------------------------------------------------------------------------

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
        mark = self._pointing.mark
        if mark is not None:
            kind = "entity" if mark.kind.is_name else _SELECTED_KINDS.get(mark.kind)
            if kind is not None:
                self._session.select(Selected(kind, mark.ref))

    def entity_to_filter_by(self) -> int | None:
        """Return the name under the keys."""
        mark = self._pointing.mark
        return mark.ref if mark is not None and mark.kind.is_name else None

    @Slot()
    def change_mark(self) -> None:
        """Ask when the current date is."""
        mark = self._pointing.mark
        if mark is not None and mark.kind is MarkKind.DATE:
            self._dates.change(mark.ref)

    @Slot()
    def search_this(self) -> None:
        """Search all articles for the selected words, or for the current mark's."""
        opened = self._opened
        words = "" if opened is None else self._pointing.words(opened)
        if words:
            self._session.set_focus(self._session.focus.with_query(f'"{words}"'))

    # Citing -------------------------------------------------------------------------------------

    @Slot()
    def copy_with_source(self) -> None:
        """Copy the selected words (or the sentence) with title, outlet and day."""
        cited = self._to_cite()
        if cited is not None:
            text = cited.words
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
        cited = self._to_cite()
        if cited is None:
            self._say_nothing_to_cite()
            return
        ask_pin_note(self._bench.window, self._pin, quoted=cited.words)

    def _pin(self, note: str) -> None:
        opened, cited = self._opened, self._to_cite()
        if opened is None or cited is None:
            self._say_nothing_to_cite()
            return
        kind = "selection" if self._pointing.selection is not None else "sentence"
        command = pin(
            opened.row.id,
            cited.field,
            cited.span,
            kind=kind,
            note=note,
            author=self._session.author,
        )
        self._session.carry_out(command)

    def _say_nothing_to_cite(self) -> None:
        self._session.refused.emit(Message.of("editing.nothing_to_pin"))

    def _to_cite(self) -> _Cited | None:
        """Return what is pinned or copied; of an article without text, its title as it was read."""
        opened = self._opened
        if opened is None:
            return None
        stored = opened.stored
        if not stored.text.strip():
            field, words = Field.TITLE, stored.read_title
            span = Span(0, len(words)) if words else None
        else:
            field, words = Field.TEXT, stored.text
            span = self._pointing.span_to_cite(opened, in_sight=self._top_place(opened))
        return None if span is None else _Cited(field, span, span.of(words))

    def _top_place(self, opened: OpenedArticle) -> int:
        """Return the place of the first line in sight: what a person who pins is reading."""
        lines = self._view.text.lines_on_screen()
        at_top = self._view.text.verticalScrollBar().value() == 0 or not lines
        return 0 if at_top else Utf16Map(opened.stored.text).to_code_points(lines[0].start)

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
            self._pointing.explain(mark)

    @Slot()
    def _another_card(self) -> None:
        self._pointing.explain(None)

    @Slot()
    def _card_closed(self) -> None:
        """What was explained is not what the keys are at."""
        self._pointing.end_card()
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
            "change-publication": self._articles.set_day,
            "add": self.add,
            "show-only": self.show_only,
            "leave-out": self.leave_out,
        }
        mark = self._pointing.was_explained
        if action in deeds and mark is not None:
            self._take_mark(mark)
            self._pointing.explain(mark)
            deeds[action]()
            self._pointing.explain(None)
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
