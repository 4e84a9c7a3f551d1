"""Word documents: paragraphs, headings, lists, tables, notes; nothing deleted, hidden or entered."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import docx
import pytest

from dateline.model.article import BlockKind, FormatKind, MetadataField
from tests.reading.checks import outcome, read_one, refusal, values

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def written(path: Path, body: str, *, namespace: str = _W, **parts: str) -> Path:
    """Write a document of bare parts; further ones by their names with "__" for "/"."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{namespace}" xmlns:r="urn:r" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>',
        )
        for name, text in parts.items():
            packed.writestr(name.replace("__", "/") + ".xml", text)
    return path


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_document_is_read_as_an_article(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.author = "Somebody Else"
    document.core_properties.title = "Untitled"
    document.add_heading("Bridge shut for the winter", level=0)
    document.add_paragraph("By Jane Roe")
    document.add_paragraph("March 13, 2025")
    opening = document.add_paragraph("The board said it is ")
    opening.add_run("final").bold = True
    opening.add_run(".")
    document.add_heading("Fares", level=2)
    document.add_paragraph("Adults pay two crowns.", style="List Bullet")
    document.add_paragraph("We asked for a second boat.", style="Intense Quote")
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, (("Route", "Price"), ("North", "2")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    path = tmp_path / "story.docx"
    document.save(str(path))
    article = read_one(path)
    assert article.title == "Bridge shut for the winter"
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert all("Somebody" not in value.value for value in article.metadata)
    assert [(block.kind, block.span.of(article.text)) for block in article.blocks] == [
        (BlockKind.PARAGRAPH, "The board said it is final."),
        (BlockKind.HEADING, "Fares"),
        (BlockKind.LIST_ITEM, "Adults pay two crowns."),
        (BlockKind.QUOTE, "We asked for a second boat."),
        (BlockKind.TABLE_ROW, "Route\tPrice"),
        (BlockKind.TABLE_ROW, "North\t2"),
    ]
    (strong,) = article.formats
    assert (strong.kind, strong.span.of(article.text)) == (FormatKind.STRONG, "final")


def test_what_was_deleted_hidden_or_is_a_field_is_no_text_and_what_was_inserted_is(
    tmp_path: Path,
) -> None:
    body = (
        "<w:p><w:r><w:t>The bridge </w:t></w:r><w:del><w:r><w:delText>opens</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>stays shut</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:sdt><w:sdtContent><w:r><w:t> for now.</w:t></w:r></w:sdtContent></w:sdt></w:p>"
    )
    article = read_one(written(tmp_path / "story.docx", body))
    assert article.text == "The bridge stays shut for now."


def test_notes_come_behind_the_text_and_links_are_kept(tmp_path: Path) -> None:
    path = written(
        tmp_path / "story.docx",
        '<w:p><w:hyperlink r:id="a"><w:r><w:t>The plan</w:t></w:r></w:hyperlink><w:r><w:t> is kept.</w:t>'
        '<w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph("Nobody objected."),
        word__footnotes=f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="1">{paragraph("Unused.")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("By nine votes to two.")}</w:footnote></w:footnotes>',
    )
    with zipfile.ZipFile(path, "a") as packed:
        packed.writestr(
            "word/_rels/document.xml.rels",
            '<Relationships><Relationship Id="a" Target="https://board.example/plan"/></Relationships>',
        )
    article = read_one(path)
    assert article.text.split("\n\n") == [
        "The plan is kept.",
        "Nobody objected.",
        "By nine votes to two.",
    ]
    assert [item.target for item in article.formats] == ["https://board.example/plan"]


def test_a_text_box_is_read_once_where_it_stands(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph('In the box.')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>Before.</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>{paragraph('After.')}"
    )
    article = read_one(written(tmp_path / "story.docx", body))
    assert article.text == "Before.\n\nIn the box.\n\nAfter."


def test_the_strict_form_and_a_wrong_name_are_no_obstacle(tmp_path: Path) -> None:
    body = paragraph("The bridge stays shut.")
    assert read_one(written(tmp_path / "a.docx", body, namespace=_STRICT)).text.endswith("shut.")
    for name in ("b.zip", "b.txt", "b.odt"):
        assert read_one(written(tmp_path / name, body)).reader == "docx"


def test_entities_are_not_put_in_and_nothing_is_opened(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "evil.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr(
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY l0 "ha"><!ENTITY s SYSTEM "{secret.as_uri()}">{laughs}]>'
            f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>The bridge &s; &l11; shut.</w:t></w:r></w:p>'
            "</w:body></w:document>",
        )
    start = time.process_time()
    article = read_one(path)
    assert time.process_time() - start < 5
    assert "secret" not in article.text
    assert "haha" not in article.text


def test_tables_nested_without_end_are_read_as_far_as_they_go(tmp_path: Path) -> None:
    table = "<w:tbl><w:tr><w:tc>"
    body = paragraph("The bridge stays shut.") + table * 5_000 + paragraph("Deep.")
    assert read_one(written(tmp_path / "deep.docx", body)).text.startswith("The bridge")


def test_a_document_that_unpacks_to_far_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        with packed.open("word/document.xml", "w", force_zip64=True) as entry:
            for _ in range(70):
                entry.write(b" " * 1_000_000)
    assert path.stat().st_size < 200_000
    assert refusal(path).id == "reading.archive.entry_too_large"


@pytest.mark.parametrize(
    ("body", "message"),
    [("", "reading.no_text"), ("<w:p/><w:tbl/>", "reading.no_text")],
)
def test_a_document_without_words_is_refused(tmp_path: Path, body: str, message: str) -> None:
    assert refusal(written(tmp_path / "x.docx", body)).id == message


def test_a_cut_document_is_refused_and_a_damaged_text_read_as_far_as_it_goes(
    tmp_path: Path,
) -> None:
    whole = written(tmp_path / "a.docx", paragraph("The bridge stays shut."))
    cut = tmp_path / "cut.docx"
    cut.write_bytes(whole.read_bytes()[:-60])
    assert refusal(cut).id == "reading.archive.damaged"
    broken = written(tmp_path / "b.docx", paragraph("The bridge stays shut.") + "<w:p><w:r")
    assert outcome(broken) == "docx"
