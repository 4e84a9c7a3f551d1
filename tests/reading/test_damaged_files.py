"""Files damaged at random, from a seed: each is read or refused with its sentence, in time."""

from __future__ import annotations

import gzip
import json
import plistlib
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.model.article import UnreadableFileError
from dateline.model.messages import Message, english
from dateline.reading.read import read_file
from tests.reading import test_textless
from tests.reading.archives import test_archives as archives
from tests.reading.books import test_epub as books
from tests.reading.captures import test_mhtml, test_warc, test_webarchive
from tests.reading.checks import assert_whole
from tests.reading.documents import test_open_document, test_rich_text, test_word
from tests.reading.mail import test_mailbox
from tests.reading.pdf import test_article as layouts
from tests.reading.references import test_references as references
from tests.reading.telegram import test_export as telegram

INSERTED = (
    b"\x00", b"\xff\xff\xff\xff", b"{", b"}", b"<", b"\r", b"\n\n", b"--", b"]]>", b"&#x0;", b"\\u-1",
    b"\xed\xa0\x80", b"From ", b"<!--", b"\x1b$B",
)  # fmt: skip


@pytest.fixture(scope="module")
def whole_files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One file of each format, as our other tests write them."""
    folder = tmp_path_factory.mktemp("whole")
    test_mhtml.written(folder / "a.mhtml")
    test_webarchive.written(folder / "a.webarchive")
    test_webarchive.written(folder / "b.webarchive", plistlib.FMT_XML)
    (folder / "a.warc").write_bytes(b"".join(test_warc.capture()))
    (folder / "a.warc.gz").write_bytes(b"".join(map(gzip.compress, test_warc.capture())))
    books.written(folder / "a.epub", {"a.xhtml": "<h1>Bridge</h1><p>The board met.</p>"})
    archives.zipped(folder / "a.zip", archives.FILES)
    archives.tarred(folder / "a.tar", archives.FILES)
    archives.tarred(folder / "a.tgz", archives.FILES, "w:gz")
    posts = (telegram.message(1, ["The board ", {"type": "bold", "text": "met"}]),) * 2
    telegram.export(folder / "result.json", *posts)
    (folder / "messages.html").write_text(telegram.PAGE, "utf-8")
    (folder / "a.rtf").write_bytes(test_rich_text.STORY)
    test_open_document.written(folder / "a.odt", "<text:h>Bridge</text:h><text:p>It met.</text:p>")
    test_word.written(folder / "a.docx", test_word.paragraph("The board met."))
    test_mailbox.mailbox(folder / "a.mbox", "The board met.", "The ferry is late.")
    records = [{"title": "Bridge", "text": "The board met.", "date": "2025-03-13"}] * 2
    (folder / "a.json").write_text(json.dumps(records), "utf-8")
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    (folder / "a.csv").write_text('title,date,text\nBridge,2025-03-13,"The board\nmet"\n', "utf-8")
    (folder / "a.ris").write_text(references.RIS, "utf-8")
    (folder / "a.bib").write_text(references.BIB, "utf-8")
    (folder / "a.png").write_bytes(test_textless.png())
    (folder / "a.html").write_text(test_mhtml.PAGE, "utf-8")
    (folder / "a.eml").write_bytes((folder / "a.mbox").read_bytes().partition(b"\n")[2])
    layouts.two_columns(folder / "a.pdf")
    return sorted(folder.iterdir())


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return `data` with bytes changed, cut out, repeated and put in."""
    wrong = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 50))):
        place = rng.randrange(len(wrong) + 1)
        kind = rng.randrange(6)
        if kind == 0 and place < len(wrong):
            wrong[place] = rng.randrange(256)
        elif kind == 1:
            del wrong[place : place + rng.randrange(1, 200)]
        elif kind == 2:
            wrong[place:place] = wrong[place : place + rng.randrange(1, 400)]
        elif kind == 3 and rng.random() < 0.2:
            del wrong[place:]
        else:
            wrong[place:place] = rng.choice(INSERTED)
    return bytes(wrong)


def refusals(path: Path) -> Iterator[Message]:
    """Read a file, check what it gives, and yield the messages that tell of what was not read."""
    try:
        articles = list(read_file(path))
    except UnreadableFileError as error:
        # A refusal without its words would raise here.
        english(error.message)
        yield error.message
        return
    for article in articles:
        assert_whole(article)
        yield from article.warnings


def reader_failed(message: Message) -> bool:
    """Return whether a message, or the reason in it, tells of a bug in a reader."""
    reasons = [value for _, value in message.arguments if isinstance(value, Message)]
    return message.id == "reading.part_failed" or any(map(reader_failed, reasons))


def check(files: list[Path], folder: Path, *, seed: int, count: int) -> None:
    rng = random.Random(seed)
    for number in range(count):
        whole = rng.choice(files)
        path = folder / whole.name
        path.write_bytes(damaged(whole.read_bytes(), rng))
        start = time.process_time()
        failed = [message for message in refusals(path) if reader_failed(message)]
        assert not failed, (number, whole.name, failed)
        assert time.process_time() - start < 5, (number, whole.name)


def test_no_damage_brings_a_reader_down(whole_files: list[Path], tmp_path: Path) -> None:
    check(whole_files, tmp_path, seed=20250313, count=400)


@pytest.mark.full
@pytest.mark.parametrize("seed", range(5))
def test_five_thousand_damaged_files_are_read_or_refused(
    whole_files: list[Path], tmp_path: Path, seed: int
) -> None:
    check(whole_files, tmp_path, seed=seed, count=1_000)
