"""The sample library's answer key against what is read and extracted from the built files."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.extraction.pipeline import Pipeline
from dateline.extraction.records import extract_lines
from dateline.model.article import MetadataField
from dateline.reading.read import read_file
from tests.quality.figures import Figure
from tests.samples.answers import LIBRARY, LISTS, Comparison, Record, answer_key, compare


def measure_samples() -> Iterator[Figure]:
    """Yield one line a list; precision counts only what overlaps no answer of the key."""
    compared = [comparisons for _, comparisons in compare_samples()]
    for name in LISTS:
        lists = [comparisons[name] for comparisons in compared]
        given, wanted = sum(each.given for each in lists), sum(each.wanted for each in lists)
        known = sum(len(each.answers) - each.wanted for each in lists)
        invented = sum(len(each.invented) for each in lists)
        p, r = 100 * given / (given + invented or 1), 100 * given / wanted
        yield Figure(
            corpus="sample library",
            part=name,
            system="Dateline",
            documents=len(lists),
            score="right, against the key",
            p=round(p, 2),
            r=round(r, 2),
            f1=round(2 * p * r / (p + r or 1), 2),
            beside={"missed": wanted - given, "known misses": known, "in no answer": invented},
        )


def compare_samples() -> list[tuple[Record, dict[str, Comparison]]]:
    """Return each article of the key with its comparison; a text read otherwise is an error."""
    key = answer_key()
    lines = [json.dumps(_line(article)) for article in key]
    records = [json.loads(line) for line, _ in extract_lines(lines, Pipeline())]
    return [
        (article, compare(article, record)) for article, record in zip(key, records, strict=True)
    ]


def _line(article: Record) -> Record:
    (read,) = read_file(LIBRARY / article["file"])
    if read.text != article["text"]:
        message = f"{article['file']} is not read as it was written"
        raise RuntimeError(message)
    published = read.best(MetadataField.PUBLISHED)
    return {
        "id": article["id"],
        "title": read.title,
        "date": None if published is None else published.value[:10],
        "text": read.text,
    }


def list_misses() -> Iterator[str]:
    """Yield a line for each answer that is missed and each item that is in no answer."""
    for article, comparisons in compare_samples():
        for name, comparison in comparisons.items():
            for sign, items in (("missed", comparison.missed), ("extra", comparison.invented)):
                for item in items:
                    shown = {k: v for k, v in item.items() if k in _SHOWN}
                    yield f"{article['id']}  {name}  {sign}  {json.dumps(shown)}"


_SHOWN = frozenset(
    ("text", "label", "entity", "value", "kind", "speaker", "relation", "status", "timex", "maker")
)
