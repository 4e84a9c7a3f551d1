"""PDFs with a text layer to articles."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from dateline.model.article import BlockKind, MetadataField
from dateline.model.messages import Message
from dateline.reading.limits import Limits
from tests.reading.checks import outcome, read_one, refusal, values
from tests.reading.pdf.papers import BOLD, HEIGHT, PARAGRAPHS, TITLE, WIDTH, Paper, wrapped

BODY = "\n\n".join(PARAGRAPHS)


def head(paper: Paper) -> None:
    """Draw headline, byline and day."""
    for line in textwrap.wrap(TITLE, 44):
        paper.line(line, font=BOLD, size=22)
    paper.line("By Jane Roe and Piet Vos", size=10)
    paper.line("Thursday, 13 March 2025", size=10)


def one_column(path: Path, **options: str) -> Path:
    """Draw an article on one page."""
    paper = Paper(path, **options)
    head(paper)
    paper.paragraphs(PARAGRAPHS, x=56, width=480, top=640)
    paper.save()
    return path


def two_columns(path: Path, pages: int = 2) -> Path:
    """Draw an article in two columns that ends one page, and begins the next, inside a sentence."""
    lines = [
        (line, 10.0 if place == 0 else 0.0)
        for text in PARAGRAPHS * pages
        for place, line in enumerate(wrapped(text, 225, 10))
    ]
    share = len(lines) // (2 * pages) + 1
    paper = Paper(path)
    for page in range(pages):
        paper.line("The Halden Courier", y=HEIGHT - 40, size=8)
        paper.line("13 March 2025", WIDTH - 120, HEIGHT - 40, size=8)
        paper.line(str(page + 1), WIDTH / 2, 30, size=8)
        if page == 0:
            head(paper)
        for column in range(2):
            top = 640.0
            for text, indent in lines[:share]:
                paper.line(text, 56 + column * 249 + indent, top)
                top -= 12.5
            lines = lines[share:]
        paper.next_page()
    paper.save()
    return path


def test_headline_byline_and_day_are_read_and_leave_the_text(tmp_path: Path) -> None:
    article = read_one(one_column(tmp_path / "bridge.pdf"))
    assert article.title == TITLE
    assert values(article, MetadataField.BYLINE) == ["Jane Roe", "Piet Vos"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert article.text == BODY
    assert [block.page for block in article.blocks] == [1] * 4


def test_columns_are_read_one_after_the_other_and_joined_across_pages(tmp_path: Path) -> None:
    article = read_one(two_columns(tmp_path / "bridge.pdf"))
    assert article.title == TITLE
    assert article.text == f"{BODY}\n\n{BODY}"
    assert {block.page for block in article.blocks} == {1, 2}
    assert values(article, MetadataField.OUTLET) == ["The Halden Courier"]


@pytest.mark.parametrize("pages", [1, 3, 5])
def test_any_number_of_pages_gives_the_same_paragraphs(tmp_path: Path, pages: int) -> None:
    text = read_one(two_columns(tmp_path / "bridge.pdf", pages)).text
    if pages == 1:  # nothing repeats on a single page, so its head may stay
        text = text.removeprefix("The Halden Courier\n\n").removeprefix("13 March 2025\n\n")
    assert text == "\n\n".join([BODY] * pages)


def test_words_broken_at_line_ends_are_mended_and_compounds_kept(tmp_path: Path) -> None:
    text = PARAGRAPHS[1].replace("creditors", "credi\xadtors").replace("comment", "com\xadment")
    article_text = set()
    for width in range(150, 330, 6):
        paper = Paper(tmp_path / "bridge.pdf")
        paper.paragraphs([text], x=56, width=width, top=600)
        paper.save()
        article_text.add(read_one(tmp_path / "bridge.pdf").text)
    assert article_text == {PARAGRAPHS[1]}


def test_subheadings_are_headings(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "bridge.pdf")
    head(paper)
    top = paper.paragraphs(PARAGRAPHS[:2], x=56, width=480, top=640)
    paper.line("What the fishermen say", y=top - 6, font=BOLD, size=10)
    paper.paragraphs(PARAGRAPHS[2:], x=56, width=480, top=top - 26)
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    kinds = [(block.kind, block.span.of(article.text)) for block in article.blocks]
    assert kinds[2] == (BlockKind.HEADING, "What the fishermen say")
    assert [kind for kind, _ in kinds].count(BlockKind.HEADING) == 1


def test_what_browsers_print_around_a_page_is_metadata(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "bridge.pdf", title=f"{TITLE} | The Halden Courier")
    for page in (1, 2):
        paper.line("15/03/2025, 09:12", 30, HEIGHT - 25, size=8)
        paper.line(TITLE, 220, HEIGHT - 25, size=8)
        paper.line("https://courier.example/2025/03/13/bridge", 30, 18, size=8)
        paper.line(f"{page}/2", WIDTH - 60, 18, size=8)
        if page == 1:
            head(paper)
        paper.paragraphs(PARAGRAPHS[2 * page - 2 : 2 * page], x=56, width=480, top=640)
        paper.next_page()
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    assert article.text == BODY
    assert values(article, MetadataField.URL) == ["https://courier.example/2025/03/13/bridge"]
    assert values(article, MetadataField.SAVED)[0] == "2025-03-15T09:12"
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]


@pytest.mark.parametrize(
    ("written", "saved"),
    [
        ("20000101000000+00'00'", None),  # the zero of a program's clock, as reportlab writes it
        ("19700101000000+00'00'", None),
        ("20010101000000-05'00'", None),
        ("20250315091200+01'00'", "2025-03-15T09:12+01:00"),
        ("20250101000001+00'00'", "2025-01-01T00:00+00:00"),
        ("20250102000000+00'00'", "2025-01-02T00:00+00:00"),
    ],
)
def test_a_file_s_time_of_making_is_its_time_of_saving_unless_it_is_the_zero_of_a_clock(
    tmp_path: Path, written: str, saved: str | None
) -> None:
    path = tmp_path / "bridge.pdf"
    paper = Paper(path)
    paper.paragraphs(PARAGRAPHS, x=56, width=480, top=640)
    paper.save()
    made, invariant = path.read_bytes(), b"/CreationDate (D:20000101000000+00'00')"
    assert invariant in made
    path.write_bytes(made.replace(invariant, f"/CreationDate (D:{written})".encode()))
    read = [
        value.value
        for value in read_one(path).metadata
        if (value.field, value.source) == (MetadataField.SAVED, "document-information")
    ]
    assert read == ([] if saved is None else [saved])


def test_the_author_in_the_properties_is_not_used(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "bridge.pdf")
    paper.canvas.setAuthor("Kim Clerk")
    paper.paragraphs(PARAGRAPHS, x=56, width=480, top=640)
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    assert "Kim Clerk" not in repr(article)


def test_a_locked_pdf_is_refused_with_its_sentence(tmp_path: Path) -> None:
    path = one_column(tmp_path / "bridge.pdf", password="winter")  # noqa: S106
    assert refusal(path) == Message.of("reading.pdf.locked")


def test_pages_that_are_pictures_are_added_without_text_or_told(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "scan.pdf")
    paper.canvas.rect(50, 50, 400, 600, fill=1)
    paper.next_page()
    paper.save()
    scan = read_one(tmp_path / "scan.pdf")
    assert (scan.title, scan.text, scan.blocks) == ("scan", "", ())
    assert scan.warnings == (Message.of("reading.pdf.pictures"),)
    paper = Paper(tmp_path / "mixed.pdf")
    head(paper)
    paper.paragraphs(PARAGRAPHS, x=56, width=480, top=640)
    paper.next_page()
    paper.canvas.rect(50, 50, 400, 600, fill=1)
    paper.next_page()
    paper.save()
    article = read_one(tmp_path / "mixed.pdf")
    assert article.warnings == (Message.of("reading.pdf.pages_without_text", n=1, pages=2),)
    assert article.text == BODY


def test_a_cut_pdf_is_refused_with_what_was_there(tmp_path: Path) -> None:
    whole = two_columns(tmp_path / "bridge.pdf").read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: len(whole) // 3])
    message = refusal(path)
    assert message.id == "reading.pdf.truncated"
    assert message.argument("size") == max(1, len(whole) // 3000)


def test_a_damaged_pdf_never_fails_in_another_way(tmp_path: Path) -> None:
    whole = bytearray(one_column(tmp_path / "bridge.pdf").read_bytes())
    path = tmp_path / "damaged.pdf"
    for place in range(9, len(whole), max(1, len(whole) // 60)):
        damaged = whole.copy()
        damaged[place : place + 7] = b"\x00<<[(%\xff"
        path.write_bytes(damaged)
        assert outcome(path)


def test_too_many_pages_and_too_long_a_text_are_refused(tmp_path: Path) -> None:
    path = two_columns(tmp_path / "bridge.pdf", 3)
    assert refusal(path, limits=Limits(pdf_pages=2)).id == "reading.pdf.too_many_pages"
    assert refusal(path, limits=Limits(article_length=500)).id == "reading.too_long"


def test_a_table_keeps_its_rows(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "table.pdf")
    head(paper)
    top = paper.paragraphs(PARAGRAPHS[:2], x=56, width=480, top=640)
    for row, cells in enumerate([("Year", "Ships"), ("1987", "12"), ("1988", "9")]):
        for column, cell in enumerate(cells):
            paper.line(cell, 56 + 200 * column, top - 20 - 12.5 * row)
    paper.save()
    text = read_one(tmp_path / "table.pdf").text
    assert all(word in text for word in ("Year", "Ships", "1987", "12", "1988"))
    assert text.startswith(PARAGRAPHS[0])
