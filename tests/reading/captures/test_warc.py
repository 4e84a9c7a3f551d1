"""WARC and WACZ: an article a captured page, with its capture's own time."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import brotli
import pytest

from dateline.model.article import MetadataField
from dateline.model.messages import Message
from dateline.reading.limits import Limits
from tests.reading.captures.test_mhtml import PAGE
from tests.reading.checks import read_all, refusal, values

FRAME = "<html><body><script>ad()</script></body></html>"


def record(kind: str, url: str, block: bytes, content_type: str = "application/http") -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-14T07:30:05Z\r\n"
        f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(page: bytes, *, status: int = 200, kind: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + page


def chunked(page: bytes) -> bytes:
    half = len(page) // 2
    parts = (page[:half], page[half:])
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def capture() -> list[bytes]:
    url = "https://courier.example"
    second = PAGE.replace("Bridge shut", "Ferry late").encode("iso-8859-1")
    return [
        record("warcinfo", "", b"software: x\r\n", "application/warc-fields"),
        record("request", f"{url}/bridge", b"GET /bridge HTTP/1.1\r\n\r\n"),
        record("response", f"{url}/bridge", answer(PAGE.encode())),
        record("response", f"{url}/ad", answer(FRAME.encode())),
        record("response", f"{url}/gone", answer(PAGE.encode(), status=404)),
        record("response", f"{url}/x.png", answer(b"\x89PNG", kind="image/png")),
        record(
            "response",
            f"{url}/ferry",
            answer(
                chunked(gzip.compress(second)),
                kind="text/html; charset=iso-8859-1",
                more="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
            ),
        ),
        record(
            "resource", f"{url}/note", PAGE.replace("Bridge shut", "Note").encode(), "text/html"
        ),
    ]


@pytest.mark.parametrize("is_packed", [False, True])
def test_each_page_is_an_article_with_its_address_and_capture_day(
    tmp_path: Path, *, is_packed: bool
) -> None:
    path = tmp_path / ("crawl.warc.gz" if is_packed else "crawl.warc")
    path.write_bytes(b"".join(gzip.compress(each) if is_packed else each for each in capture()))
    articles = read_all(path)
    assert [(article.part, article.title) for article in articles] == [
        ("capture-1", "Bridge shut"),
        ("capture-3", "Ferry late"),
        ("capture-4", "Note"),
    ]
    for article in articles:
        assert article.reader == "warc"
        assert values(article, MetadataField.SAVED)[0] == "2025-03-14T07:30+00:00"
        assert article.warnings == ()
    assert values(articles[1], MetadataField.URL) == ["https://courier.example/ferry"]


def test_a_file_cut_short_gives_what_is_whole(tmp_path: Path) -> None:
    whole = b"".join(gzip.compress(each) for each in capture())
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(whole[:-200])
    assert [article.part for article in read_all(path)] == ["capture-1", "capture-3"]


def test_a_crawl_without_a_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(b"".join(capture()[:2]))
    assert refusal(path).id == "reading.no_articles"
    path.write_bytes(capture()[3])
    assert refusal(path).id == "reading.page_without_text"


def test_what_unpacks_without_end_ends_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    page = record("response", "https://x.example/", answer(PAGE.encode()))
    bomb = record("response", "https://x.example/b", b" " * 30_000_000)
    path.write_bytes(gzip.compress(page) + gzip.compress(bomb))
    (article,) = read_all(path, limits=Limits(unpacked_bytes=10_000_000))
    assert article.warnings[0].id == "reading.stopped"


def test_a_collection_gives_the_pages_that_it_lists(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("archive/data.warc.gz", b"".join(map(gzip.compress, capture())))
        packed.writestr("datapackage.json", "{}")
        rows = [{"format": "json-pages-1.0"}, {"url": "https://courier.example/ferry"}]
        packed.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, rows)))
    (article,) = read_all(path)
    assert (article.part, article.title) == ("data.warc.gz/capture-1", "Ferry late")
    renamed = path.rename(tmp_path / "crawl.zip")
    assert [article.reader for article in read_all(renamed)] == ["wacz"]


def test_a_page_sent_in_brotli_is_read(tmp_path: Path) -> None:
    sent = answer(brotli.compress(PAGE.encode()), more="Content-Encoding: br\r\n")
    path = tmp_path / "crawl.warc"
    path.write_bytes(record("response", "https://courier.example/bridge", sent))
    (article,) = read_all(path)
    assert "Bridge shut" in article.title


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate", "zstd"])
def test_a_page_that_a_crawler_has_already_unpacked_is_read(tmp_path: Path, coding: str) -> None:
    sent = answer(PAGE.encode(), more=f"Content-Encoding: {coding}\r\n")
    path = tmp_path / "crawl.warc"
    path.write_bytes(record("response", "https://courier.example/bridge", sent))
    assert len(read_all(path)) == 1


def test_a_page_that_cannot_be_unpacked_costs_only_itself_and_is_told_of(tmp_path: Path) -> None:
    url = "https://courier.example"
    bomb = brotli.compress(b"<html>" + bytes(41_000_000), quality=1)
    path = tmp_path / "crawl.warc"
    path.write_bytes(
        record(
            "response", f"{url}/a", answer(b"\x28\xb5\x2f\xfd1", more="Content-Encoding: zstd\r\n")
        )
        + record("response", f"{url}/b", answer(bomb, more="Content-Encoding: br\r\n"))
        + record("response", f"{url}/c", answer(PAGE.encode()))
    )
    (article,) = read_all(path)
    unread = article.warnings[0]
    assert (unread.id, unread.argument("n")) == ("reading.parts_unread", 2)
    assert unread.argument("reason") == Message.of("reading.capture_coding", coding="zstd")
