"""Pictures and scans: kept with title and times, without text, where they were chosen themselves."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from dateline.importing.collect import collect_files, survey_paths
from dateline.model.article import MetadataField
from dateline.model.messages import Message
from tests.reading.checks import outcome, read_one, refusal


def png() -> bytes:
    """Return a picture of one black point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = zlib.compress(b"\x00\x00")
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", body), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


PICTURES = {
    "a.png": png(),
    "a.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 2,
    "a.gif": b"GIF89a" + bytes(64),
    "a.tif": b"II*\x00" + bytes(64),
    "a.bmp": b"BM" + struct.pack("<IHHI", 90, 0, 0, 54) + bytes(76),
    "a.webp": b"RIFF" + struct.pack("<I", 60) + b"WEBPVP8 " + bytes(52),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_an_article_without_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(PICTURES[name])
    article = read_one(path)
    assert (article.reader, article.text, article.blocks) == ("picture", "", ())
    assert article.warnings == (Message.of("reading.picture_without_text"),)


def test_the_name_of_a_picture_gives_its_title_and_a_day(tmp_path: Path) -> None:
    path = tmp_path / "2025-03-13 Front page of the Courier.png"
    path.write_bytes(png())
    article = read_one(path)
    assert article.title == "Front page of the Courier"
    day = article.best(MetadataField.PUBLISHED)
    assert day is not None
    assert (day.value, day.source) == ("2025-03-13", "file-name")


def test_a_picture_named_as_a_page_says_so(tmp_path: Path) -> None:
    path = tmp_path / "scan.html"
    path.write_bytes(png())
    assert read_one(path).warnings[0] == Message.of("reading.read_as.picture", suffix=".html")


def test_a_text_that_begins_with_the_letters_of_a_bitmap_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "motor.txt"
    path.write_text("BMW closes a plant\n\nThe plant shuts in March, the company said.\n", "utf-8")
    assert read_one(path).reader == "text"


def test_pictures_inside_an_archive_or_a_folder_are_left_out(tmp_path: Path) -> None:
    packed = tmp_path / "both.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("story.txt", "Bridge shut\n\nThe board met on Tuesday.\n")
        file.writestr("photo.png", png())
    assert read_one(packed).reader == "text"
    with zipfile.ZipFile(tmp_path / "alone.zip", "w") as file:
        file.writestr("photo.html", png())
    assert refusal(tmp_path / "alone.zip").id == "reading.parts_unread"
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "photo.png").write_bytes(png())
    collected = collect_files([folder])
    assert collected.paths == ()
    assert [each.why.id for each in collected.skipped] == ["importing.skipped.picture"]
    assert survey_paths([folder]).unreadable == ("photo.png",)


def test_a_picture_that_is_chosen_itself_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "photo.PNG"
    path.write_bytes(png())
    assert collect_files([path]).paths == (str(path),)
    assert survey_paths([path]).readable == (("photo.PNG", "png"),)
    assert outcome(path) == "picture"
