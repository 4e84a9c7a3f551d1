"""Figures of a run, as a table for people, as JSON, and as the files that are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, TypeAlias

from dateline.model.confidence import CALIBRATION_TARGETS, Confidence

HERE: Final = Path(__file__).resolve().parent
JSON_FILE: Final = HERE / "figures.json"
PAGE_FILE: Final = HERE / "FIGURES.md"
ORDER: Final = ("names", "clusters", "time", "quotes", "events", "places", "reading", "samples")
_OWN_STYLE: Final = ("gum-news", "exact")
"""A corpus whose way of annotating names is counted apart too, and their score: see `_page`."""
WORDS: Final = tuple(confidence.word for confidence in sorted(Confidence, reverse=True))


@dataclass(frozen=True, slots=True)
class Tally:
    """Of how many readings said, how many were right."""

    right: int
    said: int


Calibration: TypeAlias = dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: a system on one part of a corpus; percent, except `documents` and tallies.

    `failed` documents could not be extracted; their answers count as missed.
    """

    corpus: str
    part: str
    system: str
    documents: int
    score: str
    p: float
    r: float
    f1: float
    beside: Mapping[str, float] = field(default_factory=dict[str, float])
    calibration: Calibration = field(default_factory=dict[str, Tally])
    failed: int = 0


def pooled(figures: Iterable[Figure]) -> Calibration:
    """Return the tallies of all lines together, surest first."""
    sums: Calibration = {}
    for word in WORDS:
        tallies = [each.calibration[word] for each in figures if word in each.calibration]
        if tallies:
            sums[word] = Tally(sum(t.right for t in tallies), sum(t.said for t in tallies))
    return sums


def table(task: str, figures: Sequence[Figure]) -> list[str]:
    """Return the lines of a Markdown table, and of a second one for the three words.

    Figures of another score than those before them begin tables of their own.
    """
    alike: dict[tuple[str, ...], list[Figure]] = {}
    for each in figures:
        alike.setdefault((each.score, *each.beside), []).append(each)
    lines = [line for group in alike.values() for line in _tables(group)]
    return [f"## {task}", "", *lines] if lines else []


def _tables(figures: Sequence[Figure]) -> list[str]:
    beside = list(figures[0].beside)
    heads = ["corpus", "part", "system", "docs", f"{figures[0].score}: P", "R", "F1", *beside]
    rows = [
        [
            each.corpus,
            each.part,
            each.system,
            f"{each.documents} ({each.failed} failed)" if each.failed else str(each.documents),
            *(f"{value:.1f}" for value in (each.p, each.r, each.f1)),
            *(f"{round(value, 1):g}" for value in each.beside.values()),
        ]
        for each in figures
    ]
    return [*_aligned([heads, *rows]), "", *_word_table(figures)]


def _word_table(figures: Sequence[Figure]) -> list[str]:
    told = [each for each in figures if each.calibration]
    if not told:
        return []
    rows = [[each.corpus, each.part, *_shares(each.calibration)] for each in told]
    for part in dict.fromkeys(each.part for each in told):
        together = pooled([each for each in told if each.part == part])
        rows.append(["together", part, *_shares(together)])
        apart = [each for each in told if (each.corpus, each.score) == _OWN_STYLE]
        others = [each for each in told if each.part == part and each not in apart]
        if apart:
            rows.append([f"without {_OWN_STYLE[0]}", part, *_shares(pooled(others))])
    heads = ["right of those said", "part", *map(_promised, WORDS)]
    return [*_aligned([heads, *rows]), ""]


def _shares(calibration: Calibration) -> list[str]:
    tallies = [calibration.get(word, Tally(0, 0)) for word in WORDS]
    return [
        f"{t.right} of {t.said}: {100 * t.right / t.said:.1f}" if t.said else "-" for t in tallies
    ]


def _promised(word: str) -> str:
    target = CALIBRATION_TARGETS.get(Confidence.from_word(word))
    return word if target is None else f"{word} (promised {100 * target:.0f})"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |"
        for row in rows
    ]
    return [lines[0], f"|{'|'.join('-' * (width + 2) for width in widths)}|", *lines[1:]]


def as_json(figures: Mapping[str, Sequence[Figure]]) -> dict[str, list[dict[str, Any]]]:
    """Return the figures as plain values, by task."""
    return {task: [asdict(each) for each in lines] for task, lines in figures.items()}


def keep(
    figures: Mapping[str, Sequence[Figure]], *, day: str, folder: Path = HERE
) -> tuple[Path, Path]:
    """Write the figures of this run over the kept ones of the same tasks; return both files.

    Tasks that were not measured now keep their last figures and their day.
    """
    kept_json, kept_page = folder / JSON_FILE.name, folder / PAGE_FILE.name
    kept = json.loads(kept_json.read_text("utf-8")) if kept_json.is_file() else {}
    measured = {task: lines for task, lines in as_json(figures).items() if lines}
    kept |= {task: {"measured": day, "figures": lines} for task, lines in measured.items()}
    kept = {task: kept[task] for task in ORDER if task in kept}
    kept_json.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    kept_page.write_text("\n".join(_page(kept)), "utf-8")
    return kept_json, kept_page


def _page(kept: Mapping[str, Any]) -> Iterable[str]:
    yield "# Last figures of the quality suite"
    yield ""
    yield "`python -m tests.quality all` measures and writes these. Percent. A third of each corpus is"
    yield "put away: rules are written looking at the rest. The second table of a task says how often"
    yield "readings with each word of confidence were right. What a corpus annotates in its own way counts"
    yield "as wrong there: gum-news takes an acting country for an organisation, and a name after a role without"
    yield "article (actor So-and-so) for a part of the role's phrase, so confidence is also counted without it."
    yield "eventstoryline annotates some sentences only, so its precision means nothing."
    yield "semeval15 gives no clauses but telling words: an event is found where the narrowest clause told"
    yield "holds the word, and right where its date is that of the timeline to the day, month or year."
    yield "A place counts where its mention shares a word with the title of the page it is linked to; the"
    yield "own cases, which must not be placed where nothing tells, are in places.jsonl."
    yield "The sentences on saying and happening are our own, written before the rules they measure."
    yield ""
    for task, entry in kept.items():
        lines = [figure_from(values) for values in entry["figures"]]
        yield from table(f"{task}, measured {entry['measured']}", lines)


def figure_from(values: Mapping[str, Any]) -> Figure:
    """Return a figure from its plain values."""
    tallies = {word: Tally(**tally) for word, tally in values["calibration"].items()}
    return Figure(**{**values, "calibration": tallies})
