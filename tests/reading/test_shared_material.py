"""Real articles, pages and files that lie beside the repository: read as a person would read them."""

from __future__ import annotations

import json
import re
import tarfile
import time
from collections import Counter
from pathlib import Path

import docx
import pytest

from dateline.model.article import FormatKind, MetadataField, UnreadableFileError
from dateline.reading.read import read_file
from tests.reading.checks import outcome, read_one, values
from tests.shared import shared


def unpacked(archive: Path, into: Path, wanted: re.Pattern[str]) -> Path:
    """Unpack the members of `archive` whose names match `wanted`; return the folder."""
    with tarfile.open(archive) as packed:
        members = [member for member in packed if member.isfile() and wanted.search(member.name)]
        packed.extractall(into, members, filter="data")
    return into


def test_the_seed_article_is_read_whole() -> None:
    path = shared("articles", "kursk-2025-03-13.txt")
    written = [part.strip() for part in path.read_text("utf-8").split("\n\n") if part.strip()]
    article = read_one(path)
    assert article.title == written[0].removeprefix("# ")
    assert values(article, MetadataField.BYLINE) == ["Andre Damon"]
    published = article.best(MetadataField.PUBLISHED)
    assert published is not None
    assert (published.value, published.source, published.confidence.word) == (
        "2025-03-13",
        "line-under-title",
        "sure",
    )
    body, footer = written[2:-2], written[-2:]
    assert article.apart == (
        footer[0].replace("  \n", "\n"),
        footer[1].strip("*").split("](")[0].strip("["),
    )
    cut = [part for part in body if part[-1] not in '.?!”"']
    assert len(cut) == 3
    assert (
        article.text
        == "".join(
            f"{part.replace('*', '')} " if part in cut else f"{part.replace('*', '')}\n\n"
            for part in body
        ).strip()
    )
    emphasised = [
        item.span.of(article.text) for item in article.formats if item.kind is FormatKind.EMPHASIS
    ]
    assert emphasised == re.findall(r"\*([^*\n]+)\*", "\n".join(body))


def test_every_odd_file_is_read_or_refused_with_its_sentence(odd_files: Path) -> None:
    counts: Counter[str] = Counter()
    for path in sorted(odd_files.rglob("*.*")):
        if not path.is_file():
            continue
        start = time.process_time()
        counts[outcome(path)] += 1
        assert time.process_time() - start < 10, path.name
    # Files without a word in them, and pages that are pictures alone, are refused; most are read.
    read = {"docx": 19, "epub": 76, "mail": 58, "mbox": 1, "odt": 1, "pdf": 8}
    assert {kind: counts[kind] for kind in read if counts[kind] < read[kind]} == {}
    refused = {kind: n for kind, n in counts.items() if kind.startswith("reading.")}
    assert not [kind for kind in refused if kind.startswith("reading.unsupported")]
    assert sum(refused.values()) < 0.15 * counts.total()


@pytest.fixture(scope="module")
def odd_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of importers' own tests."""
    archive = shared("files", "files.tar.xz")
    return unpacked(archive, tmp_path_factory.mktemp("files"), re.compile(r"^files/\w+/"))


def test_no_word_of_a_word_document_is_lost(odd_files: Path) -> None:
    checked = 0
    for path in sorted(odd_files.rglob("*.docx")):
        if "strict" in path.name or outcome(path) != "docx":
            continue
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        written = " ".join([*(each.text for each in document.paragraphs), *cells])
        article = read_one(path)
        known = set(re.findall(r"\w+", f"{article.title} {article.text}"))
        assert set(re.findall(r"\w+", written)) <= known, path.name
        checked += 1
    assert checked >= 18


def test_wire_articles_give_title_day_and_body(tmp_path: Path) -> None:
    folder = unpacked(
        shared("scale", "reuters.tar.xz"),
        tmp_path,
        re.compile(r"index\.jsonl$|/0\d/reut-\d\d\d\d7\.md$"),
    )
    index = next(folder.rglob("index.jsonl")).read_text("utf-8").splitlines()
    truth = {row["id"]: row for row in map(json.loads, index)}
    checked = 0
    for path in sorted(folder.rglob("*.md")):
        article = read_one(path)
        row = truth[int(path.stem.removeprefix("reut-"))]
        assert article.title == " ".join(row["title"].split())
        assert values(article, MetadataField.PUBLISHED) == [row["date"]]
        assert values(article, MetadataField.BYLINE) == ["Reuters"]
        assert len(article.text.split()) >= 0.95 * row["words"] or row["brief"]
        checked += 1
    assert checked > 500


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the runs of four words, as the article extraction benchmark compares bodies."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The web pages with their truth."""
    archive = shared("pages", "pages.tar.xz")
    return (
        unpacked(archive, tmp_path_factory.mktemp("pages"), re.compile(r"truth|aeb|test_set"))
        / "pages"
    )


def test_bodies_of_real_pages_are_the_articles(pages: Path) -> None:
    rows = [json.loads(line) for line in (pages / "truth.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["set"] == "aeb"][::3]
    precision = recall = 0.0
    for row in rows:
        true, read = shingles(row["body"]), shingles(read_one(pages / row["file"]).text)
        common = (true & read).total()
        precision += common / read.total()
        recall += common / true.total()
    precision, recall = precision / len(rows), recall / len(rows)
    assert 2 * precision * recall / (precision + recall) > 0.95


def test_days_of_real_pages_are_right_or_unsure(pages: Path) -> None:
    rows = [json.loads(line) for line in (pages / "truth.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["set"] == "htmldate-mediacloud"][::2]
    right = wrong_and_sure = 0
    for row in rows:
        try:
            (article,) = read_file(pages / row["file"])
        except UnreadableFileError:
            continue
        published = article.best(MetadataField.PUBLISHED)
        is_right = published is not None and published.value.startswith(row["date"])
        right += is_right
        wrong_and_sure += (
            published is not None and not is_right and published.confidence.word == "sure"
        )
    assert right >= 0.9 * len(rows)
    assert wrong_and_sure == 0
