"""The days that the times of a query come to, and in which sense: dated in the texts, or published."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Dated, Published, Query
from dateline.ui.scope_feed import periods_today
from dateline.ui.wording import interval_words


def times_words(query: str) -> str:
    """Return "dated Jun–Aug 2025" for `date:"last summer"`; nothing for days that stand there as days."""
    parsed = parse(query, periods=periods_today())
    if not isinstance(parsed, Query):
        return ""
    return ", ".join(_words(time) for time in parsed.times() if time.period.in_words)


def _words(time: Dated | Published) -> str:
    days = interval_words(time.period.first, time.period.last)
    words = "dated {days}" if isinstance(time, Dated) else "published {days}"
    return QCoreApplication.translate("Chips", words).format(days=days)
