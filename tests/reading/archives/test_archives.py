"""ZIP, TAR and compressed files: what lies inside is read as from a folder, within limits."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.model.article import MetadataField
from dateline.model.messages import english
from dateline.reading.archives.members import safe_name
from dateline.reading.limits import Limits
from tests.reading.checks import outcome, read_all, read_one, refusal, values
from tests.reading.pdf.test_article import one_column

STORY = b"Bridge shut for the winter\n\nThe harbour board met on Tuesday. It stays shut.\n"
FERRY = b"Ferry late\n\nThe ferry came an hour late on Monday.\n"


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return path


def packed(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def tarred(path: Path, files: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # pyright: ignore[reportCallIssue, reportArgumentType]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime = len(data), 1_741_900_000
            archive.addfile(info, io.BytesIO(data))
    return path


FILES = {
    "desk/2025-03-13 bridge.txt": STORY,
    "desk/ferry.md": FERRY,
    "__MACOSX/desk/._ferry.md": b"junk",
    ".hidden/x.txt": STORY,
    "desk/photo.png": b"\x89PNG\r\n\x1a\n",
    "desk/page.html": b"",
    "desk/page_files/frame.html": b"<html><p>Frame</p></html>",
}


def test_articles_in_a_zip_are_read_with_their_places(tmp_path: Path) -> None:
    articles = read_all(zipped(tmp_path / "desk.zip", FILES))
    assert [(article.part, article.title, article.reader) for article in articles] == [
        ("desk/2025-03-13 bridge.txt", "Bridge shut for the winter", "text"),
        ("desk/ferry.md", "Ferry late", "markdown"),
    ]
    assert values(articles[0], MetadataField.PUBLISHED) == ["2025-03-13"]
    assert english(articles[-1].warnings[0]).startswith(
        "1 part of the file was not read, “desk/page.html”: The file is empty"
    )


@pytest.mark.parametrize(
    ("name", "mode"),
    [("d.tar", "w"), ("d.tar.gz", "w:gz"), ("d.tgz", "w:gz"), ("d.tar.xz", "w:xz")],
)
def test_articles_in_a_tar_are_read_with_their_places(tmp_path: Path, name: str, mode: str) -> None:
    articles = read_all(tarred(tmp_path / name, FILES, mode))
    assert [article.part for article in articles] == [
        "desk/2025-03-13 bridge.txt",
        "desk/ferry.md",
    ]
    assert values(articles[0], MetadataField.SAVED) == ["2025-03-13T21:06+00:00"]


@pytest.mark.parametrize(
    ("name", "pack"),
    [("ferry.txt.gz", gzip.compress), ("ferry.txt.bz2", bz2.compress), ("ferry.xz", lzma.compress)],
)
def test_a_single_compressed_file_is_the_article(
    tmp_path: Path, name: str, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(pack(FERRY))
    (article,) = read_all(path)
    assert (article.part, article.title) == ("", "Ferry late")


def test_archives_inside_archives_name_the_whole_way(tmp_path: Path) -> None:
    mbox = b"From a@b.example Thu Mar 13 15:01:00 2025\nFrom: a@b.example\nSubject: One\n\nWords here.\n"
    inner = packed({"desk.mbox": mbox, "empty.txt": b""})
    (article,) = read_all(zipped(tmp_path / "outer.zip", {"a/inner.zip": inner}))
    assert article.part == "a/inner.zip/desk.mbox/message-1"
    # The inner archive tells of its own empty file.
    assert "empty.txt" in english(article.warnings[0])


def test_a_pdf_in_an_archive_is_read_like_one_beside_it(tmp_path: Path) -> None:
    paper = one_column(tmp_path / "paper.pdf")
    alone = read_one(paper)
    files = {"desk/paper.pdf": paper.read_bytes(), "desk/cut.pdf": b"%PDF-1.7 1 0 obj"}
    (article,) = read_all(zipped(tmp_path / "a.zip", files))
    assert (article.part, article.text, article.title) == (
        "desk/paper.pdf",
        alone.text,
        alone.title,
    )
    assert article.blocks == alone.blocks
    assert "“desk/cut.pdf”: The PDF stops in the middle" in english(article.warnings[0])


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/story.txt", "etc/story.txt"),
        ("C:\\Users\\x\\story.txt", "Users/x/story.txt"),
        ("a/./b//story.txt", "a/b/story.txt"),
        ("a\u202etxt.yrots\x00.txt", "atxt.yrots.txt"),
        ("..", ""),
    ],
)
def test_path_tricks_name_a_place_and_lead_nowhere(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_nothing_is_written_and_no_link_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret\n\nThe secret words.\n")
    inside = tmp_path / "drop"
    inside.mkdir()
    path = zipped(inside / "a.zip", {"../../evil.txt": STORY})
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, str(secret))
    assert [article.part for article in read_all(path)] == ["evil.txt"]
    tar = inside / "a.tar"
    with tarfile.open(tar, "w") as archive:
        member = tarfile.TarInfo("link.txt")
        member.type, member.linkname = tarfile.SYMTYPE, str(secret)
        archive.addfile(member)
    assert refusal(tar).id == "reading.no_articles"
    assert sorted(each.name for each in tmp_path.rglob("*")) == [
        "a.tar",
        "a.zip",
        "drop",
        "secret.txt",
    ]


def test_two_entries_of_one_name_are_two_places(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a/story.txt": STORY, "./a/story.txt": FERRY})
    assert [article.part for article in read_all(path)] == ["a/story.txt", "a/story.txt (2)"]


def test_a_bomb_ends_at_the_limit_and_what_came_before_stays(tmp_path: Path) -> None:
    limits = Limits(unpacked_bytes=20_000_000, entry_bytes=8_000_000)
    files = {"a.txt": STORY, "big.txt": b"x" * 9_000_000, "b.txt": FERRY}
    articles = read_all(zipped(tmp_path / "a.zip", files), limits=limits)
    assert [article.part for article in articles] == ["a.txt", "b.txt"]
    assert "“big.txt”: It unpacks to more than 8 MB" in english(articles[-1].warnings[0])
    many = {"a.txt": STORY} | {f"{n}.txt": b" " * 7_000_000 for n in range(9)}
    (article,) = read_all(zipped(tmp_path / "b.zip", many), limits=limits)
    assert article.warnings[0].id == "reading.stopped"
    # Bytes that lie between two files of a TAR are gone through as well.
    gap = {"a.txt": STORY, "skip.bin": bytes(30_000_000), "b.txt": FERRY}
    (article,) = read_all(tarred(tmp_path / "c.tgz", gap, "w:gz"), limits=limits)
    assert article.warnings[0].id == "reading.stopped"


def test_archives_inside_each_other_without_end_are_refused(tmp_path: Path) -> None:
    data = packed({"story.txt": STORY})
    for _ in range(12):
        data = packed({"inner.zip": data})
    path = tmp_path / "deep.zip"
    path.write_bytes(data)
    message = refusal(path)
    assert "look" in english(message)


def test_an_archive_that_states_a_false_size_is_read_to_its_limit(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": STORY * 50})
    data = bytearray(path.read_bytes())
    size = (len(STORY) * 50).to_bytes(4, "little")
    assert data.count(size) >= 2
    path.write_bytes(bytes(data).replace(size, (10).to_bytes(4, "little")))
    assert outcome(path) in {"text", "reading.parts_unread"}


def test_what_is_locked_or_damaged_costs_only_itself(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": STORY, "b.txt": FERRY})
    data = bytearray(path.read_bytes())
    central = data.index(b"PK\x01\x02")
    data[6] |= 1  # the flag of an encrypted entry, at the entry itself
    data[central + 8] |= 1  # and in the list
    path.write_bytes(bytes(data))
    (article,) = read_all(path)
    assert article.part == "b.txt"
    assert "“a.txt”: It is locked with a password" in english(article.warnings[0])


def test_too_many_files_no_articles_and_cut_archives_are_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.txt": b"x" for n in range(30)})
    assert refusal(path, limits=Limits(entries=20)).id == "reading.archive.too_many"
    assert refusal(zipped(tmp_path / "b.zip", {"x.png": b""})).id == "reading.archive.no_articles"
    assert refusal(zipped(tmp_path / "c.zip", {})).id == "reading.archive.no_articles"
    sheet = {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}
    assert refusal(zipped(tmp_path / "d.xlsx", sheet)).id == "reading.unsupported.office"
    pages = {"Index/Document.iwa": b"x", "preview.jpg": b"x"}
    assert refusal(zipped(tmp_path / "d.pages", pages)).id == "reading.unsupported.office"
    whole = tarred(tmp_path / "e.tgz", FILES, "w:gz").read_bytes()
    cut = tmp_path / "f.tgz"
    cut.write_bytes(whole[: len(whole) // 3])
    assert refusal(cut).id == "reading.archive.damaged"
