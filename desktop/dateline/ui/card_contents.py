"""What the cards of the article pane say: the answer, and the rule that gave it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from dateline.explore.entities import EntityRow
from dateline.explore.highlights import Mark, MarkKind, mark_kind
from dateline.explore.opened_article import OpenedArticle
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.spans import Field
from dateline.ui.card_view import CardAction, CardContent, CardRow
from dateline.ui.date_notes import interval_of
from dateline.ui.wording import count_words, number_words, say


def _tr(words: str) -> str:
    return QCoreApplication.translate("Cards", words)


def date_card(opened: OpenedArticle, mark: Mark) -> CardContent | None:
    """Return the card of a date: its days, why it was read so, and what it leans on."""
    row = opened.timex(mark.ref)
    if row is None:
        return None
    timex = row.timex
    words = timex.span.of(opened.stored.text)
    days = interval_of(timex) or _tr("no place in time")
    rows = [CardRow(_tr("Value"), timex.value or "–", timex.mod or "")]
    rows.append(CardRow(_tr("Rule"), timex.rule))
    return CardContent(
        kind=MarkKind.DATE,
        kind_words=_tr("Date"),
        answer=f"“{words}” → {days}",
        reason=say(timex.reason),
        confidence=timex.confidence,
        rows=tuple(rows),
        actions=(
            CardAction("change-date", _tr("Change the publication day…"), "E", "calendar"),
            CardAction("pin", _tr("Pin"), "P", "pin"),
        ),
    )


_KIND_WORDS = {
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "nationality": "Nationality or group",
    "event": "Named event",
    "product": "Product",
}


def name_card(opened: OpenedArticle, mark: Mark) -> CardContent | None:
    """Return the card of a name: who it is, how it was recognised, and how often it is here."""
    mentions = [m for m in opened.annotations.mentions if m.entity_id == mark.ref]
    if not mentions:
        return None
    here = next((m for m in mentions if m.span == mark.span and m.field is Field.TEXT), mentions[0])
    spellings = {m.span.of(opened.stored.text) for m in mentions if m.field is Field.TEXT}
    rows = [CardRow(_tr("Found by"), here.maker)]
    others = sorted(spellings - {here.name})
    if others:
        rows.append(CardRow(_tr("Also as"), ", ".join(others)))
    return CardContent(
        kind=mark.kind,
        kind_words=_tr(_KIND_WORDS[here.kind]),
        answer=here.name,
        reason=say(Message.loads(here.link_reason)),
        confidence=here.confidence,
        checked=here.decided,
        rows=tuple(rows),
        facts=count_words(
            len(mentions), one="{n} mention in this article", other="{n} mentions in this article"
        ),
        actions=(
            CardAction("show-only", _tr("Show only this"), "", "filter"),
            CardAction("add", _tr("Add to the filter"), "Ctrl+↵"),
            CardAction("leave-out", _tr("Leave out"), "Alt+↵"),
        ),
    )


_MOST_NAMES = 6


def entity_card(row: EntityRow, names: Sequence[str], roles: Sequence[str]) -> CardContent:
    """Return the card of a name in the list: other names, roles, and how often it is in the scope."""
    rows: list[CardRow] = []
    others = [name for name in names if name != row.name]
    if others:
        rest = len(others) - _MOST_NAMES
        aside = _tr("and {n} more").format(n=rest) if rest > 0 else ""
        rows.append(CardRow(_tr("Also as"), ", ".join(others[:_MOST_NAMES]), aside))
    if roles:
        rows.append(CardRow(_tr("Called"), "; ".join(roles[:_MOST_NAMES])))
    mentions = count_words(row.mentions, one="{n} mention", other="{n} mentions")
    articles = count_words(row.articles, one="{n} article", other="{n} articles")
    return CardContent(
        kind=mark_kind(row.kind) or MarkKind.NAMED_EVENT,
        kind_words=_tr(_KIND_WORDS[row.kind.value]),
        answer=row.name,
        rows=tuple(rows),
        facts=_tr("{mentions} in {articles} shown").format(mentions=mentions, articles=articles),
    )


def quotation_card(opened: OpenedArticle, mark: Mark) -> CardContent | None:
    """Return the card of a quotation: who said it and how that is known."""
    row = opened.quotation(mark.ref)
    if row is None:
        return None
    speaker = row.speaker or _tr("Speaker not found")
    written = ""
    if row.speaker_span is not None:
        written = row.speaker_span.of(opened.stored.text)
    rows = [CardRow(_tr("Found by"), row.maker)]
    if written and written != row.speaker:
        rows.insert(0, CardRow(_tr("In the text"), f"“{written}”"))
    return CardContent(
        kind=MarkKind.QUOTATION,
        kind_words=_tr("Quotation, {kind}").format(kind=row.kind),
        answer=speaker,
        confidence=row.confidence,
        rows=tuple(rows),
        actions=(CardAction("pin", _tr("Pin"), "P", "pin"),),
    )


def number_card(opened: OpenedArticle, mark: Mark) -> CardContent | None:
    """Return the card of a number: its value, unit, and bounds where it is not exact."""
    row = next((q for q in opened.annotations.quantities if q.id == mark.ref), None)
    if row is None:
        return None
    unit = row.unit or ""
    answer = " ".join(part for part in (_number(row.value), unit) if part)
    rows: list[CardRow] = []
    if (row.low, row.high) != (row.value, row.value) and (row.low, row.high) != (None, None):
        bounds = f"{_number(row.low) or '…'} – {_number(row.high) or '…'}"
        rows.append(CardRow(_tr("Between"), bounds))
    return CardContent(
        kind=MarkKind.QUANTITY,
        kind_words=_tr("Number"),
        answer=answer or row.span.of(opened.stored.text),
        confidence=Confidence(row.confidence),
        rows=tuple(rows),
        actions=(CardAction("pin", _tr("Pin"), "P", "pin"),),
    )


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return number_words(int(value)) if value == int(value) else f"{value:g}"
