"""MHTML: the page as any page, with the address and the time of saving that the file knows."""

from __future__ import annotations

from pathlib import Path

from dateline.model.article import MetadataField
from tests.reading.checks import outcome, read_one, refusal, values

PARAGRAPHS = "".join(
    f"<p>The harbour board met on day {day} to talk about the bridge and the ferry that replaces it.</p>"
    for day in range(12)
)
PAGE = (
    "<!DOCTYPE html><html><head><title>Bridge shut</title></head><body><article>"
    f"<h1>Bridge shut</h1>{PARAGRAPHS}</article></body></html>"
)


def written(path: Path, page: str = PAGE, *, charset: str = "utf-8") -> Path:
    import quopri

    body = quopri.encodestring(page.encode(charset)).decode("ascii")
    path.write_text(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://courier.example/2025/bridge\r\n"
        "Subject: Bridge shut\r\nDate: Fri, 14 Mar 2025 08:30:00 +0100\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\n'
        f"Content-Type: text/html; charset={charset}\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://courier.example/2025/bridge\r\n\r\n{body}\r\n--b\r\n"
        "Content-Type: text/css\r\n\r\np { color: red }\r\n--b--\r\n",
        "utf-8",
    )
    return path


def test_a_saved_page_keeps_its_address_and_the_time_of_saving(tmp_path: Path) -> None:
    article = read_one(written(tmp_path / "bridge.mhtml"))
    assert (article.reader, article.title) == ("mhtml", "Bridge shut")
    assert values(article, MetadataField.URL) == ["https://courier.example/2025/bridge"]
    assert values(article, MetadataField.SAVED)[0] == "2025-03-14T08:30+01:00"
    assert not values(article, MetadataField.PUBLISHED)
    assert article.text.startswith("The harbour board met on day 0")
    assert "color" not in article.text


def test_the_declared_charset_counts(tmp_path: Path) -> None:
    page = PAGE.replace("harbour board", "Hafenbehörde")
    article = read_one(written(tmp_path / "bridge.mht", page, charset="iso-8859-1"))
    assert "Hafenbehörde" in article.text


def test_a_wrong_name_is_no_obstacle(tmp_path: Path) -> None:
    for name in ("a.txt", "a.html", "a.eml", "a"):
        assert read_one(written(tmp_path / name)).reader == "mhtml"


def test_a_file_without_a_page_or_cut_short_is_refused_or_read(tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "a.mht", "<html></html>")).id == "reading.page_without_text"
    whole = written(tmp_path / "b.mht").read_bytes()
    cut = tmp_path / "c.mht"
    cut.write_bytes(whole[: len(whole) // 2])
    assert outcome(cut) == "mhtml"
    cut.write_bytes(whole[:200])
    assert outcome(cut)
