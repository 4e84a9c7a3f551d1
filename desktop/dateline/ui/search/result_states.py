"""What the results say: how much was found, what a row is called, and why there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dateline.explore.found import Found, Missing
from dateline.library.search.query import Result
from dateline.model.messages import Message
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.scope_feed import ScopeFeed
from dateline.ui.search.filtered_out import filtered_out_state
from dateline.ui.search.result_delegate import facts_of, hit_words
from dateline.ui.wording import count_words, number_words, say

_SECOND_MS = 1000


def found_words(count: int, *, hits: int | None, seconds: float) -> str:
    """Return "41 hits in 14 articles · 9 ms"; the hits are left out where they are not counted."""
    articles = count_words(count, one="{n} article", other="{n} articles")
    if hits:
        words = count_words(hits, one="{n} hit", other="{n} hits")
        articles = _tr("{hits} in {articles}").format(hits=words, articles=articles)
    return f"{articles} · {_time_words(seconds)}"


def _time_words(seconds: float) -> str:
    milliseconds = max(1, round(seconds * _SECOND_MS))
    if milliseconds < _SECOND_MS:
        return _tr("{n} ms").format(n=milliseconds)
    return _tr("{n} s").format(n=f"{seconds:.1f}")


def row_words(row: Result) -> str:
    """Return a result as it is read out."""
    starred = _tr("starred") if row.starred else ""
    parts = (row.title, *facts_of(row), hit_words(row), starred)
    return ", ".join(part for part in parts if part)


def nothing_asked_state() -> PaneState:
    """Return what is said while nothing is searched for."""
    choice = Choice("search", _tr("Search all articles"), "Ctrl+Shift+F")
    return PaneState(_tr("Nothing is searched for"), "", (choice,))


def missing_state(found: Found, missing: Missing, scopes: ScopeFeed) -> PaneState:
    """Return why nothing is found: the filters beside the search, or its words and a nearer spelling."""
    if missing.found:
        return filtered_out_state(found.scope, scopes, keep_query=True)
    nothing = say(Message.of("search.nothing_found", text=found.query.text.strip()))
    suggestion = missing.suggestion
    clear = Choice("no-query", _tr("Clear the search"))
    if suggestion is None:
        return PaneState(nothing, _tr("Write fewer words, or only how one begins: ferr*"), (clear,))
    words = f"{suggestion.nearest} ({number_words(suggestion.articles)})"
    return PaneState(nothing, _tr("Nearly the same:"), (Choice("nearest", words), clear))


def failed_state() -> PaneState:
    """Return what is said after an error that is no fault of the search."""
    why = _tr("Your library is not changed. The details may help us.")
    choices = (Choice("again", _tr("Try again")), Choice("details", _tr("Copy details")))
    return PaneState(_tr("Searching failed"), why, choices, sign="failed")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Results", words)
