"""PDFs laid out as newspapers, browsers and offices lay them out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.model.article import BlockKind, MetadataField, ReadArticle
from tests.reading.checks import read_one, values
from tests.reading.pdf.papers import (
    BOLD,
    HEIGHT,
    LEADING,
    PARAGRAPHS,
    TITLE,
    WIDTH,
    Paper,
    wrapped,
)

ITALIC = "Times-Italic"
SMALL = 7.5
BODY = "\n\n".join(PARAGRAPHS)
BROKEN = [
    text.replace("autumn", "au\xadtumn")
    .replace("creditors", "credi\xadtors")
    .replace("headland", "head\xadland")
    .replace("governor", "gov\xadernor")
    for text in PARAGRAPHS
]


def lines_of(texts: Sequence[str], width: float) -> list[tuple[str, float]]:
    """Return the wrapped lines of paragraphs with their indents."""
    return [
        (line, 10.0 if place == 0 else 0.0)
        for text in texts
        for place, line in enumerate(wrapped(text, width, 10))
    ]


def column(
    paper: Paper, lines: Sequence[tuple[str, float]], x: float, top: float = HEIGHT - 150
) -> float:
    """Draw lines in one column; return where the next would stand."""
    for text, indent in lines:
        paper.line(text, x + indent, top)
        top -= LEADING
    return top


def blocks_of(article: ReadArticle) -> list[tuple[BlockKind, str]]:
    """Return the blocks with their kinds."""
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_left_and_right_pages_have_running_heads_of_their_own(tmp_path: Path) -> None:
    lines = lines_of(BROKEN * 2, 225)
    share = len(lines) // 2 + 1
    paper = Paper(tmp_path / "bridge.pdf")
    paper.line("4   THE HALDEN COURIER", 56, HEIGHT - 40, size=8)
    paper.line(TITLE, 56, HEIGHT - 110, font=BOLD, size=18)
    column(paper, lines[:share], 56)
    paper.next_page()
    paper.line("SATURDAY, MARCH 15, 2025   5", 400, HEIGHT - 40, size=8)
    column(paper, lines[share:], 56)
    paper.line("5", WIDTH / 2, 30, size=8)
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    assert article.text == f"{BODY}\n\n{BODY}"
    assert values(article, MetadataField.OUTLET) == ["THE HALDEN COURIER"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-15"]


def test_a_caption_between_two_columns_does_not_cut_the_paragraph(tmp_path: Path) -> None:
    lines = lines_of(BROKEN * 2, 225)
    cut = next(
        place
        for place in range(len(lines) // 2 - 2, len(lines))
        if not lines[place - 1][0].endswith(".") and not lines[place][1]
    )
    paper = Paper(tmp_path / "bridge.pdf")
    paper.line(TITLE, 56, HEIGHT - 110, font=BOLD, size=18)
    bottom = column(paper, lines[:cut], 56)
    paper.line("The bridge on Friday, with the barge still under it.", 56, bottom - 14, size=SMALL)
    paper.line("PHOTO: ANNA LIND / HALDEN COURIER", 56, bottom - 24, size=6)
    column(paper, lines[cut:], 306)
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    found = blocks_of(article)
    assert [text for kind, text in found if kind is BlockKind.PARAGRAPH] == PARAGRAPHS * 2
    assert [text for kind, text in found if kind is BlockKind.CAPTION] == [
        "The bridge on Friday, with the barge still under it.",
        "PHOTO: ANNA LIND / HALDEN COURIER",
    ]


def test_an_initial_is_the_first_letter_and_a_pull_quote_stands_apart(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "bridge.pdf")
    paper.line(TITLE, 56, HEIGHT - 85, font=BOLD, size=20)
    paper.line("By Jane Roe", 56, HEIGHT - 125)
    paper.line("T", 56, HEIGHT - 178, font=BOLD, size=36)
    first, *others = wrapped(PARAGRAPHS[0][1:], 380)
    paper.line(first, 84, HEIGHT - 158)
    paper.line(others[0], 84, HEIGHT - 170.5)
    top = column(paper, [(line, 0.0) for line in others[1:]], 56, HEIGHT - 183)
    top = column(paper, lines_of(PARAGRAPHS[1:2], 440), 56, top)
    paper.line("“The town could not", 150, top - 14, font=ITALIC, size=16)
    paper.line("wait another winter”", 150, top - 34, font=ITALIC, size=16)
    column(paper, lines_of(PARAGRAPHS[2:], 440), 56, top - 62)
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    assert article.title == TITLE
    assert article.text == BODY
    assert article.apart == ("“The town could not wait another winter”",)


def test_a_headline_over_two_of_three_columns_leaves_the_third_alone(tmp_path: Path) -> None:
    lines = lines_of(PARAGRAPHS, 150)
    half = len(lines) // 2
    other = [
        "The ferry to Saltmere was late for the third time this week, its owner said on Friday.",
        "A new engine is to be fitted in May, the owner added, and the old one is to be sold.",
    ]
    paper = Paper(tmp_path / "bridge.pdf")
    paper.line("The Halden Courier", 180, HEIGHT - 50, font=BOLD, size=28)
    paper.line("Saturday, March 15, 2025", 56, HEIGHT - 70, size=8)
    paper.line("Vol. 12 No. 74", 480, HEIGHT - 70, size=8)
    paper.line("Harbour board shuts the old", 56, HEIGHT - 105, font=BOLD, size=20)
    paper.line("swing bridge until the autumn", 56, HEIGHT - 128, font=BOLD, size=20)
    paper.line("By Jane Roe", 56, HEIGHT - 145)
    column(paper, lines[:half], 56, HEIGHT - 162)
    column(paper, lines[half:], 222, HEIGHT - 162)
    paper.line("Ferry late again", 390, HEIGHT - 105, font=BOLD, size=13)
    column(paper, lines_of(other, 150), 390, HEIGHT - 122)
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    assert article.title == TITLE
    assert article.text == "\n\n".join((BODY, "Ferry late again", *other))
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-15"]


def test_what_a_site_puts_around_its_article_is_not_printed_into_it(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "bridge.pdf")
    for page in (1, 2):
        paper.line("3/15/25, 10:04 AM", 28, HEIGHT - 20, size=7)
        paper.line("https://courier.example/2025/bridge", 28, 14, size=7)
        paper.line(f"{page}/2", 540, 14, size=7)
        if page == 1:
            paper.line("Skip to content", 56, HEIGHT - 50)
            paper.line(TITLE, 56, HEIGHT - 100, font=BOLD, size=16)
            paper.line("Published 3:04 PM EST, Thu March 13, 2025", 56, HEIGHT - 120)
            top = column(paper, lines_of(PARAGRAPHS[:2], 470), 56)
            paper.line("Advertisement", 56, top - 10, size=9)
            paper.next_page()
    top = column(paper, lines_of(PARAGRAPHS[2:], 470), 56)
    paper.line("Most read", 56, top - 10, font=BOLD, size=12)
    paper.line("Ferry late again for the third time", 56, top - 30)
    paper.save()
    article = read_one(tmp_path / "bridge.pdf")
    assert article.text == BODY
    assert "Skip to content" in article.apart
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13T15:04-05:00"]


def test_a_word_broken_at_the_end_of_a_page_is_mended(tmp_path: Path) -> None:
    lines, cut = next(
        (lines, place + 1)
        for width in range(150, 330)
        for lines in [lines_of(BROKEN * 2, width)]
        for place, (line, _) in enumerate(lines[:-1])
        if place > 8 and line.endswith("-")
    )
    paper = Paper(tmp_path / "bridge.pdf")
    for number, part in enumerate((lines[:cut], lines[cut:]), start=1):
        paper.line("Harbour board: report", 56, HEIGHT - 40, size=8)
        column(paper, part, 56)
        paper.line(f"- {number} -", WIDTH / 2, 40, size=8)
        paper.next_page()
    paper.save()
    assert read_one(tmp_path / "bridge.pdf").text == f"{BODY}\n\n{BODY}"
