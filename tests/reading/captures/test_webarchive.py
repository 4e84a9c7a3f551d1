"""Safari's web archives, binary and XML."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from dateline.model.article import MetadataField
from tests.reading.captures.test_mhtml import PAGE
from tests.reading.checks import read_one, refusal, values


def written(path: Path, form: plistlib.PlistFormat = plistlib.FMT_BINARY) -> Path:
    main = {
        "WebResourceData": PAGE.replace("harbour", "häfen").encode("iso-8859-1"),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "iso-8859-1",
        "WebResourceURL": "https://courier.example/bridge",
    }
    path.write_bytes(plistlib.dumps({"WebMainResource": main}, fmt=form))
    return path


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
@pytest.mark.parametrize("name", ["bridge.webarchive", "bridge.html"])
def test_the_page_is_read_with_its_address(
    tmp_path: Path, name: str, form: plistlib.PlistFormat
) -> None:
    article = read_one(written(tmp_path / name, form))
    assert (article.reader, article.title) == ("webarchive", "Bridge shut")
    assert values(article, MetadataField.URL) == ["https://courier.example/bridge"]
    assert article.text.startswith("The häfen board met on day 0")


@pytest.mark.parametrize(
    "data",
    [
        b"bplist00WebMainResource" + bytes(40),
        b"bplist00\xd1\x01\x02_\x10\x0fWebMainResource" + b"\xff" * 32,
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist><dict><key>WebMainResource</key>',
        b'<?xml version="1.0"?><plist>' + b"<array>" * 100_000 + b"WebMainResource",
    ],
)
def test_a_damaged_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.webarchive"
    path.write_bytes(data)
    assert refusal(path).id == "reading.webarchive_damaged"


def test_an_archive_of_something_else_holds_no_page(tmp_path: Path) -> None:
    path = tmp_path / "x.webarchive"
    path.write_bytes(plistlib.dumps({"WebMainResource": {"WebResourceData": b""}}))
    assert refusal(path).id == "reading.page_without_text"
