"""What the cards of the article pane say: the answer, and the rule that gave it."""

from __future__ import annotations

from textwrap import shorten
from typing import TypeGuard

from PySide6.QtCore import QCoreApplication

from dateline.explore.entities import EntityRow
from dateline.explore.highlights import Mark, MarkKind, mark_kind
from dateline.explore.opened_article import OpenedArticle
from dateline.library.reads.annotations import QuantityRow
from dateline.library.reads.entity_card import CardFacts
from dateline.library.reads.quotations import QuotationListRow
from dateline.model.annotations import EntityKind
from dateline.model.confidence import Confidence
from dateline.model.messages import Message
from dateline.model.spans import Field
from dateline.model.timex import AnchorKind
from dateline.ui.article.date_notes import interval_of
from dateline.ui.cards.card_view import CardAction, CardContent, CardRow
from dateline.ui.cards.confidence_sign import confidence_words
from dateline.ui.place_words import place_rows
from dateline.ui.wording import count_words, day_words, number_words, say


def _tr(words: str) -> str:
    return QCoreApplication.translate("Cards", words)


def _is_date_value(value: str | None) -> TypeGuard[str]:
    """Whether a TIMEX3 value names days: PRESENT_REF and its like are words for machines."""
    return value is not None and value[:1].isdigit()


def date_card(opened: OpenedArticle, mark: Mark) -> CardContent | None:
    """Return the card of a date: its days, why it was read so, and what it leans on."""
    row = opened.timex(mark.ref)
    if row is None:
        return None
    timex = row.timex
    words = timex.span.of(opened.stored.text)
    days = interval_of(timex) or _tr("no place in time")
    rows = [CardRow(_tr("Value"), timex.value)] if _is_date_value(timex.value) else []
    actions = [CardAction("change-date", _tr("Change…"), "E", "calendar")]
    if timex.decided:
        read = opened.machine_reading(mark.ref)
        rows.append(CardRow(_tr("Read as"), interval_of(read) or _tr("no place in time")))
        reason = _tr("Changed by you. By itself: {reason}").format(reason=say(read.reason))
    else:
        reason = say(timex.reason)
    if timex.anchor.kind is AnchorKind.PUBLICATION:
        actions.append(CardAction("change-publication", _tr("Change the publication day…")))
    return CardContent(
        kind=MarkKind.DATE,
        kind_words=_tr("Date"),
        answer=f"“{words}” → {days}",
        reason=reason,
        confidence=timex.confidence,
        checked=timex.decided,
        rows=tuple(rows),
        actions=(*actions, CardAction("pin", _tr("Pin"), "P", "pin")),
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
    rows: list[CardRow] = []
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
            CardAction("mark-split", _tr("Means another…"), "W"),
            CardAction("mark-kind", _tr("Change kind…"), "K"),
            CardAction("mark-merge", _tr("Merge…"), "M"),
            CardAction("mark-ignore", _tr("Not a name here"), "Del"),
        ),
    )


_MOST_NAMES = 6
_MOST_ROLES = 3
_MOST_LETTERS = 160
"""Of a role's sentence: a card is read at a glance."""


def kind_words(kind: EntityKind) -> str:
    """Return what a kind of entity is called."""
    return _tr(_KIND_WORDS[kind.value])


def entity_card(row: EntityRow, facts: CardFacts) -> CardContent:
    """Return the card of a name in the list: what the whole library says of it."""
    mentions = count_words(row.mentions, one="{n} mention", other="{n} mentions")
    articles = count_words(row.articles, one="{n} article", other="{n} articles")
    placed = _country_rows(facts) if row.kind is EntityKind.NATIONALITY else None
    rows = [*_name_rows(row, facts), *(placed or place_rows(facts.located))]
    rows += [*_role_rows(facts), *_mention_rows(facts)]
    return CardContent(
        kind=mark_kind(row.kind) or MarkKind.NAMED_EVENT,
        kind_words=kind_words(row.kind),
        answer=row.name,
        aside=_tr("{mentions} in {articles} shown").format(mentions=mentions, articles=articles),
        rows=(*rows, *_company_rows(facts)),
        actions=(
            CardAction("entity-show-only", _tr("Show only"), "", "filter"),
            CardAction("entity-leave-out", _tr("Leave out")),
            CardAction("entity-mentions", _tr("Mentions…"), "I", "list"),
            CardAction("entity-merge", _tr("Merge…"), "M", "merge"),
            CardAction("entity-rename", _tr("Rename"), "F2"),
            CardAction("entity-kind", _tr("Change kind"), "K"),
            *_country_actions(facts),
            *([CardAction("entity-place", _tr("Place…"))] if row.kind is EntityKind.PLACE else ()),
            CardAction("entity-ignore", _tr("Ignore"), "Del"),
        ),
    )


def _country_rows(facts: CardFacts) -> list[CardRow]:
    """Return the country of a people, how sure that is, and why; nothing where none is known."""
    located = facts.located
    if located is None or located.location.place is None:
        return []
    sure = _tr("checked") if located.decided else confidence_words(located.location.confidence)
    name = located.location.place.name if facts.country is None else facts.country[1]
    return [CardRow(_tr("Country"), name, sure), CardRow("", say(located.location.reason))]


def _country_actions(facts: CardFacts) -> list[CardAction]:
    """Return the way to the country of a people, where texts name it."""
    if facts.country is None:
        return []
    words = _tr("Go to {name}").format(name=facts.country[1])
    return [CardAction("entity-country", words, "", "forward")]


def _name_rows(row: EntityRow, facts: CardFacts) -> list[CardRow]:
    others = [(name, count) for name, count in facts.names if name != row.name]
    if not others:
        return []
    rest = len(others) - _MOST_NAMES
    aside = _tr("and {n} more").format(n=rest) if rest > 0 else ""
    words = " · ".join(f"{name} {number_words(count)}" for name, count in others[:_MOST_NAMES])
    return [CardRow(_tr("Also as"), words, aside)]


def _role_rows(facts: CardFacts) -> list[CardRow]:
    """Return the newest roles with their days, and the sentence of the newest."""
    rows: list[CardRow] = []
    for role in facts.roles[:_MOST_ROLES]:
        label = "" if rows else _tr("Described as")
        rows.append(CardRow(label, role.words, _day(role.published_day)))
        if len(rows) == 1:
            rows.append(CardRow("", f"“{_short(role.sentence)}”"))
    rest = len(facts.roles) - _MOST_ROLES
    if rest > 0:
        rows.append(CardRow("", _tr("and {n} more").format(n=rest)))
    return rows


def _mention_rows(facts: CardFacts) -> list[CardRow]:
    rows: list[CardRow] = []
    if facts.first is not None and facts.last is not None:
        for label, at in ((_tr("First mention"), facts.first), (_tr("Last mention"), facts.last)):
            words = " · ".join(
                part for part in (_day(at.published_day), at.outlet or at.title) if part
            )
            rows.append(CardRow(label, words))
    if facts.quotations:
        quotes = count_words(facts.quotations, one="{n} quote", other="{n} quotes")
        direct = _tr("{n} direct").format(n=number_words(facts.direct))
        rows.append(CardRow(_tr("Speaks"), f"{quotes}, {direct}"))
    if facts.events:
        words = count_words(facts.events, one="{n} dated statement", other="{n} dated statements")
        rows.append(CardRow(_tr("Takes part in"), words))
    return rows


def _company_rows(facts: CardFacts) -> list[CardRow]:
    """Return with whom it is named; where sentences were not counted in all articles, that is said."""
    rows: list[CardRow] = []
    for other in facts.company:
        sentences = count_words(other.sentences, one="{n} sentence", other="{n} sentences")
        articles = number_words(other.articles)
        label = "" if rows else _tr("Named with")
        aside = _tr("{sentences}, {n} art.").format(sentences=sentences, n=articles)
        rows.append(CardRow(label, other.name, aside))
    if rows and facts.looked_at < facts.articles:
        words = _tr("Sentences of the newest {n} articles").format(n=number_words(facts.looked_at))
        rows.append(CardRow("", words))
    return rows


def _day(day: int | None) -> str:
    return "" if day is None else day_words(day, with_weekday=False)


def _short(words: str) -> str:
    if len(words) <= _MOST_LETTERS:
        return words
    return words[:_MOST_LETTERS].rsplit(" ", 1)[0] + "…"


_QUOTE_WORDS = {
    "direct": "Direct quote",
    "mixed": "Quote inside a sentence",
    "indirect": "Said in other words",
}
_MOST_QUOTED = 320
"""Letters of a quotation in a card; the whole stands in the text beside it."""


def quotation_card(opened: OpenedArticle, mark: Mark) -> CardContent | None:
    """Return the card of a quotation: its words, who said them, and how that is known."""
    row = opened.quotation(mark.ref)
    if row is None:
        return None
    words = shorten(row.span.of(opened.stored.text), width=_MOST_QUOTED, placeholder="…")
    rows = [CardRow(_tr("Speaker"), row.speaker or _tr("not found"))]
    if row.speaker_span is not None:
        written = row.speaker_span.of(opened.stored.text)
        if written != row.speaker:
            rows.append(CardRow(_tr("In the text"), f"“{written}”"))
    return CardContent(
        kind=MarkKind.QUOTATION,
        kind_words=_tr(_QUOTE_WORDS[row.kind]),
        answer=words if row.kind == "indirect" else f"“{words}”",
        confidence=row.confidence,
        rows=tuple(rows),
        actions=(CardAction("pin", _tr("Pin"), "P", "pin"),),
    )


def listed_quotation_card(row: QuotationListRow) -> CardContent:
    """Return the card of a quotation in the list: more of its words, its speaker and its source."""
    words = shorten(row.words, width=_MOST_QUOTED, placeholder="…")
    source = " · ".join(part for part in (row.outlet, _day(row.published_day)) if part)
    rows = [CardRow(_tr("Speaker"), row.speaker or _tr("not found"))]
    if source:
        rows.append(CardRow(_tr("Outlet"), source))
    return CardContent(
        kind=MarkKind.QUOTATION,
        kind_words=_tr(_QUOTE_WORDS[row.kind]),
        answer=words if row.kind == "indirect" else f"“{words}”",
        confidence=row.confidence,
        rows=tuple(rows),
    )


def number_card(opened: OpenedArticle, mark: Mark) -> CardContent | None:
    """Return the card of a number: the words as written, and the value that was read from them."""
    row = next((q for q in opened.annotations.quantities if q.id == mark.ref), None)
    if row is None:
        return None
    words = " ".join(row.span.of(opened.stored.text).split())
    reading = number_reading(row)
    return CardContent(
        kind=MarkKind.QUANTITY,
        kind_words=_tr("Number"),
        answer=f"“{words}” → {reading}" if reading else f"“{words}”",
        reason="" if reading else _tr("No figure was read from these words."),
        confidence=Confidence(row.confidence),
        actions=(CardAction("pin", _tr("Pin"), "P", "pin"),),
    )


def number_reading(row: QuantityRow) -> str:
    """Return the value of a number with its bounds and unit: "4,000", "at least 4", "3 to 5 m"."""
    low, high = _number(row.low), _number(row.high)
    bounded = (row.low, row.high) not in ((None, None), (row.value, row.value))
    if not bounded:
        words = _number(row.value)
    elif low and high:
        words = _tr("{low} to {high}").format(low=low, high=high)
    else:
        words = _tr("at least {n}").format(n=low) if low else _tr("at most {n}").format(n=high)
    return " ".join(part for part in (words, row.unit or "") if part) if words else ""


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return number_words(int(value)) if value == int(value) else f"{value:g}"
