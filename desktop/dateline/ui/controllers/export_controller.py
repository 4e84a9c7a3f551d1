"""Exports what the person sees: asks what and where, writes on a thread, and says what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from dateline.export import exporters
from dateline.export.exporter import What
from dateline.model.messages import MessageError
from dateline.ui.exports.export_dialog import ExportDialog, ExportOffer
from dateline.ui.exports.export_job import (
    Counts,
    ExportChoices,
    Extent,
    count_rows,
    preview,
    write_export,
)
from dateline.ui.wording import number_words, say

if TYPE_CHECKING:
    from dateline.library.rows import Connection
    from dateline.ui.rows.row_table import RowTable
    from dateline.ui.workbench import Workbench

SHOW_FILE: Final = "show-file"
_EXPORTED: Final = {
    What.FINDINGS: ("Exported {n} finding to {file}.", "Exported {n} findings to {file}."),
    What.EVENTS: (
        "Exported {n} dated statement to {file}.",
        "Exported {n} dated statements to {file}.",
    ),
    What.QUOTATIONS: ("Exported {n} quote to {file}.", "Exported {n} quotes to {file}."),
    What.ARTICLES: ("Exported {n} article to {file}.", "Exported {n} articles to {file}."),
    What.ENTITIES: ("Exported {n} name to {file}.", "Exported {n} names to {file}."),
    What.NAMES: ("Exported {n} spelling to {file}.", "Exported {n} spellings to {file}."),
}


class ExportController(QObject):
    """Owns the thread that writes exports, and remembers the choices of the last one."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        self._writing = bench.session.library.queries("exports")
        self._last: ExportChoices | None = None
        self._written: Path | None = None
        self.dialog: ExportDialog | None = None
        bench.window.actions_registry.bind("export", self.ask)
        bench.window.toast.action_chosen.connect(self._toast_action)

    # Rows ---------------------------------------------------------------------------------------

    @Slot()
    def ask(self) -> None:
        """Count what can be exported, then ask."""
        shown, chosen = self._shown(), self._chosen()

        def count(connection: Connection) -> tuple[Counts, Counts]:
            return count_rows(connection, shown), count_rows(connection, chosen)

        def offer(counts: tuple[Counts, Counts]) -> None:
            begin = self._begin(counts[0])
            self._open(ExportOffer(*counts, shown.filtered, begin), shown, chosen)

        self._session.ask(count, offer, kind="export-counts")

    def _open(self, offer: ExportOffer, shown: Extent, chosen: Extent) -> None:
        dialog = ExportDialog(offer, self._bench.window)
        self.dialog = dialog

        def show_preview(choices: ExportChoices) -> None:
            wanted = chosen if choices.chosen else shown
            self._session.ask(
                lambda connection: preview(connection, wanted, choices),
                lambda text: dialog.show_preview(text) if self.dialog is dialog else None,
                kind="export-preview",
            )

        def take() -> None:
            again = replace(offer, begin=dialog.choices)
            wanted = chosen if dialog.choices.chosen else shown
            self._write(
                wanted,
                dialog.choices,
                lambda words: self._open(replace(again, failure=words), shown, chosen),
            )

        dialog.preview_wanted.connect(show_preview)
        dialog.accepted.connect(take)
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        show_preview(dialog.choices)

    def _write(
        self, extent: Extent, choices: ExportChoices, failed: Callable[[str], object]
    ) -> None:
        self._last = choices

        def tell(number: int) -> None:
            self._written = choices.path
            words = _written_words(choices.what, number, choices.path.name)
            self._bench.window.toast.show_words(
                words, action=SHOW_FILE, action_words=self.tr("Show file")
            )

        def refuse(error: BaseException) -> None:
            if isinstance(error, MessageError):
                failed(say(error.message))
            else:
                self._session.answers.failed.emit(error)

        self._session.answers.deliver(
            self._writing.ask(lambda connection: write_export(connection, extent, choices)),
            tell,
            failed=refuse,
        )

    @Slot()
    def _forget_dialog(self) -> None:
        self.dialog = None

    def _begin(self, counts: Counts) -> ExportChoices:
        if self._last is not None:
            return replace(self._last, chosen=False)
        what = What.FINDINGS if counts.rows[What.FINDINGS] else What.ARTICLES
        first = exporters()[0]
        stem = f"{self._session.library.folder.root.name or 'dateline'}-export"
        path = (_documents() / stem).with_suffix(first.suffix)
        return ExportChoices(
            what, chosen=False, format_id=first.id, with_notes=False, unchecked=True, path=path
        )

    # What lies before the person ----------------------------------------------------------------

    def _shown(self) -> Extent:
        scope = self._bench.scopes.scope
        if scope is None:
            return Extent((), filtered=False)
        return Extent(tuple(scope.article_ids()), filtered=bool(self._session.focus.filters))

    def _chosen(self) -> Extent:
        articles = self._bench.library_pane.table.chosen_ids()
        return Extent(tuple(articles), filtered=True, findings=tuple(self._findings().chosen_ids()))

    def _findings(self) -> RowTable:
        from dateline.ui.panes.findings import FindingsPane

        pane = self._bench.window.pane("findings")
        assert isinstance(pane, FindingsPane)  # noqa: S101 - built by its own spec
        return pane.table

    # The end ------------------------------------------------------------------------------------

    @Slot(str)
    def _toast_action(self, action: str) -> None:
        if action == SHOW_FILE and self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def close(self) -> None:
        """Interrupt what is being written; an unfinished file is taken away."""
        self._writing.close()


def _written_words(what: What, number: int, file: str) -> str:
    words = QCoreApplication.translate("Counts", _EXPORTED[what][number != 1])
    return words.format(n=number_words(number), file=file)


def _documents() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(place) if place else Path.home()
    return folder if folder.is_dir() else Path.home()
