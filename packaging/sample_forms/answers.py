"""The answer key: what a careful reader finds in each sample article, with offsets in its body.

An answer names its words in their surroundings, in square brackets: `said on [Tuesday] that`. A
`…` stands for what lies between two pieces of text. The surroundings must occur once in the body,
so an offset is never counted by hand and never points to the wrong one of two equal words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, TypeAlias

from .source import Source

Answers: TypeAlias = dict[str, Any]
Record: TypeAlias = dict[str, Any]


class AnswerError(ValueError):
    """An answer that doesn't fit its article; the message names both."""


@dataclass(frozen=True, slots=True)
class _Article:
    id: str
    body: str

    def find(self, words: str, *, after: int = 0, once: bool = True) -> int:
        """Return where `words` stand; raises AnswerError where they don't, or stand twice."""
        count = self.body.count(words, after)
        if count == 0 or (once and count > 1):
            message = f"{self.id}: {words!r} occurs {count} times"
            raise AnswerError(message)
        return self.body.index(words, after)

    def between(self, pattern: str) -> tuple[int, int]:
        """Return the span from the first piece of `pattern` to the end of its last."""
        first, *more = pattern.split(" … ")
        start = self.find(first)
        end = start + len(first)
        for piece in more:
            end = self.find(piece, after=end, once=False) + len(piece)
        return start, end

    def marked(self, pattern: str) -> tuple[int, int]:
        """Return the span of the bracketed part of `pattern`."""
        before, _, rest = pattern.partition("[")
        inside, closed, after = rest.partition("]")
        if not closed:
            message = f"{self.id}: no [ ] in {pattern!r}"
            raise AnswerError(message)
        start, end = self.between(before + inside + after)
        return start + len(before), end - len(after)


def key_record(source: Source, answers: Answers) -> Record:
    """Return the key of one article, in the keys of `dateline extract` (spans half-open, code points).

    Raises AnswerError where an answer doesn't stand in the article.
    """
    article = _Article(source.id, source.body)
    entities = _entities(article, answers["entities"])
    timexes = [_item(article, answer, "type", "value", "mod") for answer in answers["timexes"]]
    timexes.sort(key=lambda item: item["start"])
    return {
        "id": source.id,
        "file": source["file"],
        "story": answers["story"],
        "copy_of": source.header.get("copy-of"),
        "later_version_of": source.header.get("later-version-of"),
        "title": source["title"],
        "byline": source.parts("byline"),
        "outlet": source["outlet"],
        "date": source["published"],
        "modified": source.header.get("modified"),
        "url": source["url"],
        "text": source.body,
        "entities": entities,
        "timexes": timexes,
        "quotes": [_quote(article, answer) for answer in answers["quotes"]],
        "quantities": [
            _item(article, answer, "value", "low", "high", "unit", "subject")
            for answer in answers["quantities"]
        ],
        "events": [_event(article, answer, timexes, entities) for answer in answers["events"]],
        "known_misses": [_miss(article, miss, answers) for miss in answers.get("known_misses", [])],
    }


def _item(article: _Article, answer: Answers, *keys: str) -> Record:
    start, end = article.marked(answer["at"])
    return {"start": start, "end": end, "text": article.body[start:end]} | {
        key: answer.get(key) for key in keys
    }


def _miss(article: _Article, miss: Answers, answers: Answers) -> Record:
    """Return a known miss with its offsets; it must repeat the `at` of an answer of its list."""
    if miss["at"] not in [answer.get("at") for answer in answers[miss["list"]]]:
        message = f"{article.id}: the known miss {miss['at']!r} is no answer of {miss['list']}"
        raise AnswerError(message)
    return _item(article, miss, "list", "why")


def _entities(article: _Article, answers: list[Answers]) -> list[Record]:
    """Return the mentions of all entities: the longest form wins where forms overlap."""
    spans: dict[tuple[int, int], int] = {}
    for cluster, answer in enumerate(answers):
        for pattern in answer.get("at", []):
            spans[article.marked(pattern)] = cluster
    forms = [
        (form, cluster)
        for cluster, answer in enumerate(answers)
        for form in answer.get("forms", [])
    ]
    for form, cluster in sorted(forms, key=lambda pair: -len(pair[0])):
        found = [
            match.span() for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", article.body)
        ]
        if not found:
            message = f"{article.id}: no {form!r}"
            raise AnswerError(message)
        for start, end in found:
            if not any(start < other_end and other_start < end for other_start, other_end in spans):
                spans[start, end] = cluster
    return [
        {
            "start": start,
            "end": end,
            "text": article.body[start:end],
            "label": answers[cluster]["label"],
            "entity": answers[cluster]["name"],
            "cluster": cluster,
        }
        for (start, end), cluster in sorted(spans.items())
    ]


def _quote(article: _Article, answer: Answers) -> Record:
    speaker_start, speaker_end = article.marked(answer["by"])
    return _item(article, answer, "kind", "speaker") | {
        "speaker_start": speaker_start,
        "speaker_end": speaker_end,
    }


def _event(
    article: _Article, answer: Answers, timexes: list[Record], entities: list[Record]
) -> Record:
    start, end = article.between(answer["in"])
    names = [*answer.get("who", []), *([answer["place"]] if "place" in answer else [])]
    unknown = set(names) - {entity["entity"] for entity in entities}
    if unknown:
        message = f"{article.id}: no entity {unknown} for the event {answer['at']!r}"
        raise AnswerError(message)
    event = _item(article, answer, "kind", "relation", "status")
    if not start <= event["start"] < event["end"] <= end:
        message = f"{article.id}: the event {answer['at']!r} is not in its sentence"
        raise AnswerError(message)
    return event | {
        "sentence_start": start,
        "sentence_end": end,
        "timex": _timex_index(article, answer, timexes, start, end),
        "participants": answer.get("who", []),
        "place": answer.get("place"),
        "attributed_to": answer.get("to"),
    }


def _timex_index(
    article: _Article, answer: Answers, timexes: list[Record], start: int, end: int
) -> int | None:
    if "when" not in answer:
        return None
    fitting = [
        index
        for index, timex in enumerate(timexes)
        if start <= timex["start"] < end and timex["text"] == answer["when"]
    ]
    if len(fitting) != 1:
        message = (
            f"{article.id}: {answer['when']!r} dates {len(fitting)} expressions of {answer['at']!r}"
        )
        raise AnswerError(message)
    return fitting[0]
