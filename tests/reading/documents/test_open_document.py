"""OpenDocument texts: structure, notes and changes as a reader sees them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from dateline.model.article import BlockKind, FormatKind, MetadataField
from tests.reading.checks import read_one, refusal, values

_NAMES = (
    'xmlns:office="urn:o" xmlns:text="urn:t" xmlns:table="urn:b" xmlns:style="urn:s" xmlns:fo="urn:f" '
    'xmlns:xlink="urn:x" xmlns:draw="urn:d"'
)
_STYLES = (
    '<office:automatic-styles><style:style style:name="B" style:family="text">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Q1" style:parent-style-name="Quotations"/></office:automatic-styles>'
)


def written(path: Path, body: str, *, meta: str = "", manifest: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}>{_STYLES}<office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        packed.writestr("meta.xml", f'<m xmlns:dc="urn:dc">{meta}</m>')
        if manifest:
            packed.writestr("META-INF/manifest.xml", manifest)
    return path


def test_a_text_is_read_as_an_article(tmp_path: Path) -> None:
    body = (
        '<text:tracked-changes><text:p>Old words.</text:p></text:tracked-changes><text:h text:outline-level="1">'
        "Bridge shut</text:h><text:p>By Jane Roe</text:p><text:p>13 March 2025</text:p>"
        '<text:p>The board said it is <text:span text:style-name="B">final</text:span>'
        '<text:s text:c="3"/><text:a xlink:href="https://board.example/plan">as planned</text:a>.'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By nine votes.</text:p>"
        "</text:note-body></text:note></text:p><text:list><text:list-item><text:p>Adults pay two.</text:p>"
        '</text:list-item></text:list><text:p text:style-name="Q1">We asked for a boat.</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>Route</text:p></table:table-cell>"
        "<table:table-cell><text:p>Price</text:p></table:table-cell></table:table-row></table:table>"
    )
    meta = "<dc:creator>Somebody Else</dc:creator><dc:date>2025-03-14T09:05:00</dc:date>"
    article = read_one(written(tmp_path / "story.odt", body, meta=meta))
    assert article.title == "Bridge shut"
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert values(article, MetadataField.SAVED)[0] == "2025-03-14T09:05"
    assert [(block.kind, block.span.of(article.text)) for block in article.blocks] == [
        (BlockKind.PARAGRAPH, "The board said it is final as planned."),
        (BlockKind.LIST_ITEM, "Adults pay two."),
        (BlockKind.QUOTE, "We asked for a boat."),
        (BlockKind.TABLE_ROW, "Route\tPrice"),
        (BlockKind.LIST_ITEM, "By nine votes."),
    ]
    assert {(item.kind, item.span.of(article.text)) for item in article.formats} == {
        (FormatKind.STRONG, "final"),
        (FormatKind.LINK, "as planned"),
    }


def test_a_text_box_is_read_and_the_description_of_a_picture_is_not(tmp_path: Path) -> None:
    body = (
        "<text:p>Before.<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box>"
        "</draw:frame></text:p><text:p><draw:frame><draw:image/><svg:desc xmlns:svg='urn:v'>A boat"
        "</svg:desc></draw:frame>After.</text:p>"
    )
    article = read_one(written(tmp_path / "a.odt", body))
    assert article.text == "Before.\n\nIn the box.\n\nAfter."


def test_lists_nested_without_end_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    deep = "<text:list><text:list-item>" * 5_000
    body = f"<text:p>The bridge stays shut.</text:p>{deep}<text:p>Deep.</text:p>"
    assert read_one(written(tmp_path / "a.odt", body)).text.startswith("The bridge")


def test_a_locked_text_says_so(tmp_path: Path) -> None:
    path = written(
        tmp_path / "x.odt",
        "<text:p>x</text:p>",
        manifest='<m:manifest xmlns:m="urn:m"><m:encryption-data/></m:manifest>',
    )
    assert refusal(path).id == "reading.document.locked"


def test_a_spreadsheet_under_a_text_s_name_is_no_article(tmp_path: Path) -> None:
    path = tmp_path / "cells.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", "<x/>")
    assert refusal(path).id == "reading.unsupported.office"


def test_a_wrong_name_is_no_obstacle(tmp_path: Path) -> None:
    for name in ("a.zip", "a.docx", "a.epub", "a"):
        path = written(tmp_path / name, "<text:p>The bridge stays shut.</text:p>")
        assert read_one(path).reader == "odt"
