"""What the window works on: an open library, what the person looks at, and the ways to both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from dateline.editing.commands import Author, Command, CommandError, Done
from dateline.editing.history import UndoStack, undo_decisions
from dateline.explore.focus import Focus, FocusHistory
from dateline.importing.queue import ImportQueue
from dateline.library.changes import Changes
from dateline.library.opened import Library
from dateline.library.queries import Query
from dateline.model.messages import Message
from dateline.model.spans import Field, Span
from dateline.ui.answers import Answers

_TELL_MS: Final = 50
"""Between two tellings of changes while files stream in; the first after a rest is told at once."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an article, in code points of `field`; `span` None is its top.

    `hit` is the hit of the search that is wanted instead, from 0, or from the end where negative.
    `marked` asks to mark the place in the text until something else is selected.
    """

    article_id: int
    field: Field = Field.TEXT
    span: Span | None = None
    hit: int | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Selected:
    """What is ringed in every pane without filtering: `kind` is entity, event, date or quotation."""

    kind: str
    id: int


class Session(QObject):
    """Owns focus, selection and undo of one window on one library; panes know it, not each other.

    Three channels, never mixed: focus (kept), hover (transient), changes (library content). An
    equal value is no event, and changes that arrive in one turn of the event loop are one signal.
    """

    focus_changed = Signal(object)
    """The new Focus."""
    selected_changed = Signal(object)
    """The Selected thing, or None."""
    hovered_changed = Signal(object)
    """The Selected thing under the pointer, or None."""
    passage_requested = Signal(object)
    """A Passage to show in the article pane."""
    library_changed = Signal(object)
    """Changes of the library's content."""
    queue_changed = Signal()
    """Something about the import queue may be different."""
    undo_changed = Signal()
    carried_out = Signal(object)
    """A command's Done, or an undo's: for the toast."""
    undone = Signal(object)
    """The name (a Message) of the command that was undone."""
    redone = Signal(object)
    """The name (a Message) of the command that was done again."""
    refused = Signal(object)
    """A Message why a command could not be carried out."""
    author_changed = Signal(object)
    """The new Author, who signs what is decided from now on."""
    _changes_arrived = Signal(object)

    def __init__(
        self, library: Library, queue: ImportQueue, *, author: Author, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.queue = queue
        self.author = author
        self.answers = Answers(self)
        self._pages = library.queries("pages")
        self._searches = library.queries("searches")
        self._reviews = library.queries("reviews")
        self._history = FocusHistory()
        self._selected: Selected | None = None
        self._hovered: Selected | None = None
        self._closed = False
        self._undo = UndoStack()
        self._turning = False
        self._turns: list[bool] = []
        self._pending = Changes()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._told = QElapsedTimer()
        self._told.start()
        self._soon.timeout.connect(self._tell_changes)
        self._changes_arrived.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        library.writer.listen(self._hear)

    # Reading ------------------------------------------------------------------------------------

    def ask(
        self,
        query: Query[T],
        done: Callable[[T], object],
        *,
        kind: str | None = None,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Run a quick read; `done` gets its result on this thread. The newest of a kind wins.

        Once closed this asks nothing: timers and late changes may still come until the window is
        gone.
        """
        if self._closed:
            return
        self.answers.deliver(self._pages.ask(query, kind=kind), done, failed=failed)

    def search(
        self,
        query: Query[T],
        done: Callable[[T], object],
        *,
        kind: str,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Run a read that may take long, beside the quick ones."""
        if self._closed:
            return
        self.answers.deliver(self._searches.ask(query, kind=kind), done, failed=failed)

    def review(
        self,
        query: Query[T],
        done: Callable[[T], object],
        *,
        kind: str,
        failed: Callable[[BaseException], object] | None = None,
    ) -> None:
        """Run a read that nobody waits for, beside those that somebody does."""
        if self._closed:
            return
        self.answers.deliver(self._reviews.ask(query, kind=kind), done, failed=failed)

    # Focus and selection ------------------------------------------------------------------------

    @property
    def focus(self) -> Focus:
        """What the person looks at."""
        return self._history.current

    @property
    def history(self) -> FocusHistory:
        """Back and forward."""
        return self._history

    def set_focus(self, focus: Focus) -> None:
        """Look at something else; equal is no event."""
        if focus != self._history.current:
            self._history = self._history.visited(focus)
            self.focus_changed.emit(focus)

    def amend_focus(self, focus: Focus) -> None:
        """Go further in the step that led to the present focus, as in typing on; equal is no event."""
        self._move(self._history.amended(focus))

    @Slot()
    def go_back(self) -> None:
        """Return to the focus before."""
        self._move(self._history.back())

    @Slot()
    def go_forward(self) -> None:
        """Undo a step back."""
        self._move(self._history.forward())

    def _move(self, history: FocusHistory) -> None:
        if history.current != self._history.current:
            self._history = history
            self.focus_changed.emit(history.current)

    @property
    def selected(self) -> Selected | None:
        """What is ringed everywhere."""
        return self._selected

    def select(self, selected: Selected | None) -> None:
        """Ring something in every pane, without filtering."""
        if selected != self._selected:
            self._selected = selected
            self.selected_changed.emit(selected)

    def hover(self, hovered: Selected | None) -> None:
        """Tint the counterparts of what is under the pointer."""
        if hovered != self._hovered:
            self._hovered = hovered
            self.hovered_changed.emit(hovered)

    def show_passage(self, passage: Passage) -> None:
        """Show a place in an article."""
        self.passage_requested.emit(passage)

    def set_author(self, author: Author) -> None:
        """Sign what is decided from now on; equal is no event."""
        if author != self.author:
            self.author = author
            self.author_changed.emit(author)

    # Changing -----------------------------------------------------------------------------------

    def carry_out(
        self, command: Command, *, done: Callable[[Done], object] | None = None, quiet: bool = False
    ) -> None:
        """Carry out a person's command; it can be undone. `quiet` shows no toast."""

        def settle(result: Done) -> None:
            self._undo = self._undo.pushed(result)
            self.undo_changed.emit()
            if done is not None:
                done(result)
            if not quiet:
                self.carried_out.emit(result)

        self._submit(command, settle)

    @Slot()
    def undo(self) -> None:
        """Undo this session's last command; asked again meanwhile, then the one before it."""
        self._turn(forward=False)

    @Slot()
    def redo(self) -> None:
        """Do again what was undone last."""
        self._turn(forward=True)

    def _turn(self, *, forward: bool) -> None:
        """Undo or redo one command; the next waits, for it depends on what this one leaves."""
        if self._turning:
            self._turns.append(forward)
            return
        stack = self._undo.undone if forward else self._undo.done
        if not stack:
            return
        self._turning = True
        last = stack[-1]
        command = undo_decisions(last.seqs, name=last.name, author=self.author)
        self._submit(command, lambda written: self._turned(last.name, written, forward=forward))

    def _turned(self, name: Message, written: Done, *, forward: bool) -> None:
        self._turning = False
        after = self._undo.after_redo if forward else self._undo.after_undo
        self._settle(after(written))
        (self.redone if forward else self.undone).emit(name)
        if self._turns:
            self._turn(forward=self._turns.pop(0))

    def forget_undo(self) -> None:
        """Forget what could be undone: its rows are about to leave the log."""
        self._settle(UndoStack())

    @property
    def last_done(self) -> Done | None:
        """The command that Undo would undo."""
        return self._undo.done[-1] if self._undo.done else None

    @property
    def undo_name(self) -> Message | None:
        """The name of what Undo would undo, or None."""
        return self._undo.done[-1].name if self._undo.done else None

    @property
    def redo_name(self) -> Message | None:
        """The name of what Redo would do again, or None."""
        return self._undo.undone[-1].name if self._undo.undone else None

    def _settle(self, stack: UndoStack) -> None:
        self._undo = stack
        self.undo_changed.emit()

    def _submit(self, command: Command, done: Callable[[Done], object]) -> None:
        future: Future[Done] = self.library.writer.submit(command, durable=True)
        self.answers.deliver(future, done, failed=self._refuse)

    def _refuse(self, error: BaseException) -> None:
        self._turning = False
        self._turns.clear()
        if isinstance(error, CommandError):
            self.refused.emit(error.message)
        else:
            self.answers.failed.emit(error)

    # Importing ----------------------------------------------------------------------------------

    def import_paths(self, paths: Sequence[Path], done: Callable[[int], object]) -> None:
        """Queue files and folders; `done` gets the id of their batch."""
        self.answers.deliver(self.queue.add(paths), lambda answer: done(answer[0]))

    def show_on_screen(self, article_ids: Sequence[int]) -> None:
        """Say which articles to extract first: the open one, then the visible rows."""
        self.queue.on_screen.set(article_ids)

    # Closing ------------------------------------------------------------------------------------

    def close(self) -> None:
        """End the query threads and the queue, then the library; waits for the writer."""
        self._closed = True
        self.answers.close()
        self._pages.close()
        self._searches.close()
        self._reviews.close()
        self.queue.close()
        self.library.close()

    # Changes ------------------------------------------------------------------------------------

    def _hear(self, changes: Changes) -> None:
        self._changes_arrived.emit(changes)

    @Slot(object)
    def _gather(self, changes: Changes) -> None:
        self._pending |= changes
        if not self._soon.isActive():
            self._soon.start(max(0, _TELL_MS - self._told.elapsed()))

    @Slot()
    def _tell_changes(self) -> None:
        self._told.restart()
        changes, self._pending = self._pending, Changes()
        if changes.tasks:
            self.queue_changed.emit()
        self.library_changed.emit(changes)
