"""EPUB: a section an article, named by the table of contents or its own heading."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.model.article import BlockKind, MetadataField
from dateline.model.messages import english
from tests.reading.checks import read_all, refusal, values

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
META = (
    "<dc:title>The Harbour Review</dc:title><dc:creator>Roe, Jane</dc:creator><dc:creator>calibre</dc:creator>"
    "<dc:publisher>Halden Press</dc:publisher><dc:date>2025-03-13</dc:date><dc:language>en-GB</dc:language>"
)


def written(
    path: Path,
    sections: dict[str, str],
    *,
    nav: str = "",
    extra: dict[str, str] | None = None,
    spine: list[str] | None = None,
) -> Path:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(sections)
    )
    items += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    refs = spine or ["nav", *(f"i{n}" for n in range(len(sections)))]
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
        packed.writestr("META-INF/container.xml", CONTAINER)
        packed.writestr(
            "OEBPS/book.opf",
            f'<package xmlns:dc="urn:dc"><metadata>{META}</metadata><manifest>{items}</manifest><spine>'
            + "".join(f'<itemref idref="{ref}"/>' for ref in refs)
            + "</spine></package>",
        )
        packed.writestr("OEBPS/nav.xhtml", nav or "<nav><ol/></nav>")
        for name, body in sections.items():
            packed.writestr(
                f"OEBPS/{name}", f"<html><head><title>x</title></head><body>{body}</body></html>"
            )
        for name, text in (extra or {}).items():
            packed.writestr(name, text)
    return path


def test_each_section_with_text_is_an_article(tmp_path: Path) -> None:
    nav = '<html><body><nav><ol><li><a href="text/b.xhtml#top">On fares</a></li></ol></nav></body></html>'
    path = written(
        tmp_path / "review.epub",
        {
            "cover.xhtml": '<img src="cover.png"/>',
            "text/a.xhtml": "<h1>Bridge shut</h1><p>By John Poe</p><p>The board met.</p><ul><li>One</li></ul>",
            "text/b.xhtml": "<p>The fare rises on Monday.</p><script>x()</script>",
        },
        nav=nav,
    )
    first, second = read_all(path)
    assert (first.part, first.title, first.reader) == ("section-2", "Bridge shut", "epub")
    assert first.text == "The board met.\n\nOne"
    assert first.blocks[-1].kind is BlockKind.LIST_ITEM
    assert values(first, MetadataField.BYLINE) == ["John Poe"]
    assert values(first, MetadataField.OUTLET) == ["Halden Press", "The Harbour Review"]
    assert values(first, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert (second.part, second.title) == ("section-3", "On fares")
    assert values(second, MetadataField.BYLINE) == ["Jane Roe"]
    assert second.text == "The fare rises on Monday."
    assert first.warnings == second.warnings == ()


def test_a_missing_section_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = written(
        tmp_path / "review.epub", {"a.xhtml": "<p>The board met.</p>"}, spine=["i0", "i0", "i9"]
    )
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.endswith(".opf"):
                data = data.replace(
                    b"</manifest>",
                    b'<item id="i9" href="../../etc/passwd" media-type="text/html"/></manifest>',
                )
            new.writestr(info, data)
    (article,) = read_all(broken)
    assert article.part == "section-1"
    assert "section 2" in english(article.warnings[0])


def test_a_book_locked_by_its_seller_says_so(tmp_path: Path) -> None:
    lock = '<encryption><x><CipherReference URI="OEBPS/a.xhtml"/></x></encryption>'
    path = written(
        tmp_path / "x.epub", {"a.xhtml": "<p>Words.</p>"}, extra={"META-INF/encryption.xml": lock}
    )
    assert refusal(path).id == "reading.book_locked"


def test_locked_fonts_do_not_lock_a_book(tmp_path: Path) -> None:
    lock = '<encryption><x><CipherReference URI="OEBPS/font.otf"/></x></encryption>'
    path = written(
        tmp_path / "x.epub", {"a.xhtml": "<p>Words.</p>"}, extra={"META-INF/encryption.xml": lock}
    )
    assert read_all(path)[0].text == "Words."


@pytest.mark.parametrize("name", ["review.zip", "review.docx", "review.txt"])
def test_a_wrong_name_is_no_obstacle(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, {"a.xhtml": "<p>The board met.</p>"})
    assert [article.reader for article in read_all(path)] == ["epub"]


def test_a_book_without_text_or_plan_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.epub", {"a.xhtml": "<img/>"})
    assert refusal(path).id == "reading.no_text"
    bare = tmp_path / "b.epub"
    with zipfile.ZipFile(bare, "w") as packed:
        packed.writestr("mimetype", "application/epub+zip")
    assert refusal(bare).id == "reading.document.damaged"
