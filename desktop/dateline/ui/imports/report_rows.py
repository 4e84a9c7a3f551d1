"""The files of a library's imports as rows of the report, in the words of the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication

from dateline.importing.report import NOT_ENGLISH, Reported, Wording, reported, sentences
from dateline.library import tasks
from dateline.library.arrivals import Outcome
from dateline.library.rows import Connection
from dateline.library.tasks import State
from dateline.ui.imports.report_model import (
    RETRY,
    SHOW,
    SHOW_FILE,
    ReportFilter,
    ReportResult,
    ReportRow,
)
from dateline.ui.imports.shown_imports import ALL_IMPORTS, ShownImports
from dateline.ui.wording import count_words, iso_words, say

_RESULTS: Final = {
    State.FAILED: ReportResult.FAILED,
    State.CANCELLED: ReportResult.CANCELLED,
    State.SKIPPED: ReportResult.SKIPPED,
    State.SETTLED: ReportResult.SETTLED,
}


def read_report(connection: Connection, shown: ShownImports = ALL_IMPORTS) -> list[Reported]:
    """Return every file of these imports that is through, newest import and its failures first."""
    return reported(connection, [task for task in tasks.report(connection) if shown.holds(task)])


def report_row(line: Reported) -> ReportRow:
    """Return what the report says of a file."""
    task, result = line.task, _result(line)
    name = Path(task.path or "").name or QCoreApplication.translate("Import", "Article")
    wording = Wording(say, lambda iso: iso_words(iso, with_weekday=False))
    what = " ".join(say(message) for message in sentences(line, wording))
    step = _step(line)
    if step == SHOW:
        what = what or _facts(line, wording)
    title = "" if line.article is None else line.article.title
    return ReportRow(task.id, result, name, what, title, step, _step_words(step))


def _step(line: Reported) -> str:
    """Return what helps next: another try, the article, or the file that is to be mended."""
    if line.can_be_tried_again:
        return RETRY
    if line.article is not None:
        return SHOW
    return SHOW_FILE if line.task.state is State.FAILED and line.task.path is not None else ""


def heading_words(rows: Sequence[ReportRow]) -> str:
    """Return "24 files, 1 failed, 5 skipped": each number is the length of its list."""
    parts = [count_words(len(rows), one="{n} file", other="{n} files")]
    failed, skipped = (
        sum(group.holds(row.result) for row in rows)
        for group in (ReportFilter.FAILED, ReportFilter.SKIPPED)
    )
    if failed:
        parts.append(count_words(failed, one="{n} failed", other="{n} failed"))
    if skipped:
        parts.append(count_words(skipped, one="{n} skipped", other="{n} skipped"))
    return ", ".join(parts)


def _result(line: Reported) -> ReportResult:
    if line.task.state in _RESULTS:
        return _RESULTS[line.task.state]
    if not line.added:
        return ReportResult.DUPLICATE
    message = line.task.message
    if line.disagreeing is not None or line.undated:
        return ReportResult.CHECK
    if message is not None:
        return ReportResult.NO_NAMES if message.id == NOT_ENGLISH else ReportResult.CHECK
    return ReportResult.COPY if line.outcome is Outcome.COPY else ReportResult.ADDED


def _facts(line: Reported, wording: Wording) -> str:
    """Return outlet and day of an article of which nothing else is to be said."""
    article = line.article
    if article is None:
        return ""
    day = "" if article.published is None else wording.day(article.published)
    return ", ".join(part for part in (article.outlet, day) if part)


def _step_words(step: str) -> str:
    words = {RETRY: "Retry", SHOW: "Show article", SHOW_FILE: "Show file"}.get(step, "")
    return QCoreApplication.translate("Import", words) if words else ""
