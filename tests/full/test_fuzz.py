"""No bytes, however broken, end a reading worker, and every refusal is a sentence."""

from __future__ import annotations

import os
import random
import tarfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.importing.jobs import ArticleRead, JobDone, ReadJob, Reply, TaskDone, TaskFailed
from dateline.importing.pool import Died, WorkerPool
from dateline.model.messages import english
from tests.shared import shared

pytestmark = [pytest.mark.full, pytest.mark.timeout(900)]

SEED = int(os.environ.get("DATELINE_FUZZ_SEED", "1"))
BUDGET_S = float(os.environ.get("DATELINE_FUZZ_SECONDS", "90"))
FILES = int(os.environ.get("DATELINE_FUZZ_FILES", "5000"))
"""A run reads so many files at most, the same ones each time; a hunt by hand sets seed, time and more."""
EXAMPLES = 250
PATIENCE_S = 150.0
SHORTEST_SENTENCE = 20
LARGEST = 600_000
SUFFIXES = (".txt", ".md", ".html", ".pdf")

SAMPLES = tuple(
    (path.name, path.read_bytes())
    for path in sorted(
        files("dateline_data").joinpath("samples", "library").iterdir(), key=lambda p: p.name
    )
)
Mutation = Callable[[bytearray, random.Random], None]


def flip_bits(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randrange(1, 30)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def cut_short(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data)) :]


def take_out(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    del data[start : start + rng.randrange(1, 2_000)]


def repeat(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    piece = data[start : start + rng.randrange(1, 400)]
    data[start:start] = piece * rng.randrange(2, 200)


def put_in_noise(data: bytearray, rng: random.Random) -> None:
    start = rng.randrange(len(data))
    data[start:start] = rng.randbytes(rng.randrange(1, 400))


def put_in_other(data: bytearray, rng: random.Random) -> None:
    _, other = rng.choice(SAMPLES)
    start, begin = rng.randrange(len(data)), rng.randrange(len(other))
    data[start : start + 200] = other[begin : begin + rng.randrange(1, 4_000)]


def change_figures(data: bytearray, rng: random.Random) -> None:
    """Numbers in a PDF are lengths and places of other parts, in a page dates and entities."""
    places = [n for n, byte in enumerate(data) if 48 <= byte <= 57]
    for place in rng.sample(places, min(len(places), 12)):
        data[place] = rng.choice(b"0123456789-.")


def nest(data: bytearray, rng: random.Random) -> None:
    opening = rng.choice((b"<div>", b"<p><b>", b"[", b"> ", b"<<", b"*"))
    start = rng.randrange(len(data))
    data[start:start] = opening * rng.randrange(100, 5_000)


MUTATIONS: Sequence[Mutation] = (
    flip_bits,
    cut_short,
    take_out,
    repeat,
    put_in_noise,
    put_in_other,
    change_figures,
    nest,
)


class ReadingWorker:
    """One worker that reads what it is given; tells what it answered."""

    def __init__(self, folder: Path) -> None:
        self._pool = WorkerPool(workers=0, readers=1)
        self._folder = folder
        self._number = 0
        self.articles = 0
        self.refused = 0

    def read(self, name: str, data: bytes) -> None:
        """Read a file of these bytes; fails where its worker dies or a refusal is no sentence."""
        self._number += 1
        path = self._folder / name
        path.write_bytes(data)
        while not self._pool.has_room(to_read=True):
            self._pool.poll(1.0)
        self._pool.submit(ReadJob(self._number, str(path), None))
        replies = self._replies()
        assert not any(isinstance(reply, Died) for reply in replies)
        ends = [reply for reply in replies if isinstance(reply, TaskDone | TaskFailed)]
        assert len(ends) == 1, replies
        self.articles += sum(isinstance(reply, ArticleRead) for reply in replies)
        for reply in replies:
            if isinstance(reply, ArticleRead):
                assert_whole(reply)
        if isinstance(ends[0], TaskFailed):
            self.refused += 1
            assert_sentence(ends[0])

    def _replies(self) -> list[Reply | Died]:
        replies: list[Reply | Died] = []
        until = time.monotonic() + PATIENCE_S
        while not any(isinstance(reply, JobDone | Died) for reply in replies):
            assert time.monotonic() < until, replies
            replies += self._pool.poll(1.0)
        return replies

    def close(self) -> None:
        self._pool.close()


def assert_whole(reply: ArticleRead) -> None:
    """What is read can be stored and shown: no lone surrogate, no NUL, blocks inside the text."""
    read = reply.read
    for text in (read.title, read.text, *read.apart, *(value.value for value in read.metadata)):
        text.encode("utf-8")
        assert "\0" not in text
    # A part whose reader fails by an exception nobody expected is told of, too, but is a bug.
    assert not any("reading.part_failed" in warning.dumps() for warning in read.warnings)
    for block in read.blocks:
        assert 0 <= block.span.start <= block.span.end <= len(read.text)


def assert_sentence(failed: TaskFailed) -> None:
    """A reader that fails by an exception nobody expected has its sentence too, but is a bug."""
    assert failed.message.id != "importing.reader_failed", failed.message
    assert "reading.part_failed" not in failed.message.dumps(), failed.message
    words = english(failed.message)
    assert len(words) >= SHORTEST_SENTENCE, words
    assert words[0].isupper() or words[0].isdigit(), words
    assert words.endswith("."), words


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ReadingWorker]:
    made = ReadingWorker(tmp_path_factory.mktemp("fuzz"))
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _evidence(worker: ReadingWorker, request: pytest.FixtureRequest) -> Iterator[None]:
    before = worker.articles, worker.refused
    yield
    articles, refused = worker.articles - before[0], worker.refused - before[1]
    print(f"{request.node.name}: {articles} articles read, {refused} files refused")


def test_mutated_samples_end_no_worker(worker: ReadingWorker) -> None:
    read_mutated(worker, SAMPLES, random.Random(SEED))
    assert worker.articles > 0
    assert worker.refused > 0


def test_mutated_files_of_importers_tests_end_no_worker(worker: ReadingWorker) -> None:
    with tarfile.open(shared("files", "files.tar.xz")) as packed:
        odd = [
            (Path(member.name).name, file.read())
            for member in packed
            if 0 < member.size < LARGEST and (file := packed.extractfile(member)) is not None
        ]
    read_mutated(worker, odd, random.Random(SEED))


def read_mutated(
    worker: ReadingWorker, originals: Sequence[tuple[str, bytes]], rng: random.Random
) -> None:
    """Read changed copies of files until their number or the time is used up."""
    until = time.monotonic() + BUDGET_S
    number = 0
    while number < FILES and time.monotonic() < until:
        number += 1
        name, original = rng.choice(originals)
        data = bytearray(original)
        names: list[str] = []
        for mutate in rng.choices(MUTATIONS, k=rng.randrange(1, 4)):
            names.append(mutate.__name__)
            if data:
                mutate(data, rng)
        try:
            worker.read(name, bytes(data))
        except AssertionError as error:
            message = f"file {number} of seed {SEED}: {name} after {', '.join(names)}: {error}"
            raise AssertionError(message) from error


UNHURRIED = [
    HealthCheck.too_slow,
    HealthCheck.data_too_large,
    HealthCheck.function_scoped_fixture,
]


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=UNHURRIED,
)
@given(text=st.text(max_size=3_000), suffix=st.sampled_from(SUFFIXES))
@example(text="\r\n\r\n# \n\n", suffix=".md")
@example(text="---\ntitle: [\n---\n", suffix=".md")
@example(text="<html><body><p>", suffix=".html")
def test_any_text_under_any_name_ends_no_worker(
    worker: ReadingWorker, text: str, suffix: str
) -> None:
    worker.read(f"text{suffix}", text.encode("utf-8", "surrogatepass"))


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    suppress_health_check=UNHURRIED,
)
@given(
    head=st.sampled_from((b"", b"%PDF-1.7\n", b"<!doctype html>", b"\xff\xfe", b"PK\x03\x04")),
    data=st.binary(max_size=2_000),
    suffix=st.sampled_from(SUFFIXES),
)
def test_any_bytes_under_any_name_end_no_worker(
    worker: ReadingWorker, head: bytes, data: bytes, suffix: str
) -> None:
    worker.read(f"bytes{suffix}", head + data)
