"""One window at work on one library: session, panes and controllers, bound to the actions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from dateline.editing.commands import Author, Done
from dateline.explore.scope import Scope
from dateline.importing.queue import ImportQueue
from dateline.library.changes import Changes
from dateline.library.errors import LibraryError
from dateline.library.opened import Library
from dateline.library.reads.findings import finding_ids
from dateline.library.resolution import Resolution
from dateline.model.messages import Message, MessageError
from dateline.reading.formats import readers
from dateline.ui.controllers.article_controller import ArticleController
from dateline.ui.controllers.export_controller import ExportController
from dateline.ui.controllers.focus_controller import FocusController
from dateline.ui.controllers.import_controller import ImportController
from dateline.ui.controllers.search_controller import SearchController
from dateline.ui.deeds.every import bind_deeds
from dateline.ui.dialogs.moved_dates import MovedDatesDialog
from dateline.ui.imports.import_report import ImportReport
from dateline.ui.pane_context import PaneContext
from dateline.ui.panes.library import LibraryPane
from dateline.ui.panes.results import ResultsPane
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.scope_feed import ScopeFeed
from dateline.ui.session import Session
from dateline.ui.window import MainWindow
from dateline.ui.wording import count_words, say, say_done


class Workbench(QObject):
    """Builds everything round an open library and lets it go in the right order."""

    closing = Signal()
    """The library is about to be closed: finish what works on it."""
    broken = Signal(object)
    """The library could be opened but not read: the LibraryError that says why."""

    def __init__(
        self, window: MainWindow, library: Library, queue: ImportQueue, *, author: Author
    ) -> None:
        super().__init__(window)
        self.window = window
        self.session = Session(library, queue, author=author, parent=self)
        self.scopes = ScopeFeed(self.session)
        self.context = PaneContext(self.session, self.scopes, window.actions_registry)
        window.build_panes(self.context)
        self.report = ImportReport(window)
        self.article = ArticleController(window.article, self.session)
        self.focus = FocusController(
            self.session, self.scopes, window.filter_row, window.toolbar.search, self.article
        )
        self.search = SearchController(window, self.session, self.scopes, self.article, self.focus)
        self.importing = ImportController(
            self.session, window.drop_target, window.strip, self.report, window
        )
        self.exporting = ExportController(self)
        bind_deeds(self)
        self._conditions: frozenset[str] = frozenset()
        self._moved: tuple[Resolution, ...] = ()
        self._text_id: int | None = None
        """The text on show."""
        self._greeted = False
        self._offered: Done | None = None
        self._added_in: int | None = None
        """The import that the toast offers the report of."""
        self._wire()
        self.scopes.start()
        self._count_findings()

    def _wire(self) -> None:
        session, window = self.session, self.window
        self.scopes.scope_changed.connect(self._show_scope)
        self.article.opened_changed.connect(self._opened)
        self.search.pane.listed.connect(self._place_in_list)
        self.library_pane.model.rowsInserted.connect(self._place_in_list)
        self.library_pane.model.rowsRemoved.connect(self._place_in_list)
        window.others_shown.connect(self._place_in_list)
        for model in (self.search.pane.model, self.library_pane.model):
            # New rows come a moment after they are listed.
            model.rowsInserted.connect(self._place_in_list)
        self.timeline_pane.feed.loaded.connect(self._count_library)
        self.importing.added.connect(self._say_added)
        self.importing.cancelled.connect(self._say_cancelled)
        self.importing.nothing_pasted.connect(self._say_nothing_pasted)
        session.carried_out.connect(self._say_done)
        self.focus.unchanged.connect(self._say_unchanged)
        session.undone.connect(self._say_undone)
        session.redone.connect(self._say_redone)
        session.refused.connect(self._say_refused)
        session.answers.failed.connect(self._say_failed)
        self.scopes.failed.connect(self._scope_failed)
        session.undo_changed.connect(self._name_undo)
        session.focus_changed.connect(self._note_conditions)
        session.library_changed.connect(self._content_changed)
        window.toast.action_chosen.connect(self._toast_action)
        names = dict.fromkeys(reader.suffixes[0].lstrip(".") for reader in readers())
        window.empty.set_formats(list(names))
        window.empty.files_requested.connect(self.importing.choose_files)
        window.empty.folder_requested.connect(self.importing.choose_folder)
        window.empty.sample_requested.connect(window.actions_registry.action("open_sample").trigger)
        self._note_conditions()

    @property
    def library_pane(self) -> LibraryPane:
        """The Library pane, which the article commands act on."""
        pane = self.window.pane("library")
        assert isinstance(pane, LibraryPane)  # noqa: S101 - built by its own spec
        return pane

    @property
    def timeline_pane(self) -> TimelinePane:
        """The Timeline pane."""
        pane = self.window.pane("timeline")
        assert isinstance(pane, TimelinePane)  # noqa: S101 - built by its own spec
        return pane

    @property
    def list_pane(self) -> LibraryPane | ResultsPane:
        """The list that articles are stepped through: the results while they are shown."""
        return self.search.pane if self.search.shown else self.library_pane

    # What follows from what ---------------------------------------------------------------------

    @Slot(object)
    def _show_scope(self, scope: Scope) -> None:
        self.window.show_library(empty=scope.total == 0)
        self._count_library()
        self.window.library_words.set_text(self.tr("Dateline uses no network."))
        self._note_conditions()
        self._place_in_list()
        if scope.total and not self._greeted:
            self._greeted = True
            self.library_pane.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _count_library(self) -> None:
        """Say what the library holds; while the timeline is in sight, as many events as it counts.

        It is read a moment after the rest, and two numbers for one thing would be one too many.
        """
        scope = self.scopes.scope
        if scope is None:
            return
        told = self.timeline_pane.feed.events_of_library
        events = len(scope.facets.columns.events.ordinal) if told is None else told
        words = count_words(scope.total, one="{n} article", other="{n} articles")
        dated = count_words(events, one="{n} dated statement", other="{n} dated statements")
        self.importing.set_library_words(f"{words} · {dated} · {self.tr('saved')}")

    @Slot(object)
    def _opened(self, opened: object) -> None:
        current = self.article.opened
        text_id = None if current is None else current.row.text_id
        if text_id != self._text_id:  # what a card in it explains is no longer in sight
            self.window.cards.close_card_in(self.window.article)
        self._text_id = text_id
        self.library_pane.show_open(None if current is None else current.row.id)
        self._note_conditions()
        self._place_in_list()

    @Slot()
    def _place_in_list(self) -> None:
        opened = self.article.opened
        model = self.list_pane.model
        place = None if opened is None else model.row_of(opened.row.id)
        total = model.rowCount() if opened is not None else 0
        if opened is not None and self.session.focus.filters:
            total = max(total, 1)  # an article beside an empty list is not in the filter
        self.window.article.set_position(0 if place is None else place + 1, total)

    @Slot(object)
    def _content_changed(self, changes: Changes) -> None:
        if changes.findings:
            self._count_findings()

    def _count_findings(self) -> None:
        self.session.ask(
            lambda connection: len(finding_ids(connection)),
            self.window.toolbar.set_findings,
            kind="count-findings",
        )

    # What is said -------------------------------------------------------------------------------

    @Slot(int, int)
    def _say_added(self, articles: int, batch_id: int) -> None:
        if articles:
            words = count_words(articles, one="Added {n} article", other="Added {n} articles")
        else:
            words = self.tr("Nothing new was added")
        self._added_in = batch_id
        self.window.toast.show_words(
            words, action="report", action_words=self.tr("Show the report"), key="Ctrl+Shift+R"
        )

    @Slot()
    def _say_cancelled(self) -> None:
        self.window.toast.show_words(self.tr("Import cancelled. What was stored stays."))

    @Slot()
    def _say_nothing_pasted(self) -> None:
        self.window.toast.show_words(self.tr("The clipboard holds neither words nor files."))

    @Slot(object)
    def _say_done(self, done: Done) -> None:
        self._moved = tuple(c.resolution for c in done.consequences if c.resolution is not None)
        others = any(len(r.moved) > (not r.on_new_day) for r in self._moved)
        also = ("moved", self.tr("Show them")) if others else None
        moved = any(r.on_new_day and (r.moved or r.stayed) for r in self._moved)
        words = moved_words(self._moved) if moved else say_done(done.name)
        self._offered = done
        self.window.toast.show_words(
            words, action="undo", action_words=self.tr("Undo"), key="Ctrl+Z", also=also
        )

    @Slot()
    def _say_unchanged(self) -> None:
        self.window.toast.show_words(self.tr("It is filtered like this already."))

    @Slot(object)
    def _say_undone(self, name: Message) -> None:
        self._say_turned("editing.done.undone", name)

    @Slot(object)
    def _say_redone(self, name: Message) -> None:
        self._say_turned("editing.done.redone", name)

    def _say_turned(self, message_id: str, name: Message) -> None:
        """Say what was undone or done again: it may have happened out of sight."""
        self.window.toast.show_words(say(Message.of(message_id, what=say(name))))

    @Slot(object)
    def _say_refused(self, message: Message) -> None:
        self.window.toast.show_words(say(message))

    @Slot(object)
    def _scope_failed(self, error: BaseException) -> None:
        """Say what failed; where nothing could be shown at all, there is no library to work on."""
        if self.scopes.scope is None and isinstance(error, LibraryError):
            self.broken.emit(error)
        else:
            self._say_failed(error)

    @Slot(object)
    def _say_failed(self, error: BaseException) -> None:
        if isinstance(error, MessageError):
            words = say(error.message)
        else:
            words = self.tr("This failed: {kind}. Your library is not changed.").format(
                kind=type(error).__name__
            )
        self.window.toast.show_words(words)

    @Slot(str)
    def _toast_action(self, action: str) -> None:
        if action == "undo":
            self.session.undo()
        elif action == "report":
            self.importing.show_report(self._added_in)
        elif action == "moved":
            MovedDatesDialog(self._moved, self.window).open()

    # What can be done ---------------------------------------------------------------------------

    @Slot()
    def _name_undo(self) -> None:
        if self._offered is not None and self._offered is not self.session.last_done:
            # The toast offers to undo what is undone, or is no longer the last thing done.
            self._offered = None
            self.window.toast.dismiss()
        registry = self.window.actions_registry
        undo, redo = self.session.undo_name, self.session.redo_name
        plain_undo, plain_redo = self.tr("Undo"), self.tr("Redo")
        registry.set_text("undo", f"{plain_undo} {say(undo)}" if undo else plain_undo)
        registry.set_text("redo", f"{plain_redo} {say(redo)}" if redo else plain_redo)
        self._note_conditions()

    @Slot()
    def _note_conditions(self) -> None:
        session, scope = self.session, self.scopes.scope
        holding = {"library", "writable", "report"}
        holding |= {"article"} if self.article.opened is not None else set()
        holding |= {"articles"} if scope is not None and scope.total else set()
        holding |= {"filter"} if session.focus.filters else set()
        holding |= {"hits"} if session.focus.query else set()
        holding |= {"undo"} if session.undo_name is not None else set()
        holding |= {"redo"} if session.redo_name is not None else set()
        holding |= {"back"} if session.history.behind else set()
        holding |= {"forward"} if session.history.ahead else set()
        self.window.actions_registry.set_conditions(holding | self._conditions)

    def set_conditions(self, conditions: frozenset[str], *, of: frozenset[str]) -> None:
        """Say which conditions of the group `of` hold: chosen names, a period, a mark …"""
        wanted = (self._conditions - of) | conditions
        if wanted != self._conditions:
            self._conditions = wanted
            self._note_conditions()

    # Opening and closing ------------------------------------------------------------------------

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files given on the command line."""
        self.importing.import_paths(paths)

    def close(self) -> None:
        """Let everything go: threads, workers, library."""
        self.closing.emit()
        self.importing.close()
        self.exporting.close()
        self.session.close()


def moved_words(resolutions: Sequence[Resolution]) -> str:
    """Return "14 dates moved. 2 did not: …" for what a new publication day did."""
    count = sum(len(resolution.moved) for resolution in resolutions)
    stayed = [words for resolution in resolutions for words in resolution.stayed]
    words = count_words(count, one="{n} date moved.", other="{n} dates moved.")
    if not stayed:
        return words
    kept = ", ".join(f"“{text}”" for text in stayed[:2])
    did_not = count_words(len(stayed), one="{n} did not", other="{n} did not")
    return f"{words} {did_not}: {kept}"
