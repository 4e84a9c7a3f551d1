"""Plain text and Markdown files to articles."""

from __future__ import annotations

import textwrap
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.article import BlockKind, FormatKind, MetadataField, ReadArticle
from dateline.model.messages import Message
from dateline.model.spans import Span
from tests.reading.checks import outcome, read_one, read_text, refusal, values

BODY = [
    "The harbour board of Port Halden decided on Thursday to shut the old swing bridge until autumn.",
    (
        "On Wednesday, Ingrid Soller, the mayor, said that some further repairs would be needed. "
        '"To do this, the engineers of the board, if necessary, will move to more favourable positions," '
        "she said in a message."
    ),
    (
        "The *Halden Courier* called the plan “a long winter” for the fishermen. It was the **first** "
        "vote of the [new board](https://halden.example/board)."
    ),
    (
        "Fishermen on the north quay were less patient. They said that the detour around the headland "
        "adds two hours to each trip and that three boats have already moved to Saltmere."
    ),
]
PLAIN = (
    "The Halden Courier called the plan “a long winter” for the fishermen. It was the first vote of "
    "the new board."
)


@pytest.fixture
def clipping(tmp_path: Path) -> ReadArticle:
    """A text file as people save them: Markdown in it, a cut paragraph, a contact block."""
    cut = BODY[1].replace("favourable positions", "favourable\n\npositions")
    parts = [
        "\n\n# Harbour board shuts the swing bridge",
        "Jane Roe  \n13 March 2025",
        BODY[0],
        cut,
        *BODY[2:],
    ]
    footer = "\n\nTo contact the Courier and the\nFriends of Halden Harbour visit:\n\n**[halden.example/contact](https://halden.example/contact)**\n"
    return read_text(tmp_path / "bridge-2025-03-20.txt", "\n\n".join(parts) + footer)


def test_title_byline_and_day_are_read_and_leave_the_text(clipping: ReadArticle) -> None:
    assert clipping.title == "Harbour board shuts the swing bridge"
    assert values(clipping, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(clipping, MetadataField.PUBLISHED) == ["2025-03-13", "2025-03-20"]
    published = clipping.best(MetadataField.PUBLISHED)
    assert published is not None
    assert (published.source, published.as_found) == ("line-under-title", "13 March 2025")
    assert clipping.text.startswith("The harbour board of Port Halden decided")


def test_a_paragraph_cut_in_two_reads_as_one(clipping: ReadArticle) -> None:
    assert [block.span.of(clipping.text) for block in clipping.blocks] == [
        BODY[0],
        BODY[1],
        PLAIN,
        BODY[3],
    ]


def test_markup_becomes_text_and_formats(clipping: ReadArticle) -> None:
    found = [(item.kind, item.span.of(clipping.text), item.target) for item in clipping.formats]
    assert found == [
        (FormatKind.EMPHASIS, "Halden Courier", None),
        (FormatKind.STRONG, "first", None),
        (FormatKind.LINK, "new board", "https://halden.example/board"),
    ]


def test_a_closing_contact_block_is_kept_apart(clipping: ReadArticle) -> None:
    assert clipping.apart == (
        "To contact the Courier and the\nFriends of Halden Harbour visit:",
        "halden.example/contact",
    )
    outlet = clipping.best(MetadataField.OUTLET)
    assert outlet is not None
    assert (outlet.value, outlet.source, outlet.confidence.word) == (
        "halden.example",
        "footer",
        "unsure",
    )


def test_offsets_and_spans_lead_back_to_the_file(tmp_path: Path) -> None:
    source = "# A *late* bridge\r\n\r\nBy Jane Roe\r\n\r\nThe *Cour\xadier* said so on\r\n\r\nTuesday, and again, and it would be right, it said."
    path = tmp_path / "bridge.md"
    path.write_bytes(source.encode())
    article = read_one(path)
    start = article.text.index("Courier")
    assert article.offsets.to_source(Span(start, start + 7)).of(source) == "Cour\xadier"
    title, byline = article.best(MetadataField.TITLE), article.best(MetadataField.BYLINE)
    assert title is not None
    assert title.value == "A late bridge"
    assert title.span is not None
    assert title.span.of(source) == "A *late* bridge"
    assert byline is not None
    assert byline.span is not None
    assert byline.span.of(source) == "By Jane Roe"


def test_markdown_joins_the_lines_of_a_paragraph_and_text_keeps_those_of_a_poem(
    tmp_path: Path,
) -> None:
    poem = "# Slate\n\nThe rain came down,\nand all the town\nwas grey as slate\n"
    assert (
        read_text(tmp_path / "a.md", poem).text
        == "The rain came down, and all the town was grey as slate"
    )
    assert (
        read_text(tmp_path / "a.txt", poem).text
        == "The rain came down,\nand all the town\nwas grey as slate"
    )


def test_one_paragraph_a_line_makes_blocks(tmp_path: Path) -> None:
    article = read_text(
        tmp_path / "lines.txt", "Bridge shut\n\n" + "\n".join([BODY[0], BODY[1], BODY[3]])
    )
    assert len(article.blocks) == 3


def test_hard_wrapped_text_is_read_as_it_was_written(tmp_path: Path) -> None:
    paragraphs = [BODY[0], BODY[1], PLAIN, BODY[3]]
    wrapped = "\n\n".join(textwrap.fill(paragraph, 68) for paragraph in paragraphs)
    head = "Harbour board of Port Halden shuts the old swing bridge until autumn\nBy Jane Roe\nThe Halden Courier\n13 March 2025\n\n"
    article = read_text(tmp_path / "wrapped.txt", head + wrapped)
    assert article.text == "\n\n".join(paragraphs)
    assert article.title == "Harbour board of Port Halden shuts the old swing bridge until autumn"
    assert values(article, MetadataField.OUTLET) == ["The Halden Courier"]


def test_structure_is_kept(tmp_path: Path) -> None:
    text = (
        "# Bridge\n\nFirst paragraph, long enough.\n\n## What is planned\n\n- a pier\n- a *new* road\n\n"
        "1. first\n2. second\n\n> We cannot wait.\n> Another winter is too long.\n\n| Year | Ships |\n|---|---|\n"
        "| 1987 | 12 |\n\nTwo lines\\\nof an address\n\n![a picture](x.png)\n\n***\n\nLast. &copy; is a sign, `code` too."
    )
    article = read_text(tmp_path / "structure.md", text)
    found = [(block.kind, block.span.of(article.text)) for block in article.blocks]
    assert found == [
        (BlockKind.PARAGRAPH, "First paragraph, long enough."),
        (BlockKind.HEADING, "What is planned"),
        (BlockKind.LIST_ITEM, "a pier"),
        (BlockKind.LIST_ITEM, "a new road"),
        (BlockKind.LIST_ITEM, "1. first"),
        (BlockKind.LIST_ITEM, "2. second"),
        (BlockKind.QUOTE, "We cannot wait. Another winter is too long."),
        (BlockKind.TABLE_ROW, "Year\tShips"),
        (BlockKind.TABLE_ROW, "1987\t12"),
        (BlockKind.PARAGRAPH, "Two lines\nof an address"),
        (BlockKind.PARAGRAPH, "Last. © is a sign, code too."),
    ]


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "Bridge shut: what now?"\nauthor:\n  - "[[Jane Roe]]"\n  - Piet Vos\n'
        "source: https://courier.example/bridge\npublished: 2025-03-13\ncreated: 2025-03-15\n"
        "site: The Halden Courier\ntags: [news, bridge]\n---\n\nThe bridge is shut.\n"
    )
    article = read_text(tmp_path / "clip.md", text)
    assert article.title == "Bridge shut: what now?"
    assert article.text == "The bridge is shut."
    assert values(article, MetadataField.BYLINE) == ["Jane Roe", "Piet Vos"]
    assert values(article, MetadataField.URL) == ["https://courier.example/bridge"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert values(article, MetadataField.SAVED)[0] == "2025-03-15"
    assert values(article, MetadataField.OUTLET) == ["The Halden Courier"]
    published = article.best(MetadataField.PUBLISHED)
    assert published is not None
    assert published.span is not None
    assert published.span.of(text) == "2025-03-13"


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert (
        read_text(tmp_path / "a.md", "---\n\nBridge\n\n---\n\nThe bridge is shut.").title
        == "Bridge"
    )


def test_named_lines_above_and_below_the_title_are_metadata(tmp_path: Path) -> None:
    text = "Source: The Halden Courier\nDate: 1987-02-26T15:01\n\nBridge shut\n\nBy Reuters\n\nURL: https://x.example/a\n\nIt is shut.\n"
    article = read_text(tmp_path / "a.txt", text)
    assert article.title == "Bridge shut"
    assert article.text == "It is shut."
    assert values(article, MetadataField.PUBLISHED) == ["1987-02-26T15:01"]
    assert values(article, MetadataField.OUTLET) == ["The Halden Courier", "Reuters"]
    assert values(article, MetadataField.BYLINE) == ["Reuters"]
    assert values(article, MetadataField.URL) == ["https://x.example/a"]


def test_a_standfirst_between_title_and_byline_stays_in_the_text(tmp_path: Path) -> None:
    text = "# Bridge shut\n\nThe mayor calls it a long winter.\n\nBy Jane Roe | The Halden Courier | 13 March 2025\n\nIt is shut."
    article = read_text(tmp_path / "a.md", text)
    assert article.text == "The mayor calls it a long winter.\n\nIt is shut."
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.OUTLET) == ["The Halden Courier"]


def test_a_text_without_a_headline_has_the_file_s_name_as_an_unsure_title(tmp_path: Path) -> None:
    article = read_text(tmp_path / "halden_bridge-2025-03-13.txt", BODY[0])
    title = article.best(MetadataField.TITLE)
    assert title is not None
    assert (title.value, title.confidence.word) == ("halden bridge", "unsure")
    assert article.text == BODY[0]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]


def test_an_article_of_a_title_alone_is_kept_without_text(tmp_path: Path) -> None:
    article = read_text(
        tmp_path / "brief.md", "# HALDEN HARBOUR SHUT\n\nBy Reuters\n\nDate: 1987-02-26\n"
    )
    assert (article.title, article.text, article.blocks) == ("HALDEN HARBOUR SHUT", "", ())


def test_tickers_in_angle_brackets_are_text(tmp_path: Path) -> None:
    article = read_text(
        tmp_path / "a.md", "# HALDEN CORP <HLD> PAYOUT\n\nShares of <Halden Ports Plc> rose."
    )
    assert article.title == "HALDEN CORP <HLD> PAYOUT"
    assert article.text == "Shares of <Halden Ports Plc> rose."


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize(
    "text", ["5 * 3 * 2 is 30", "snake_case_name stays", "a * and a _ alone", "C:\\Users"]
)
def test_signs_that_are_no_markup_stay(tmp_path: Path, suffix: str, text: str) -> None:
    assert read_text(tmp_path / f"a.{suffix}", f"# Title\n\n{text}.").text == f"{text}."


def test_hostile_characters_are_read_and_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Bridge\n\nThe bri\x00dge \u202eis\u202c shut\u200b 🌉.\n".encode() * 3)
    article = read_one(path)
    assert "The bridge \u202eis\u202c shut 🌉." in article.text


def test_bytes_that_make_no_character_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Ærø and Málaga are shut, it says. ".encode() * 40 + b"\xff\xfe broken")
    article = read_one(path)
    assert article.warnings == (Message.of("reading.characters_lost", n=2, encoding="utf-8"),)
    assert "\ufffd" in article.text


def test_a_line_without_end_is_read_in_time(tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("Bridge\n\n" + "*a [b](c _d " * 40_000, encoding="utf-8")
    start = time.process_time()
    article = read_one(path)
    assert len(article.blocks) == 1
    assert time.process_time() - start < 15
    path.write_bytes(b"x" * 21_000_000)
    assert refusal(path).id == "reading.too_large"


MARKS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "# ",
        "* ",
        "*",
        "**",
        "_",
        "[",
        "](",
        ")",
        "`",
        "\\",
        "> ",
        "| a | b |\n",
        "---\n",
        "===\n",
        "By Jane Roe\n",
        "13 March 2025\n",
        "© 2025",
        "<b>",
        "&amp;",
        "\x00",
        "\xad",
        "!",
        "1. ",
        "title: x\n",
    ]
)
TEXTS = st.lists(st.one_of(MARKS, st.text(max_size=6)), max_size=60).map("".join)


@pytest.mark.parametrize("suffix", ["txt", "md"])
@given(text=TEXTS)
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_text_is_read_or_refused(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"any.{suffix}"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    assert outcome(path)


def test_a_title_said_twice_is_neither_a_name_nor_text(tmp_path: Path) -> None:
    text = "# HALDEN CORN STOCKS\n\nBy Reuters\n\nDate: 1987-04-07\n\nHALDEN CORN STOCKS\n\nStocks rose."
    article = read_text(tmp_path / "a.md", text)
    assert values(article, MetadataField.BYLINE) == ["Reuters"]
    assert article.text == "Stocks rose."


def test_a_headline_with_a_month_is_a_headline(tmp_path: Path) -> None:
    article = read_text(
        tmp_path / "a.md", "# HALDEN DETAILS MARCH 1987 TURNOVER\n\nDate: 1987-04-02\n\nIt rose."
    )
    assert article.title == "HALDEN DETAILS MARCH 1987 TURNOVER"
    assert values(article, MetadataField.PUBLISHED) == ["1987-04-02"]
