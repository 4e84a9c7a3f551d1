"""What is said above the text of an article: that it has none, lacks a day, or has changed since."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from dateline.explore.opened_article import OpenedArticle
from dateline.model.quoting import quoted
from dateline.model.spans import Field
from dateline.ui.widgets.notice import Notice
from dateline.ui.wording import count_words, iso_words


def notice_of(opened: OpenedArticle) -> Notice | None:
    """Return what to say above the text, the first that holds; None where there is nothing."""
    return _textless(opened) or _waiting(opened) or _later(opened)


def _tr(words: str) -> str:
    return QCoreApplication.translate("ArticleNotice", words)


def _textless(opened: OpenedArticle) -> Notice | None:
    if opened.stored.text.strip():
        return None
    return Notice(
        _tr("This file has no text to read."),
        _tr("A picture or a scan can be starred, dated, noted and cited all the same."),
        (("original", _tr("Show original")),),
    )


def _waiting(opened: OpenedArticle) -> Notice | None:
    waiting = opened.waiting_dates
    if not waiting:
        return None
    example = next(
        (
            row.timex.span.of(opened.stored.text)
            for row in opened.annotations.timexes
            if row.timex.field is Field.TEXT and not row.timex.placed
        ),
        "",
    )
    why = count_words(
        waiting,
        one="{n} date waits for it.",
        other="{n} dates, such as “EXAMPLE”, wait for it.",
    ).replace("EXAMPLE", example)
    return Notice(_tr("When was this published?"), why, (("set-day", _tr("Set the day…")),))


def _later(opened: OpenedArticle) -> Notice | None:
    """Say that the outlet printed another text later, first what that means for findings."""
    later = opened.later
    if later is None:
        return None
    day = "" if later.published is None else iso_words(later.published, with_weekday=False)
    named = ", ".join(part for part in (quoted(later.title), later.outlet, day) if part)
    why = _tr("Its text now: {article}").format(article=named)
    what = _tr("There is a later version of this article.")
    if opened.gone:
        what = count_words(
            opened.gone,
            one="The later version no longer has the sentence of {n} finding.",
            other="The later version no longer has the sentences of {n} findings.",
        )
        why = _tr("Your findings stay on the text you cited.") + f" {why}"
    choices = [("compare", _tr("Show the difference"))]
    if later.id != opened.row.id:
        choices.append(("later", _tr("Open the later version")))
    return Notice(what, why, tuple(choices))
