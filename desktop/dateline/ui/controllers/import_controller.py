"""Importing from the window: drop, paste, pickers, progress in the status bar, and the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from dateline.importing.collect import Survey, survey_paths
from dateline.importing.pasted import keep_pasted
from dateline.importing.report import Reported
from dateline.library import tasks
from dateline.library.reads.batches import ImportBatch, import_batches, present_batch
from dateline.library.reads.parts import articles_beside
from dateline.library.rows import Connection
from dateline.library.tasks import QueueCounts, Stage, State, Task
from dateline.ui.dialogs.start_folder import Purpose, remember_folder, start_folder
from dateline.ui.drop import Dropped, DropTarget, dropped_from
from dateline.ui.imports.drop_card import DropCounts, DropFile
from dateline.ui.imports.import_report import ImportReport
from dateline.ui.imports.progress_strip import Progress, ProgressStrip
from dateline.ui.imports.report_file import write_report
from dateline.ui.imports.report_model import RETRY, SHOW, SHOW_FILE, ReportFilter
from dateline.ui.imports.report_rows import heading_words, read_report, report_row
from dateline.ui.imports.shown_imports import (
    ALL_IMPORTS,
    MOST_LISTED,
    ShownImports,
    choices,
    narrowed,
    of_key,
)
from dateline.ui.session import Passage, Session

_FINISHED = (State.DONE, State.FAILED, State.CANCELLED, State.SETTLED)
_ACTIVE = (State.WAITING, State.RUNNING)
_REFRESH_MS = 120
_SHOWN_FILES = 4


class ImportController(QObject):
    """Brings files into the session's library and shows what becomes of them."""

    added = Signal(int, int)
    """A batch is read: how many articles it added, and its id."""
    nothing_pasted = Signal()
    """The clipboard holds neither words nor files."""
    cancelled = Signal()
    """A batch was cancelled before it added anything."""
    failed = Signal(int)
    """A batch is read and this many of its files failed."""

    def __init__(
        self,
        session: Session,
        target: DropTarget,
        strip: ProgressStrip,
        report: ImportReport,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session = session
        self._target = target
        self._strip = strip
        self._report = report
        self._window = window
        self._first_batch = 0
        self._library_words = ""
        self._open_batches: set[int] = set()
        self._shown = ALL_IMPORTS
        self._lines: dict[int, Reported] = {}
        self._survey = ThreadPoolExecutor(max_workers=1, thread_name_prefix="survey")
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(_REFRESH_MS)
        self._refresh_soon.timeout.connect(self._refresh)
        target.files_entered.connect(self._count)
        target.dropped.connect(self.take)
        session.queue_changed.connect(self._refresh_later)
        strip.pause_requested.connect(self._pause)
        strip.resume_requested.connect(self._go_on)
        strip.cancel_requested.connect(self._cancel)
        strip.report_requested.connect(self._show_failed)
        report.retry_requested.connect(self._retry)
        report.step_requested.connect(self._take_step)
        report.location_requested.connect(self._show_file)
        report.save_requested.connect(self._save_report)
        report.imports_chosen.connect(self._choose_imports)
        session.ask(present_batch, self._begin_at)

    # Ways in ------------------------------------------------------------------------------------

    @Slot()
    def choose_files(self) -> None:
        """Ask for files."""
        start = str(start_folder(Purpose.FILES))
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Import files"), start)
        if names:
            remember_folder(Purpose.FILES, Path(names[0]).parent)
        self.import_paths([Path(name) for name in names])

    @Slot()
    def choose_folder(self) -> None:
        """Ask for a folder."""
        start = str(start_folder(Purpose.FILES))
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Import a folder"), start)
        if name:
            remember_folder(Purpose.FILES, name)
            self.import_paths([Path(name)])

    @Slot()
    def paste(self) -> None:
        """Make an article of what is on the clipboard: files, HTML or text."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        # There is none at all where nothing was ever copied.
        dropped = None if data is None else dropped_from(data)
        if dropped is not None:
            self.take(dropped)
        else:
            self.nothing_pasted.emit()

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Queue files and folders."""
        if paths:
            self._session.import_paths(paths, self._batch_started)

    @Slot(object)
    def take(self, dropped: Dropped) -> None:
        """Import what was dropped or pasted: files, or a text that becomes one."""
        if dropped.paths:
            self.import_paths([Path(path) for path in dropped.paths])
            return
        folder = self._session.library.folder.root / "pasted"
        future = self._survey.submit(keep_pasted, folder, dropped.text, dropped.html)
        self._session.answers.deliver(future, lambda path: self.import_paths([path]))

    # What is dragged ----------------------------------------------------------------------------

    @Slot(object)
    def _count(self, paths: tuple[str, ...]) -> None:
        future: Future[Survey] = self._survey.submit(survey_paths, [Path(path) for path in paths])
        self._session.answers.deliver(future, self._show_counts)

    def _show_counts(self, survey: Survey) -> None:
        readable = tuple(
            DropFile(name, kind.upper()) for name, kind in survey.readable[:_SHOWN_FILES]
        )
        unreadable = tuple(
            DropFile(name, self.tr("not a format that can be read"))
            for name in survey.unreadable[:_SHOWN_FILES]
        )
        library = self._session.library.folder.root.name
        self._target.set_counts(
            DropCounts(len(survey.readable), len(survey.unreadable), readable, unreadable, library)
        )

    # Progress -----------------------------------------------------------------------------------

    def _begin_at(self, batch_id: int) -> None:
        """Count from an import on: the one that an earlier run left unfinished, or the last."""
        if not self._first_batch:
            self._first_batch = batch_id
        self._refresh()

    def _batch_started(self, batch_id: int) -> None:
        if not self._open_batches:
            self._first_batch = batch_id
        self._open_batches.add(batch_id)
        self._refresh_later()

    @Slot()
    def _refresh_later(self) -> None:
        """Refresh within 120 ms; changes that never rest must not put it off."""
        if not self._refresh_soon.isActive():
            self._refresh_soon.start()

    @Slot()
    def _refresh(self) -> None:
        first = self._first_batch
        self._session.ask(
            lambda connection: (
                tasks.counts(connection, since_batch=first),
                tasks.counts(connection).count(states=(State.FAILED,)),
                tasks.is_paused(connection),
                tasks.batches_being_read(connection),
            ),
            self._show_progress,
            kind="progress",
        )
        if self._report.isVisible():
            self._fetch_report()

    def _show_progress(self, answer: tuple[QueueCounts, int, bool, frozenset[int]]) -> None:
        # Failures of every import need attention, until a later try at the same file is done.
        counts, failed, paused, being_read = answer
        for batch_id in sorted(self._open_batches - being_read):
            self._session.ask(_batch_report(batch_id), self._settle_batch, kind=f"batch-{batch_id}")
        reading = counts.count(stage=Stage.READ, states=_ACTIVE)
        stage = Stage.READ if reading else Stage.EXTRACT
        total = counts.count(stage=stage, states=(*_FINISHED, *_ACTIVE))
        done = counts.count(stage=stage, states=_FINISHED)
        active = counts.count(states=_ACTIVE)
        if not active:
            self._strip.set_idle(self._library_words, attention=failed)
            return
        progress = Progress(
            done, total, self._session.queue.reading_now or "", failed, paused=paused
        )
        self._strip.set_progress(progress)

    def set_library_words(self, words: str) -> None:
        """Say what the strip shows while nothing is imported."""
        if words != self._library_words:
            self._library_words = words
            self._strip.set_library_words(words)
            self._refresh_later()

    def _settle_batch(self, found: tuple[int, list[Task], int]) -> None:
        batch_id, batch, added = found
        reads = [task for task in batch if task.stage is Stage.READ]
        if batch_id not in self._open_batches or any(task.state in _ACTIVE for task in reads):
            return
        self._open_batches.discard(batch_id)
        failed = sum(task.state is State.FAILED for task in reads)
        if not added and any(task.state is State.CANCELLED for task in reads):
            self.cancelled.emit()
            return
        self.added.emit(added, batch_id)
        if failed:
            self.failed.emit(failed)
            self.show_report(batch_id)

    @Slot()
    def _pause(self) -> None:
        self._session.answers.deliver(self._session.queue.pause(), lambda _: self._refresh())

    @Slot()
    def _go_on(self) -> None:
        self._session.answers.deliver(self._session.queue.go_on(), lambda _: self._refresh())

    @Slot()
    def _cancel(self) -> None:
        self._session.answers.deliver(self._session.queue.cancel(), lambda _: self._refresh())

    # Report -------------------------------------------------------------------------------------

    def show_report(self, batch_id: int | None = None) -> None:
        """Show what became of each file of an import (None: the last ones), failures first."""
        last = ShownImports(self._first_batch)
        shown = last if batch_id is None else ShownImports(batch_id, batch_id)
        self._open_report(shown, ReportFilter.ALL)

    def _open_report(self, shown: ShownImports, group: ReportFilter) -> None:
        self._shown = shown
        self._report.show_group(group)
        self._fetch_report()
        self._report.open()

    @Slot()
    def _show_failed(self) -> None:
        """Show the files that the status bar counts as needing attention: failures of all imports."""
        self._open_report(ALL_IMPORTS, ReportFilter.FAILED)

    @Slot(str)
    def _choose_imports(self, key: str) -> None:
        self._shown = of_key(key, since=self._first_batch)
        self._fetch_report()

    def _fetch_report(self) -> None:
        shown = self._shown
        self._session.ask(
            lambda connection: (
                import_batches(connection, most=MOST_LISTED),
                read_report(connection, shown),
            ),
            self._show_rows,
            kind="report",
        )

    def _show_rows(self, answer: tuple[list[ImportBatch], list[Reported]]) -> None:
        batches, found = answer
        since = self._first_batch
        shown = narrowed(self._shown, batches, since=since)
        self._lines = {line.task.id: line for line in found}
        rows = [report_row(line) for line in found]
        self._report.offer_imports(choices(batches, since=since), shown.key)
        self._report.show_rows(rows, heading=heading_words(rows))

    @Slot(int, str)
    def _take_step(self, task_id: int, step: str) -> None:
        line = self._lines.get(task_id)
        if step == RETRY:
            self._retry([task_id])
        elif step == SHOW and line is not None and line.article is not None:
            self._report.dismiss()
            self._session.show_passage(Passage(line.article.id))
        elif step == SHOW_FILE:
            self._show_file(task_id)

    @Slot(int)
    def _show_file(self, task_id: int) -> None:
        """Open the folder of a row's file."""
        line = self._lines.get(task_id)
        if line is not None and line.task.path is not None:
            folder = Path(line.task.path).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _save_report(self) -> None:
        """Ask for a file and write the rows on show into it."""
        start = str(start_folder(Purpose.FILES) / "import-report.csv")
        title = self.tr("Save report")
        name, _ = QFileDialog.getSaveFileName(self._window, title, start, "CSV (*.csv)")
        if name:
            rows = self._report.model.shown_rows
            future = self._survey.submit(write_report, Path(name), rows)
            self._session.answers.deliver(future, lambda _: None)

    @Slot(object)
    def _retry(self, task_ids: Sequence[int]) -> None:
        self._session.answers.deliver(
            self._session.queue.retry(task_ids), lambda _: self._refresh()
        )

    def close(self) -> None:
        """End the thread that looks at dragged files."""
        self._survey.shutdown(wait=True, cancel_futures=True)


def _batch_report(batch_id: int) -> Callable[[Connection], tuple[int, list[Task], int]]:
    """Return what reads the batch: its id, its tasks, and how many articles its files added."""

    def read(connection: Connection) -> tuple[int, list[Task], int]:
        batch = tasks.report(connection, batch_id=batch_id)
        firsts = [task.article_id for task in batch if _adds(task) and task.article_id is not None]
        return batch_id, batch, sum(articles_beside(connection, firsts).values())

    return read


def _adds(task: Task) -> bool:
    return task.stage is Stage.READ and task.outcome in ("added", "copy", "version", "earlier")
