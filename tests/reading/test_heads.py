"""The many shapes in which the head of an article stands in a text file."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline.model.article import MetadataField, ReadArticle
from tests.reading.checks import read_text, values

TITLE = "Harbour board shuts the old swing bridge"
LEAD = (
    "The harbour board of Port Halden decided on Thursday to shut the old swing bridge until autumn, "
    "after a coal barge had struck it in January."
)
SECOND = (
    "Ingrid Soller, the mayor, said that the town could not wait another winter and asked its "
    "creditors to agree to a delay of two years."
)
THIRD = (
    "Fishermen on the north quay were less patient. They said that the detour around the headland "
    "adds two hours to each trip and that three boats have already moved to Saltmere."
)
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


@dataclass(frozen=True, slots=True)
class Head:
    """A head as it is written, and what is to be read from it; "" and () where nothing."""

    name: str
    written: str
    title: str = TITLE
    byline: tuple[str, ...] = ("Jane Roe",)
    day: str = "2025-03-13"
    modified: str = ""
    outlet: str = ""
    first: str = LEAD


HEADS = (
    Head(
        "capitals",
        f"{TITLE.upper()}\n\nBY JANE ROE, STAFF WRITER\nMARCH 13, 2025",
        title=TITLE.upper(),
    ),
    Head(
        "one line of three parts",
        f"{TITLE}\n\nBy Jane Roe and John Doe | The Halden Courier | March 13, 2025",
        byline=("Jane Roe", "John Doe"),
        outlet="The Halden Courier",
    ),
    Head("date first", f"March 13, 2025\n\n{TITLE}\n\nBy Jane Roe"),
    Head(
        "masthead first",
        f"The Halden Courier\nThursday, March 13, 2025, Page A4\n\n{TITLE}\n\nBy Jane Roe",
        outlet="The Halden Courier",
    ),
    Head(
        "wire slug",
        f"{TITLE}\n\nBy JANE ROE\nAssociated Press\nMarch 13, 2025\n\nHALDEN (AP) — {LEAD}",
        outlet="AP",
        first=f"HALDEN (AP) — {LEAD}",
    ),
    Head(
        "clock before the date",
        f"{TITLE}\n\nBy Jane Roe, Halden Courier\n\nPublished 3:04 PM EST, Thu March 13, 2025",
        day="2025-03-13T15:04-05:00",
        outlet="Halden Courier",
    ),
    Head(
        "published and updated in one line",
        f"{TITLE}\n\nJane Roe\n\nPublished March 13, 2025Updated March 15, 2025, 10:12 a.m. ET",
        modified="2025-03-15T10:12",
    ),
    Head(
        "updated below published",
        f"{TITLE}\nBy Jane Roe\nPublished: 13 March 2025\nLast updated: 14 March 2025\n",
        modified="2025-03-14",
    ),
    Head(
        "the date in the byline",
        f"{TITLE}\n\nPosted on March 13, 2025 by Jane Roe",
    ),
    Head(
        "kicker above the title",
        f"ANALYSIS\n\n{TITLE}\n\nBy Jane Roe\n13 March 2025",
    ),
    Head(
        "standfirst between",
        f"{TITLE}\n\nThe town wants two more years\n\nBy Jane Roe in Halden and John Doe in Saltmere\n13 March 2025",
        byline=("Jane Roe", "John Doe"),
        first="The town wants two more years",
    ),
    Head(
        "key lines",
        f"Title: {TITLE}\nAuthor: Jane Roe\nPublication: The Halden Courier\nDate: March 13, 2025\nWords: 532",
        outlet="The Halden Courier",
    ),
    Head(
        "words by",
        f"{TITLE}\n\nWords: Jane Roe\nPhotographs: John Doe\n13/03/2025",
        first=LEAD,
    ),
    Head(
        "reading time",
        f"{TITLE}\n\nJane Roe • 4 min read\nMar. 13, 2025 5:04 pm ET",
        day="2025-03-13T17:04",
    ),
    Head(
        "slashes",
        f"{TITLE}\n\nBy Jane Roe\n\nMarch 13, 2025 / 5:04 PM / Halden News",
        day="2025-03-13T17:04",
        outlet="Halden News",
    ),
    Head(
        "an address last",
        f"{TITLE}\nJane Roe, The Halden Courier\n13 March 2025\nhttps://courier.example/2025/bridge",
        outlet="The Halden Courier",
    ),
    Head(
        "copyright line",
        f"Copyright 2025 The Halden Courier\nAll Rights Reserved\n\n{TITLE}\n\nBYLINE: Jane Roe\n\nMarch 13, 2025 Thursday",
        outlet="The Halden Courier",
    ),
    Head(
        "the editorial board",
        f"{TITLE}\n\nBy the Editorial Board\nMarch 13, 2025",
        byline=("the Editorial Board",),
    ),
    Head(
        "a German head",
        f"{TITLE}\n\nVon Jane Roe, 13.03.2025, 10:11 Uhr",
        day="2025-03-13T10:11",
    ),
    Head(
        "title over two lines",
        "Harbour board shuts\nthe old swing bridge\n\nBy Jane Roe\nMarch 13, 2025",
    ),
    Head(
        "a title that asks",
        "Will the harbour board shut the old swing bridge?\n\nJane Roe, chief reporter\n13 March 2025",
        title="Will the harbour board shut the old swing bridge?",
    ),
    Head(
        "rules around the title",
        f"=====================\n{TITLE}\n=====================\n\nby Jane Roe, 13 March 2025\n---------------------",
    ),
    Head(
        "dateline with an agency",
        f"{TITLE}\n\nBy Jane Roe\n13 March 2025\n\nHALDEN (AP) — {LEAD}",
        outlet="AP",
        first=f"HALDEN (AP) — {LEAD}",
    ),
    Head(
        "dateline with a year",
        f"{TITLE}\n\nBy Jane Roe\n\nHALDEN, March 13, 2025 (Reuters) - {LEAD}",
        outlet="Reuters",
        first=f"HALDEN, March 13, 2025 (Reuters) - {LEAD}",
    ),
    Head(
        "nothing but a title",
        TITLE,
        byline=(),
        day="",
    ),
)


def head_of(article: ReadArticle) -> tuple[str, tuple[str, ...], str, str]:
    """Return title, byline, and the first days of publication and of change."""
    published = values(article, MetadataField.PUBLISHED)
    modified = values(article, MetadataField.MODIFIED)
    return (
        article.title,
        tuple(values(article, MetadataField.BYLINE)),
        published[0] if published else "",
        modified[0] if modified else "",
    )


@pytest.mark.parametrize("head", HEADS, ids=lambda head: head.name)
def test_a_head_is_read_and_leaves_the_text(tmp_path: Path, head: Head) -> None:
    body = BODY if head.first == LEAD or head.first not in head.written else f"{SECOND}\n\n{THIRD}"
    body = BODY if head.first == "The town wants two more years" else body
    article = read_text(tmp_path / "clipping.txt", f"{head.written}\n\n{body}\n")
    assert head_of(article) == (head.title, head.byline, head.day, head.modified)
    assert article.text.split("\n\n")[0] == head.first
    assert article.text.endswith(THIRD)
    outlets = values(article, MetadataField.OUTLET)
    assert not head.outlet or outlets[0] == head.outlet


@pytest.mark.parametrize("indent", ["", "    "])
def test_a_hard_wrapped_head_reads_as_its_lines(tmp_path: Path, indent: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(part, 66) for part in (LEAD, SECOND, THIRD))
    text = textwrap.indent(f"{TITLE}\n\nBy Jane Roe\nMarch 13, 2025\n\n{wrapped}\n", indent)
    article = read_text(tmp_path / "clipping.txt", text)
    assert head_of(article) == (TITLE, ("Jane Roe",), "2025-03-13", "")
    assert article.text == BODY


def test_paragraphs_marked_by_indents_alone_are_paragraphs(tmp_path: Path) -> None:
    wrapped = "\n".join(
        textwrap.fill(part, 66, initial_indent="    ") for part in (LEAD, SECOND, THIRD)
    )
    article = read_text(tmp_path / "clipping.txt", f"{TITLE}\n\nBy Jane Roe\n\n{wrapped}\n")
    assert article.text == BODY


@pytest.mark.parametrize(
    "opening",
    [
        "By the time the barge struck the bridge on 13 March 2025, the tide had turned.",
        "On 13 March 2025 the board met in Halden for the third time.",
        "From Halden to Saltmere, nobody had slept.",
    ],
)
def test_a_first_sentence_is_no_line_of_the_head(tmp_path: Path, opening: str) -> None:
    article = read_text(tmp_path / "clipping.txt", f"{TITLE}\n\n{opening}\n\n{BODY}\n")
    assert article.text.startswith(opening)
    assert head_of(article) == (TITLE, (), "", "")
