"""Ask before the window closes while files are still waiting to be imported."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from dateline.library import tasks
from dateline.library.rows import Connection
from dateline.library.tasks import Stage, State
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.wording import count_words

_ACTIVE = (State.WAITING, State.RUNNING)


def waiting_words(connection: Connection) -> str:
    """Return what still waits ("45 files are still waiting."), "" for nothing or a paused import."""
    if tasks.is_paused(connection):
        return ""
    counts = tasks.counts(connection)
    files = counts.count(stage=Stage.READ, states=_ACTIVE)
    if files:
        return count_words(
            files, one="{n} file is still waiting.", other="{n} files are still waiting."
        )
    articles = counts.count(stage=Stage.EXTRACT, states=_ACTIVE)
    if not articles:
        return ""
    return count_words(
        articles,
        one="The names and dates of {n} article are still waiting.",
        other="The names and dates of {n} articles are still waiting.",
    )


class QuitDialog(AskDialog):
    """Quit or stay; what waits goes on when the library is opened again."""

    def __init__(self, waiting: str, parent: QWidget) -> None:
        tr = QCoreApplication.translate
        goes_on = tr(
            "QuitDialog",
            "What is in the library stays; the rest goes on when you open this library again.",
        )
        super().__init__(waiting, goes_on, tr("QuitDialog", "Quit"), parent)
        self.setWindowTitle(tr("QuitDialog", "Quit Dateline"))
        self._cancel.set_text(tr("QuitDialog", "Stay"))
        self.look_again()
