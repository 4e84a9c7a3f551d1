"""The quotations step: stretches between marks, their cue and speaker, then indirect speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.extraction.parsed import ParsedArticle, ParsedField
from dateline.extraction.quotations.attribution import Attribution, attribute
from dateline.extraction.quotations.kinds import (
    is_nickname,
    is_short,
    is_title,
    kind_of,
    names_a_work,
)
from dateline.extraction.quotations.marks import Stretch, stretches
from dateline.extraction.quotations.periods import Period, periods
from dateline.extraction.quotations.speakers import Cast, Speaker
from dateline.model.annotations import Cluster, Mention, Quotation, QuotationKind
from dateline.model.confidence import Confidence
from dateline.model.spans import Span

STEP_VERSION: Final = 1


def find_quotations(
    article: ParsedArticle, mentions: Sequence[Mention], clusters: Sequence[Cluster]
) -> tuple[Quotation, ...]:
    """Return the quotations of both fields, title first, each field in reading order.

    `speaker_mention` counts in `mentions`, whose `cluster` counts in `clusters`.
    """
    found: list[Quotation] = []
    for field in article.fields():
        found += _Reader(field, Cast(field, mentions, clusters)).read()
    return tuple(found)


@dataclass(slots=True)
class _Last:
    """The speaker of the quotation before, and where that stood."""

    speaker: Speaker
    paragraph: int


class _Reader:
    """Reads one field from its first period to its last, remembering who spoke."""

    def __init__(self, field: ParsedField, cast: Cast) -> None:
        self._field = field
        self._cast = cast
        self._last: _Last | None = None
        self._before: Period | None = None

    def read(self) -> Iterator[Quotation]:
        text, doc = self._field.text, self._field.doc
        for period in periods(text, doc, stretches(text)):
            yield from self._quotations(period)
            self._before = period

    def _quotations(self, period: Period) -> Iterator[Quotation]:
        kind: QuotationKind | None = None
        spoken: Speaker | None = None
        for stretch in period.stretches:
            found = attribute(self._field.text, period, stretch, self._field.doc)
            if self._is_no_speech(period, stretch, found):
                continue
            kind = kind_of(self._field.text, period, stretch, kind)
            speaker, rule = self._speaker(period, stretch, found)
            if speaker is None and spoken is not None:
                speaker, rule = spoken, "same-sentence"
            spoken = speaker or spoken
            if speaker is not None:
                self._last = _Last(speaker, stretch.paragraph)
            yield self._quotation(stretch, kind, speaker, found, rule)

    def _is_no_speech(self, period: Period, stretch: Stretch, found: Attribution | None) -> bool:
        text = self._field.text
        if is_nickname(period, stretch) or names_a_work(period, stretch):
            return True
        said = found is not None and found.rule in ("say", "according", "quote")
        near = said and found is not None and found.cost <= 8
        if is_title(text, stretch) and not near:
            return True
        return is_short(text, stretch) and not said and bool(period.tokens)

    def _speaker(
        self, period: Period, stretch: Stretch, found: Attribution | None
    ) -> tuple[Speaker | None, str]:
        latest = self._last.speaker if self._last is not None else None
        if found is not None and found.rule != "verb":
            return self._cast.speaker(found.speaker, latest), found.rule
        if stretch.continues and latest is not None:
            return latest, "continued"
        bare = not any(token.text.isalnum() for token in period.tokens)
        if bare:
            return self._carried(period)
        if found is not None:
            return self._cast.speaker(found.speaker, latest), found.rule
        return self._cast.alone(period.tokens), "named"

    def _carried(self, period: Period) -> tuple[Speaker | None, str]:
        """Return the speaker of a period that is all quotation: of the one before, or its subject."""
        last, before = self._last, self._before
        if last is not None and last.paragraph == period.paragraph:
            return last.speaker, "chain"
        if last is not None and last.paragraph == period.paragraph - 1:
            return last.speaker, "run-on"
        if before is not None:
            return self._cast.alone(before.tokens), "led-in"
        return None, "none"

    def _quotation(
        self,
        stretch: Stretch,
        kind: QuotationKind,
        speaker: Speaker | None,
        found: Attribution | None,
        rule: str,
    ) -> Quotation:
        cue: Span | None = None
        if found is not None and rule == found.rule and found.rule != "verb":
            doc = self._field.doc
            first, last = doc[found.cue[0]], doc[found.cue[1] - 1]
            cue = Span(first.idx, last.idx + len(last))
        return Quotation(
            self._field.field,
            stretch.inner,
            kind,
            None if speaker is None else speaker.name,
            None if speaker is None else speaker.span,
            None if speaker is None else speaker.mention,
            cue,
            _confidence(stretch, speaker, rule, found),
            f"quotation/{rule}",
        )


def _confidence(
    stretch: Stretch, speaker: Speaker | None, rule: str, found: Attribution | None
) -> Confidence:
    if speaker is None or not stretch.closed:
        return Confidence.UNSURE
    if rule in ("verb", "named", "led-in"):
        return Confidence.UNSURE
    if rule in ("chain", "run-on", "continued", "same-sentence", "quote"):
        return min(Confidence.LIKELY, speaker.confidence)
    near = found is not None and found.cost <= 4
    return speaker.confidence if near else min(Confidence.LIKELY, speaker.confidence)
