"""Keeps the article pane on the article, place, hits and selection that the session names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dateline.explore.focus import Mode
from dateline.explore.highlights import Mark, MarkKind, mark_kind
from dateline.explore.opened_article import OpenedArticle, marks_of, open_article
from dateline.library.changes import Changes
from dateline.library.reading_state import mark_read
from dateline.library.rows import Connection
from dateline.library.search.grammar import parse
from dateline.library.search.marking import Hits, hits_in_article
from dateline.library.search.nodes import Query
from dateline.model.annotations import EntityKind
from dateline.model.spans import Field
from dateline.ui.article.article_notices import notice_of
from dateline.ui.article.article_view import ArticleView
from dateline.ui.article.date_notes import date_note
from dateline.ui.article.hit_walk import Hit, hits_in
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.scope_feed import periods_today
from dateline.ui.session import Passage, Selected, Session

_SELECTED_KIND = {
    MarkKind.DATE: "date",
    MarkKind.QUOTATION: "quotation",
    MarkKind.QUANTITY: "quantity",
}


class ArticleController(QObject):
    """Opens articles in the view and tells the session what the person does in the text."""

    opened_changed = Signal(object)
    """The OpenedArticle on show, or None."""
    compare_wanted = Signal()
    """The person wants to see what the later version of the open article changed."""
    original_wanted = Signal()
    """The person wants to see the file of the open article."""
    day_wanted = Signal()
    """The person wants to set the publication day of the open article."""

    def __init__(self, view: ArticleView, session: Session) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        self._opened: OpenedArticle | None = None
        self._wanted: Passage | None = None
        self._opening: int | None = None
        self._query = ""
        session.passage_requested.connect(self.show_passage)
        session.selected_changed.connect(self._select_anew)
        session.hovered_changed.connect(self._tint)
        session.library_changed.connect(self._content_changed)
        view.mark_clicked.connect(self._clicked)
        view.mark_hovered.connect(self._hovered)
        view.published_clicked.connect(self.day_wanted)
        view.notice_chosen.connect(self._notice_chosen)

    @property
    def opened(self) -> OpenedArticle | None:
        """The article on show."""
        return self._opened

    @Slot(object)
    def show_passage(self, passage: Passage) -> None:
        """Open the article if another is open, and bring the place into sight."""
        self._wanted = passage
        if self._opened is not None and self._opened.row.id == passage.article_id:
            self._opening = None  # what was asked for before this is no longer wanted
            self._view.set_busy(busy=False)
            self._go_to_wanted()
            return
        self._opening = passage.article_id
        self._view.set_busy(busy=True)
        self._fetch(passage.article_id)

    def set_query(self, query: str) -> None:
        """Mark the hits of a search in every article that is opened from now on."""
        if query != self._query:
            self._query = query
            self._mark_hits()

    def close_article(self) -> None:
        """Show that an article is to be chosen."""
        self._opened = self._opening = None
        self._view.show_nothing()
        self.opened_changed.emit(None)

    # Fetching -----------------------------------------------------------------------------------

    def _fetch(self, article_id: int) -> None:
        def show(opened: OpenedArticle | None) -> None:
            if article_id == self._expected:
                self._show(opened)

        self._session.ask(
            lambda connection: open_article(connection, article_id),
            show,
            kind="article",
            failed=self._show_failure,
        )

    @property
    def _expected(self) -> int | None:
        """The article that is to be on show: the one that is being opened, else the open one."""
        shown = None if self._opened is None else self._opened.row.id
        return shown if self._opening is None else self._opening

    def _show(self, opened: OpenedArticle | None) -> None:
        self._opening = None
        self._view.set_busy(busy=False)
        if opened is None:
            self.close_article()
            return
        before, self._opened = self._opened, opened
        same = before is not None and before.row.text_id == opened.row.text_id
        if same:
            self._view.page.head.show_article(opened.document)
        else:
            self._view.show_article(opened.document)
        self._view.set_marks(marks_of(opened, date_note))
        self._view.set_notice(notice_of(opened))
        self._select(self._session.selected)
        if same:
            self._mark_hits(anew=True)
        else:
            self._mark_hits(self._wanted)
            self._go_to_wanted()
            self._session.library.writer.submit(mark_read(opened.row.id, read=True))
        self.opened_changed.emit(opened)

    def _show_failure(self, error: BaseException) -> None:
        self._view.set_busy(busy=False)
        self._opened = self._opening = None
        what = self.tr("This article can't be shown")
        why = self.tr("Your library is not changed. {reason}").format(reason=type(error).__name__)
        again = Choice("retry", self.tr("Try again"))
        self._view.show_state(PaneState(what, why, (again,), sign="failed"))

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if wanted.hit is not None:
            self._view.hit_walk.go_to(wanted.hit)
            return
        in_title = wanted.field is Field.TITLE
        self._view.mark_passage(wanted.span if wanted.marked else None, in_title=in_title)
        if in_title:
            self._view.go_to_top()
        elif wanted.span is not None:
            self._view.scroll_to(wanted.span)

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        opened = self._opened
        if opened is None:
            return
        if opened.row.id in changes.removed:
            self.close_article()
            return
        # What is pinned decides what the notice of a later version says.
        pinned = bool(changes.findings) and opened.later is not None
        concerned = opened.row.id in changes.articles or changes.entities or pinned
        if self._opening is None and concerned:
            # While another article is being opened, its answer must not be overtaken by this one.
            self._fetch(opened.row.id)

    # What is chosen above the text --------------------------------------------------------------

    @Slot(str)
    def _notice_chosen(self, choice: str) -> None:
        if choice == "set-day":
            self.day_wanted.emit()
        elif choice == "original":
            self.original_wanted.emit()
        elif choice == "compare":
            self.compare_wanted.emit()
        elif choice == "later" and self._opened is not None and self._opened.later is not None:
            self._session.show_passage(Passage(self._opened.later.id))

    # Hits ---------------------------------------------------------------------------------------

    def _mark_hits(self, wanted: Passage | None = None, *, anew: bool = False) -> None:
        """Mark the hits of the search, and go to the one that is wanted, unless a place is wanted.

        `anew` is after a change of the article: whatever is current then stays so.
        """
        opened, query = self._opened, self._query
        if opened is None:
            return
        if not query:
            self._view.hit_walk.show((), words="")
            return

        def find(connection: Connection) -> Hits:
            parsed = parse(query, periods=periods_today())
            if not isinstance(parsed, Query):
                return Hits()
            return hits_in_article(connection, parsed, opened.row.id)

        def show(found: Hits) -> None:
            if query != self._query or self._opened is None or self._opened.row.id != opened.row.id:
                return
            hits = hits_in(found.title, found.body)
            words = query if hits else ""
            if anew:
                self._view.hit_walk.show_anew(hits, words=words)
                return
            elsewhere = wanted is not None and wanted.span is not None
            first = _first_hit(hits, wanted)
            self._view.hit_walk.show(hits, words=words, first=first, scroll=not elsewhere)

        self._session.ask(find, show, kind="hits")

    # Selection ----------------------------------------------------------------------------------

    @Slot(object)
    def _select_anew(self, selected: Selected | None) -> None:
        """Ring what is selected now; the place of what was selected before is not marked any more."""
        self._view.mark_passage(None)
        self._select(selected)

    def _select(self, selected: Selected | None) -> None:
        kind, ref = self._mark_of(selected)
        self._view.select_mark(kind, ref)

    @Slot(object)
    def _tint(self, hovered: Selected | None) -> None:
        kind, ref = self._mark_of(hovered)
        self._view.hover_mark(kind, ref)

    def _mark_of(self, selected: Selected | None) -> tuple[MarkKind | None, int]:
        if selected is None or self._opened is None:
            return None, 0
        if selected.kind == "entity":
            mention = self._opened.mention(selected.id)
            return (mark_kind(EntityKind(mention.kind)), selected.id) if mention else (None, 0)
        kinds = {name: kind for kind, name in _SELECTED_KIND.items()}
        return kinds.get(selected.kind), selected.id

    @Slot(object, int, object)
    def _clicked(self, kind: MarkKind, ref: int, modifiers: Qt.KeyboardModifier) -> None:
        if kind.is_name and modifiers & Qt.KeyboardModifier.ControlModifier:
            self._session.set_focus(self._session.focus.with_entity(ref, Mode.ADD))
        elif kind.is_name and modifiers & Qt.KeyboardModifier.AltModifier:
            self._session.set_focus(self._session.focus.with_entity(ref, Mode.EXCLUDE))
        else:
            self._session.select(self._selected(kind, ref))

    @Slot(object)
    def _hovered(self, mark: Mark | None) -> None:
        self._session.hover(None if mark is None else self._selected(mark.kind, mark.ref))

    def _selected(self, kind: MarkKind, ref: int) -> Selected | None:
        if kind.is_name:
            return Selected("entity", ref)
        name = _SELECTED_KIND.get(kind)
        return None if name is None else Selected(name, ref)


def _first_hit(hits: Sequence[Hit], wanted: Passage | None) -> int:
    """Return which hit is the current one: the one wanted, else the first from the place wanted on."""
    if wanted is None:
        return 0
    if wanted.hit is not None:
        return wanted.hit
    if wanted.span is None or wanted.field is Field.TITLE:
        return 0
    below = (
        number
        for number, hit in enumerate(hits)
        if hit.field is Field.TEXT and hit.span.start >= wanted.span.start
    )
    return next(below, 0)
