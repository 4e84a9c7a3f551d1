"""One file to its articles: which reader is taken, and with what sentence a file is refused."""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path

import pytest

from dateline.model.article import MetadataField, UnreadableFileError
from dateline.model.messages import Message, catalogue
from dateline.reading.formats import readers
from dateline.reading.limits import Limits
from dateline.reading.metadata import SOURCES
from dateline.reading.read import read_file, reader_for, sha256_of, suffixes
from dateline.reading.source import Source
from tests.reading.checks import outcome, read_one, read_text, refusal

PAGE = (
    "<!DOCTYPE html><html><head><title>Bridge shut</title></head><body><article><h1>Bridge shut</h1>"
    + "".join(
        f"<p>The harbour board met on day {day} to talk about the bridge and the ferry that replaces it.</p>"
        for day in range(12)
    )
    + "</article></body></html>"
)
STORY = "Bridge shut for the winter\n\nThe harbour board met on Tuesday. The bridge stays shut.\n"


def test_every_format_is_found_and_fits_its_own_files() -> None:
    found = readers()
    assert {reader.id for reader in found} >= {"text", "markdown", "html", "pdf"}
    assert len({reader.id for reader in found}) == len(found)
    for reader in found:
        assert reader.version >= 1
        assert reader.media_types
        assert all(suffix.startswith(".") and suffix.islower() for suffix in reader.suffixes)
        assert reader.largest(Limits()) > 0
    assert set(suffixes()) == {suffix for reader in found for suffix in reader.suffixes}


def test_a_page_named_as_another_kind_is_read_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bridge.pdf"
    path.write_text(PAGE, "utf-8")
    warning = read_one(path).warnings[0]
    assert warning == Message.of("reading.read_as.html", suffix=".pdf")


def test_a_file_without_a_telling_name_is_read_without_a_word(tmp_path: Path) -> None:
    for name in ("bridge", "bridge.html", "bridge.saved"):
        path = tmp_path / name
        path.write_text(PAGE, "utf-8")
        assert read_one(path).warnings == ()


def test_each_format_has_a_sentence_for_files_named_as_another() -> None:
    assert {f"reading.read_as.{reader.id}" for reader in readers()} <= set(catalogue())


def test_listing_the_formats_loads_no_parser() -> None:
    import subprocess

    heavy = [
        "trafilatura",
        "lxml",
        "pypdfium2",
        "resiliparse",
        "htmldate",
        "py3langid",
        "charset_normalizer",
    ]
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]\n"
        "import dateline.reading.read, dateline.reading.formats as formats\n"
        "formats.readers()\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    paths = [entry for entry in sys.path if entry]
    run = subprocess.run(
        [sys.executable, "-c", program, *paths],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "content", "reader"),
    [
        ("story.txt", STORY, "text"),
        ("story", STORY, "text"),
        ("story.unheard-of", STORY, "text"),
        ("story.md", STORY, "markdown"),
        ("story.html", PAGE, "html"),
        ("page-named.txt", PAGE, "html"),
        ("page-named.pdf", PAGE, "html"),
        ("text-named.pdf", STORY, "text"),
        ("text-named.html", STORY, "text"),
        ("fragment.htm", "<p>One paragraph</p>", "html"),
        ("with-tags.md", "<div align=center>Logo</div>\n\n# Bridge shut\n", "markdown"),
        ("pdf-named.txt", "%PDF-1.4\n%\u00e2\u00e3\n", "pdf"),
    ],
)
def test_content_decides_before_the_suffix(
    tmp_path: Path, name: str, content: str, reader: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert reader_for(Source.of(path)).id == reader


def test_a_page_with_a_wrong_suffix_is_read_as_a_page(tmp_path: Path) -> None:
    article = read_text(tmp_path / "bridge.pdf", PAGE)
    assert article.reader == "html"
    assert article.title == "Bridge shut"
    assert article.text.startswith("The harbour board met on day 0")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-16-le", "utf-32"])
def test_a_page_in_a_wide_encoding_is_a_page(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "wide.html"
    path.write_bytes(PAGE.encode(encoding))
    assert read_one(path).title == "Bridge shut"


REFUSED = {
    "empty.txt": (b"", "reading.empty"),
    "blank.txt": (b" \r\n\t\n ", "reading.empty"),
    "only-mark.txt": (b"\xef\xbb\xbf", "reading.empty"),
    "zeros.txt": (b"\x00" * 4000, "reading.binary"),
    "noise.txt": (bytes((i * 7919 + i // 3) % 256 for i in range(5000)), "reading.binary"),
    "letter.docx": (b"PK\x03\x04" + bytes(range(256)) * 4, "reading.archive.damaged"),
    "locked.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"),
        "reading.document.locked",
    ),
    "note.msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "reading.unsupported.outlook"),
    "letter.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "reading.unsupported.office"),
    "many.zip": (b"PK\x03\x04" + bytes(range(256)) * 4, "reading.archive.damaged"),
    "many.7z": (b"7z\xbc\xaf'\x1c" + bytes(range(256)) * 4, "reading.unsupported.archive"),
    "talk.mp3": (b"ID3" + bytes(range(256)) * 4, "reading.unsupported.recording"),
    "program": (b"\x7fELF" + bytes(range(256)) * 4, "reading.unsupported.program"),
    "cells.csv": (b"a,b\n1,2\n", "reading.records.no_columns"),
    "rows.json": (b'{"a": 1}', "reading.records.none"),
    "not-really.pdf": (bytes(range(256)) * 20, "reading.pdf.truncated"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "reading.pdf.truncated"),
    "broken.pdf": (b"%PDF-1.7\nnothing that fits\n%%EOF\n", "reading.pdf.damaged"),
    "shell.html": (
        b"<html><body><script>load()</script></body></html>",
        "reading.page_without_text",
    ),
    "bare.html": (b"<!-- nothing -->", "reading.page_without_text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_each_bad_file_gets_its_sentence(tmp_path: Path, name: str) -> None:
    content, message_id = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert refusal(path).id == message_id


def test_a_missing_file_a_folder_and_a_pipe_get_theirs(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.txt").id == "reading.not_found"
    assert refusal(tmp_path).id == "reading.not_a_file"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.txt")
        assert refusal(tmp_path / "pipe.txt").id == "reading.not_a_file"


@pytest.mark.parametrize(
    ("suffix", "largest"), [(".txt", 20), (".md", 20), (".html", 40), (".pdf", 150)]
)
def test_a_huge_file_is_refused_unread(tmp_path: Path, suffix: str, largest: int) -> None:
    path = tmp_path / f"huge{suffix}"
    start = {".html": b"<!DOCTYPE html><html>", ".pdf": b"%PDF-1.7\n"}.get(suffix, b"Title\n\n")
    with path.open("wb") as file:
        file.write(start + b"Text " * 4000)
        file.truncate(200_000_000)  # sparse: takes no room and no time
    assert refusal(path) == Message.of("reading.too_large", size=200, largest=largest)


@pytest.mark.parametrize(
    "unit", ["<!---->", "<!--", "<!-- --> ", "<?xml ?>", "<", " ", "&#1;", "[](", "*_`"]
)
@pytest.mark.parametrize("suffix", ["html", "txt", "md"])
def test_a_head_of_one_thing_over_and_over_is_judged_at_once(
    tmp_path: Path, unit: str, suffix: str
) -> None:
    path = tmp_path / f"over.{suffix}"
    path.write_text(unit * 3_000 + "x", encoding="utf-8")
    start = time.process_time()
    assert outcome(path)
    assert time.process_time() - start < 5


def test_limits_are_the_caller_s(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    assert refusal(path, limits=Limits(text_bytes=10)).id == "reading.too_large"


def test_nothing_is_read_before_an_article_is_asked_for(tmp_path: Path) -> None:
    articles = read_file(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFileError):
        next(articles)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"one\r\ntwo")
    assert sha256_of(path) == hashlib.sha256(b"one\r\ntwo").hexdigest()
    with pytest.raises(UnreadableFileError):
        sha256_of(tmp_path / "gone")


def test_every_source_of_a_value_has_its_words() -> None:
    words = catalogue()
    assert {f"reading.source.{source}" for source in SOURCES} == {
        message_id for message_id in words if message_id.startswith("reading.source.")
    }


def test_the_file_s_own_time_is_a_weak_guess_at_saving_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))
    article = read_one(path)
    saved = article.best(MetadataField.SAVED)
    assert saved is not None
    assert (saved.value, saved.source, saved.confidence.word) == (
        "2023-11-14T22:13+00:00",
        "file-time",
        "unsure",
    )
    assert article.best(MetadataField.PUBLISHED) is None
