"""The sample library, read from its files, is what its sources say."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from dateline.model.article import MetadataField
from tests.reading.checks import read_one, values

SAMPLES = Path(str(files("dateline_data"))) / "samples"
SOURCES = sorted((SAMPLES / "sources").glob("*.txt"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_sample_is_read_as_it_was_written(source: Path) -> None:
    header, _, body = source.read_text("utf-8").partition("\n---\n")
    said = dict(line.split(": ", 1) for line in header.splitlines() if ": " in line)
    article = read_one(SAMPLES / "library" / said["file"])
    assert article.text == body.strip()
    assert article.title == said["title"]
    assert values(article, MetadataField.OUTLET)[0] == said["outlet"]
    assert values(article, MetadataField.BYLINE) == said["byline"].split("; ")
    published = article.best(MetadataField.PUBLISHED)
    assert published is not None
    assert said["published"].startswith(published.value)


def test_there_are_samples() -> None:
    assert len(SOURCES) == 12
