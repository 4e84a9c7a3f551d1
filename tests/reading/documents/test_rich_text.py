"""RTF: the text as a reader sees it, whatever is nested, hidden or broken in it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.model.article import BlockKind, FormatKind, MetadataField, ReadArticle
from tests.reading.checks import outcome, read_one, values

STORY = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Serif;}{\f1\fcharset204 Sans;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Quote;}}
{\info{\title Ferry plan}{\author Somebody Else}{\revtim\yr2025\mo3\dy14\hr9\min5}}
\pard\s1 Bridge shut for the winter\par
\pard By Jane Roe\par
March 13, 2025\par
\pard The board said \'93it is \b final\b0\'94 on Tuesday\u8212 ?after a vote.
{\footnote\pard The vote was {\i close}.} {\field{\*\fldinst HYPERLINK "https://board.example/a"}{\fldrslt The plan}} was kept.
{\v hidden words}{\deleted old words}{\pict\wmetafile8 0102030405}\par
\pard\ls1{\listtext\bullet\tab}Adults pay two crowns.\par
\pard\s2 We asked for a second boat.\par
\trowd\cellx100\cellx200\pard\intbl Route\cell Price\cell\row
\trowd\pard\intbl North\cell 2\cell\row
\pard{\f1 \'cc\'ee\'f1\'f2} \u-10179 ?\u-8704 ? is shut.\par}"""


def read(path: Path, data: bytes) -> ReadArticle:
    path.write_bytes(data)
    return read_one(path)


def test_structure_formats_notes_and_characters_are_kept(tmp_path: Path) -> None:
    article = read(tmp_path / "story.rtf", STORY)
    found = [(block.kind, block.span.of(article.text)) for block in article.blocks]
    assert found == [
        (
            BlockKind.PARAGRAPH,
            "The board said “it is final” on Tuesday—after a vote. The plan was kept.",
        ),
        (BlockKind.LIST_ITEM, "Adults pay two crowns."),
        (BlockKind.QUOTE, "We asked for a second boat."),
        (BlockKind.TABLE_ROW, "Route\tPrice"),
        (BlockKind.TABLE_ROW, "North\t2"),
        (BlockKind.PARAGRAPH, "Мост 😀 is shut."),
        (BlockKind.LIST_ITEM, "The vote was close."),
    ]
    formats = {(item.kind, item.span.of(article.text), item.target) for item in article.formats}
    assert formats == {
        (FormatKind.STRONG, "final", None),
        (FormatKind.LINK, "The plan", "https://board.example/a"),
        (FormatKind.EMPHASIS, "close", None),
    }


def test_title_byline_and_day_are_read_and_the_writer_of_the_file_is_not(tmp_path: Path) -> None:
    article = read(tmp_path / "story.rtf", STORY)
    assert article.title == "Bridge shut for the winter"
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert values(article, MetadataField.SAVED)[0] == "2025-03-14T09:05"
    assert all("Somebody" not in value.as_found for value in article.metadata)


@pytest.mark.parametrize("name", ["story.txt", "story.doc", "story"])
def test_content_decides_and_not_the_name(tmp_path: Path, name: str) -> None:
    assert read(tmp_path / name, STORY).reader == "rtf"


@pytest.mark.parametrize(
    "data",
    [
        b"{\\rtf1 " + b"{" * 200_000 + b" The board met. " + b"}" * 200_000 + b"}",
        b"{\\rtf1 The board met." + b"}" * 50_000,
        STORY[: len(STORY) // 2],
        b"{\\rtf1 The board met. \\bin99999999 x",
        b"{\\rtf1 \\u99999999999 \\'zz \\ansicpg0 The board met. \\f-1 \\uc-5 \\outlinelevel99 x\\par}",
        b"{\\rtf1\\ansicpg932 \\'82\\'a0\\'82 The board met.}",
    ],
    ids=["nested", "closed", "cut", "binary", "numbers", "half a character"],
)
def test_broken_and_hostile_files_are_read_as_far_as_they_go(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.rtf"
    path.write_bytes(data)
    start = time.process_time()
    assert outcome(path) == "rtf"
    assert time.process_time() - start < 5


def test_what_word_writes_around_a_text_is_no_text(tmp_path: Path) -> None:
    data = rb"""{\rtf1\adeflang1025\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman\fcharset0\fprq2
{\*\panose 02020603050405020304}Times New Roman;}}{\colortbl;\red0\green0\blue0;}{\*\defchp \f0 }
{\stylesheet{\ql \snext0 Normal;}{\*\cs10 \additive Default Paragraph Font;}{\s17\sbasedon0 Title;}}
{\*\latentstyles\lsdstimax376}{\info{\subject Plan}{\creatim\yr2025\mo3\dy1}{\nofpages1}}
{\header\pard Head of the page\par}\pard\plain \s17 Bridge shut\par \pard\plain The board met\'2e
{\shp{\*\shpinst\shpleft1{\sp{\sn posrelh}{\sv 2}}{\shptxt\pard In the box.\par}}}{\*\themedata 504b0304}\par
\pard Na\u239\'efve co\-operation.\par}"""
    article = read(tmp_path / "a.rtf", data)
    assert article.title == "Bridge shut"
    assert article.text.split("\n\n") == ["The board met.In the box.", "Naïve cooperation."]


def test_a_file_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.rtf"
    path.write_bytes(b"{\\rtf1\\ansi{\\info{\\title Empty}}\\par\\par}")
    assert outcome(path) == "reading.no_text"
