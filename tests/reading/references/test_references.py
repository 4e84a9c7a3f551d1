"""Lists of references: their entries, the files beside them that they describe, and their abstracts."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from dateline.model.article import MetadataField, ReadArticle
from dateline.model.messages import Message
from dateline.reading.references.bibtex import read_bibtex
from dateline.reading.references.ris import read_ris
from tests.reading.checks import outcome, read_all, read_one, refusal

F = MetadataField
RIS = """TY  - NEWS
TI  - Bridge at Halden shut for the winter
AU  - Roe, Jane
AU  - Okoro, Boris
T2  - The Halden Courier
DA  - 2025/03/13/
Y2  - 2025/03/20/
UR  - https://courier.example/bridge
LA  - en-GB
L1  - files/12/bridge.txt
N2  - The harbour board has shut the bridge,
   and a ferry replaces it.
ER  -
"""
BIB = r"""% exported
@comment{nothing}
@online{roe2025,
  title = {The {Halden} Bridge \& the B\"urger of M{\"u}nchen},
  author = {Roe, Jane and {\O}stby, P{\aa}l and {Harbour Board}},
  journaltitle = "The Halden " # "Courier",
  year = 2025, month = mar, day = {13},
  urldate = {2025-03-20},
  url = {https://courier.example/bridge},
  file = {Full Text:files/12/bridge.txt:text/plain;Snapshot:files/13/b.html:text/html},
  abstract = {The board met -- late.}
}
"""
STORY = "An untitled note\n\nThe harbour board met on Tuesday. The bridge stays shut.\n"


def values(article: ReadArticle, field: MetadataField) -> list[tuple[str, str]]:
    return [(value.value, value.source) for value in article.all(field)]


def exported(folder: Path, name: str, text: str) -> Path:
    """Write a list and, where Zotero puts it, the file that it names; return that file."""
    (folder / "files" / "12").mkdir(parents=True)
    (folder / name).write_text(text, "utf-8")
    story = folder / "files" / "12" / "bridge.txt"
    story.write_text(STORY, "utf-8")
    return story


def test_the_fields_of_an_entry_in_ris() -> None:
    (reference,) = read_ris(RIS)
    assert reference.title == "Bridge at Halden shut for the winter"
    assert reference.authors == ("Roe, Jane", "Okoro, Boris")
    assert (reference.published, reference.accessed) == ("2025-03-13", "2025-03-20")
    assert reference.abstract.endswith("shut the bridge, and a ferry replaces it.")
    assert reference.files == ("files/12/bridge.txt",)


def test_a_month_without_a_day_stays_a_month() -> None:
    (reference,) = read_ris("TY  - NEWS\nTI  - Ferry\nDA  - 2025/03//\nER  -\n")
    assert reference.published == "2025-03"


def test_the_fields_of_an_entry_in_bibtex() -> None:
    (reference,) = read_bibtex(BIB)
    assert reference.title == "The Halden Bridge & the Bürger of München"
    assert reference.authors == ("Roe, Jane", "Østby, Pål", "Harbour Board")
    assert reference.outlet == "The Halden Courier"
    assert reference.published == "2025-03-13"
    assert "files/12/bridge.txt" in reference.files
    assert reference.abstract == "The board met – late."


@pytest.mark.parametrize(("name", "text"), [("list.ris", RIS), ("list.bib", BIB)])
def test_a_file_takes_its_metadata_from_the_list_beside_it(
    tmp_path: Path, name: str, text: str
) -> None:
    article = read_one(exported(tmp_path, name, text))
    assert "Halden" in article.title
    assert values(article, F.BYLINE)[0] == ("Jane Roe", "reference")
    assert values(article, F.OUTLET)[0] == ("The Halden Courier", "reference")
    assert values(article, F.PUBLISHED)[0] == ("2025-03-13", "reference")
    assert values(article, F.SAVED)[0] == ("2025-03-20", "reference")
    assert values(article, F.URL)[0] == ("https://courier.example/bridge", "reference")
    assert "The bridge stays shut." in article.text


def test_the_list_itself_says_that_its_articles_are_the_files_beside_it(tmp_path: Path) -> None:
    exported(tmp_path, "list.ris", RIS)
    assert refusal(tmp_path / "list.ris") == Message.of("reading.references.in_files")


def test_of_an_entry_without_a_file_the_abstract_is_read_and_said_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "list.ris"
    path.write_text(RIS + RIS.replace("N2  -", "KW  -").replace("Bridge at", "Ferry at"), "utf-8")
    (article,) = read_all(path)
    assert article.part == "record-1"
    assert article.title == "Bridge at Halden shut for the winter"
    assert article.text == "The harbour board has shut the bridge, and a ferry replaces it."
    assert Message.of("reading.references.abstract") in article.warnings
    unread = article.warnings[0]
    assert unread.id == "reading.parts_unread"
    assert unread.argument("reason") == Message.of("reading.references.no_text")


@pytest.mark.parametrize(
    "written", ["/etc/hostname", "../outside.txt", "files/../../outside.txt", "C:\\outside.txt", ""]
)
def test_a_list_describes_nothing_outside_its_folder(tmp_path: Path, written: str) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    (tmp_path / "outside.txt").write_text(STORY, "utf-8")
    (folder / "list.ris").write_text(RIS.replace("files/12/bridge.txt", written), "utf-8")
    assert outcome(folder / "list.ris") == "ris"
    assert values(read_one(tmp_path / "outside.txt"), F.BYLINE) == []


def test_a_list_inside_an_archive_touches_no_file(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("list.bib", BIB)
    assert read_one(path).text == "The board met – late."


def test_a_damaged_list_beside_a_file_costs_the_file_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.bib").write_bytes(b"@article{a, title = {" + b"{" * 50_000 + b"\x00\xff")
    (tmp_path / "note.txt").write_text(STORY, "utf-8")
    assert read_one(tmp_path / "note.txt").title == "An untitled note"


def test_long_and_unclosed_lists_are_read_in_linear_time() -> None:
    start = time.process_time()
    assert len(list(read_ris("TY  - NEWS\nN2  - a\n" + "word\n" * 200_000))) == 1
    assert len(list(read_bibtex("@article{a, title = {b}}\n" * 20_000))) == 20_000
    list(read_bibtex("@a{b, c = {" * 20_000))
    list(read_bibtex('@a{b, c = "' * 20_000))
    assert time.process_time() - start < 5
