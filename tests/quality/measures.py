"""The tasks that the shared scorer scores: which corpora, which score counts, how sure was right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.model.confidence import Confidence
from tests.quality.corpora import PARTS, Document, Record, documents_of, read_records
from tests.quality.figures import Calibration, Figure, Tally
from tests.quality.scorer import Scores, score
from tests.quality.systems import Remembered


@dataclass(frozen=True, slots=True)
class Corpus:
    """A corpus of a task; `calibrates` where everything in it is annotated, so precision counts."""

    name: str
    at_most: int | None = None
    options: tuple[str, ...] = ()
    calibrates: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the scorer: `main` is the score that counts, `beside` are printed as F1 or share."""

    scorer_task: str
    items: str
    main: str
    beside: tuple[str, ...]
    corpora: tuple[Corpus, ...]
    has_confidence: bool = True
    against_spacy: bool = False


RELATIVE: Final = "relative: found with the right value"
TASKS: Final[Mapping[str, Task]] = {
    "names": Task(
        "entities",
        "entities",
        "exact",
        ("span only", "overlap"),
        (Corpus("ieer"), Corpus("gum-news"), Corpus("re3d"), Corpus("news-fair-v2")),
        against_spacy=True,
    ),
    "clusters": Task(
        "clusters",
        "entities",
        "B-cubed",
        ("CEAF-e", "MUC"),
        (
            Corpus("gum-news"),
            Corpus("news-fair-v2"),
            Corpus("newswcl50", options=("--gold-mentions",)),
            # Only some of its names are annotated, so only mentions found on both sides count.
            Corpus("meantime", options=("--gold-mentions",)),
        ),
        has_confidence=False,
        against_spacy=True,
    ),
    "time": Task(
        "timexes",
        "timexes",
        "value",
        ("relaxed span", "value accuracy on matched", RELATIVE),
        (
            Corpus("tbaq"),
            Corpus("wikiwars"),
            Corpus("meantime"),
            Corpus("gum-news"),
            # Only sentences about its chosen events are annotated: recall alone means something.
            Corpus("eventstoryline", at_most=90, calibrates=False),
        ),
    ),
    "quotes": Task(
        "quotes",
        "quotes",
        "joint (span and speaker)",
        ("span", "speaker accuracy on matched"),
        (Corpus("polnear-quotes", at_most=150),),
    ),
}


def measure(task: Task, corpus: Corpus, system: Remembered) -> Iterator[Figure]:
    """Yield the figures of one system on each part; raises `AbsentCorpusError`."""
    documents = documents_of(read_records(corpus.name), at_most=corpus.at_most)
    predicted = system.read(corpus.name, documents)
    for part in PARTS:
        chosen = chosen_part(documents, predicted, part)
        yield figure(task, corpus, chosen, part=part, system=system.name)


def figure(
    task: Task,
    corpus: Corpus,
    chosen: tuple[list[Record], list[Record]],
    *,
    part: str,
    system: str,
) -> Figure:
    """Return the scores of (gold, predicted) records, by confidence too where that means something."""
    gold, predicted = chosen
    scores = score(task.scorer_task, gold, predicted, options=corpus.options)
    main = scores.scores[task.main]
    calibration = (
        _calibration(task, corpus, gold, predicted) if _is_calibrated(task, corpus) else {}
    )
    return Figure(
        corpus=corpus.name,
        part=part,
        system=system,
        documents=len(gold),
        score=task.main,
        p=main.p,
        r=main.r,
        f1=main.f1,
        beside={name: _beside(scores, name) for name in task.beside},
        calibration=calibration,
        failed=sum("error" in record for record in predicted),
    )


def chosen_part(
    documents: Sequence[Document], predicted: Sequence[Record], part: str
) -> tuple[list[Record], list[Record]]:
    """Return the gold and the predicted records of one part."""
    pairs = zip(documents, predicted, strict=True)
    both = [(each.gold, record) for each, record in pairs if each.part == part]
    return [gold for gold, _ in both], [record for _, record in both]


def _beside(scores: Scores, name: str) -> float:
    return scores.scores[name].f1 if name in scores.scores else scores.shares.get(name, 0.0)


def _is_calibrated(task: Task, corpus: Corpus) -> bool:
    return task.has_confidence and corpus.calibrates


def _calibration(
    task: Task, corpus: Corpus, gold: Sequence[Record], predicted: Sequence[Record]
) -> Calibration:
    """Return how many predictions of each word were right: the precision of those alone."""
    tallies: Calibration = {}
    for word in (confidence.word for confidence in Confidence):
        if not any(item.get("confidence") for record in predicted for item in record[task.items]):
            return {}
        only = [_with_confidence(record, task.items, word) for record in predicted]
        main = score(task.scorer_task, gold, only, options=corpus.options).scores[task.main]
        tallies[word] = Tally(right=round(main.right), said=round(main.predicted))
    return tallies


def _with_confidence(record: Record, items: str, word: str) -> Record:
    kept = [item for item in record[items] if item.get("confidence") == word]
    return {"id": record["id"], items: kept}
