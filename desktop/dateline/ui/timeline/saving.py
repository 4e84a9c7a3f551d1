"""Writes what the timeline shows to a file: as a picture, or as the rows of its events."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from dateline.export import exporters
from dateline.export.exporter import Exporter, ExportOptions
from dateline.export.rows import events_table
from dateline.export.writing import export_to, write_whole
from dateline.library.rows import Connection
from dateline.model.messages import MessageError
from dateline.ui.session import Session
from dateline.ui.timeline.view import TimelineView
from dateline.ui.timeline.words import tr
from dateline.ui.wording import count_words, say

_PNG, _SVG = ".png", ".svg"


class TimelineSaving(QObject):
    """Asks for a file and writes it; `tell` says what was written, or why it could not be."""

    def __init__(
        self, view: TimelineView, session: Session, tell: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._session = session
        self._tell = tell
        self._tables: dict[str, Exporter] = {e.suffix: e for e in exporters()}

    @property
    def filters(self) -> tuple[str, ...]:
        """The formats as a file dialog names them, pictures first."""
        named = [("PNG", _PNG), ("SVG", _SVG)]
        named += [(say(exporter.name), suffix) for suffix, exporter in self._tables.items()]
        return tuple(f"{name} (*{suffix})" for name, suffix in named)

    def ask(self, window: QWidget) -> None:
        """Ask where to, and write what is shown in the format of the suffix."""
        title, name = tr("Export what is shown"), tr("Timeline") + _PNG
        path, chosen = QFileDialog.getSaveFileName(window, title, name, ";;".join(self.filters))
        if path:
            self.write(Path(path), otherwise=chosen.rpartition("*")[2].rstrip(")"))

    def write(self, path: Path, *, otherwise: str = _PNG) -> None:
        """Write the file by its suffix; one of no known format gets the suffix `otherwise`."""
        known = {_PNG, _SVG, *self._tables}
        target = path if path.suffix.lower() in known else path.with_name(path.name + otherwise)
        suffix = target.suffix.lower()
        if suffix in self._tables:
            self._write_rows(target, self._tables[suffix])
        else:
            self._write_picture(target, svg=suffix == _SVG)

    def _write_picture(self, target: Path, *, svg: bool) -> None:
        data = self._view.render_svg() if svg else self._view.png()
        try:
            write_whole(target, partial(_put, data))
        except MessageError as error:
            self._tell(say(error.message))
        else:
            self._tell(tr("Exported the timeline to {name}.").format(name=target.name))

    def _write_rows(self, target: Path, exporter: Exporter) -> None:
        ids = self._view.shown_events()

        def write(connection: Connection) -> None:
            table = events_table(connection, ids)
            export_to(target, exporter, table, options=ExportOptions())

        def tell(_: None) -> None:
            counted = count_words(len(ids), one="{n} event", other="{n} events")
            words = tr("Exported {events} to {name}.")
            self._tell(words.format(events=counted, name=target.name))

        def refuse(error: BaseException) -> None:
            if isinstance(error, MessageError):
                self._tell(say(error.message))
            else:
                self._session.answers.failed.emit(error)

        self._session.search(write, tell, kind="timeline-export", failed=refuse)


def _put(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)
