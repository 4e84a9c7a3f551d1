"""Undoing the layout of a page: what is joined, what never is, and where each character came from."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.layout import OffsetMap, TracedWriter, relayout
from dateline.model.spans import Span

FIRST = (
    "The harbour board of Port Halden met on Tuesday to decide the fate of the old swing bridge, "
    "which has been shut since a coal barge struck it in January. Engineers told the board that "
    'repairs would cost 4.2 million crowns. "We cannot wait another winter," said Ingrid Soller, '
    "the mayor, who asked the creditors of the town to agree to a delay."
)
SECOND = (
    "NATO observers declined to comment. The governor, who was travelling with a delegation to the "
    "provincial capital, said through a spokesman that a decision would be made by Friday and that "
    "the ferry would run twice a day until then."
)
THIRD = (
    "Fishermen on the north quay were less patient. They said that the detour around the headland "
    "adds two hours to each trip and that three boats have already moved to Saltmere."
)

MARKS = st.sampled_from(
    ["\n", "\n\n", "\r\n", "\r", "\f", "\x00", "\xad", "\u200b", "\ufeff", "\ud83d", "\u202e", "\u2028",
     "-\n", " \n", "“", "”", '"', "- ", "* ", "# ", "> ", "\t", "\x1c", "\x85", "\U0001f600", "的", "ב"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["the", "bridge", "Halden", "maneu", "ver", "long", "term", "said.", "of", "12", "e", "said,"]
)
TEXTS = st.lists(st.one_of(MARKS, WORDS, st.just(" "), st.text(max_size=8)), max_size=120).map(
    "".join
)
ANY_TEXT = st.one_of(TEXTS, st.text(st.characters(codec=None), max_size=200))


@pytest.mark.parametrize("width", [30, 46, 60, 72, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n    "])
def test_hard_wrapped_paragraphs_become_whole(width: int, gap: str) -> None:
    wrapped = [textwrap.fill(paragraph, width) for paragraph in (FIRST, SECOND, THIRD)]
    assert [line.strip() for line in relayout(gap.join(wrapped)).text.split(gap)] == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_lines_of_uneven_length_as_copied_from_a_page_become_whole() -> None:
    words, lines = FIRST.split(), [""]
    for place, word in enumerate(words):
        if len(lines[-1]) + len(word) > 62 + place * 7 % 9:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    assert relayout("\n".join(lines)).text == FIRST


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028", "\x0b"])
def test_any_line_break_counts(line_break: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 60) for paragraph in (FIRST, SECOND))
    assert relayout(wrapped.replace("\n", line_break)).text == f"{FIRST}\n\n{SECOND}"


NEVER_JOINED = {
    "verse in lower case": (
        "The rain came down,\nand all the town\nwas grey as slate\nand shut its gate;\n\n"
        "the tide went out\nwithout a doubt,\nand left the sand\nto dry like land."
    ),
    "verse in capitals": (
        "Shall we go down to the harbour today\nWhere the gulls are at war with the wind\n"
        "And the boats that came in yesterday\nAre still by the chandler's unpinned"
    ),
    "a paragraph a line": f"{FIRST}\n{SECOND}\n{THIRD}",
    "lists": (
        "The plan has three parts:\n- a new pier for the ferries of the county\n- a bridge\n"
        "- a road that leads from the harbour to the station\n\n1. the first\n2. the second"
    ),
    "an address": "Harbour Office\n12 Quay Street\nPort Halden",
    "a title and a byline": "Bridge repair delayed until the end of the summer\n\nBy Jane Roe",
    "a byline in lower case": (
        "Port Halden harbour board votes to close the swing bridge\n\nby Jane Roe\n\nPort Halden"
    ),
    "a heading": "# The bridge and\n\nthe town",
    "a table": "Year   Ships   Tons\n1987   12      400\n1988   9       310",
    "a short first line": "What the mayor knew\n\nofficials would not say on Friday.",
    "a writer without capitals": (
        "one thing we saw and could not forget, in the harbour,\n\nanother thing that we saw there,\n\n"
        "yet another thing we were told"
    ),
    "nothing": "",
    "a line break": "\n",
    "one line": "no line break at all",
    "a head and a narrow column": (
        "Board of Port Halden votes to close the swing bridge until autumn\nBy Jane Roe\n13 March 2025\n\n"
        "mole mole"
    ),
}


@pytest.mark.parametrize("text", NEVER_JOINED.values(), ids=NEVER_JOINED)
def test_what_is_not_wrapped_keeps_its_lines(text: str) -> None:
    assert relayout(text).text == text


@pytest.mark.parametrize("title_width", range(50, 72))
def test_a_title_is_never_joined_to_its_byline_or_date(title_width: int) -> None:
    title = ("Harbour board votes to close the old swing bridge until the autumn fair of Halden")[
        :title_width
    ]
    body = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in (FIRST, SECOND))
    for field in ("By Jane Roe", "13 March 2025", "Date: 2025-03-13", "Thursday, March 13, 2025"):
        assert relayout(f"{title}\n{field}\n\n{body}").text.startswith(
            f"{title}\n{field}\n\n{FIRST}"
        )


def test_headings_and_lists_in_a_wrapped_text_keep_their_lines() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 64) for paragraph in (FIRST, SECOND, THIRD))
    head = "Bridge repair delayed\nBy Jane Roe\n\nTHE HARBOUR QUESTION\n"
    tail = "\n\n- the bridge\n- the ferry and the road from the harbour up to the old railway\n  station\n- the pier"
    text = relayout(head + wrapped + tail).text
    assert text.startswith(head + FIRST)
    assert text.endswith(
        "- the bridge\n- the ferry and the road from the harbour up to the old railway station\n- the pier"
    )


def test_a_markdown_line_break_is_kept() -> None:
    wrapped = textwrap.fill(FIRST, 60).split("\n")
    wrapped[1] += "  "
    wrapped[3] += "\\"
    assert relayout("\n".join(wrapped)).text.count("\n") == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The board met. The engineers will move to more favourable", "positions, they said."),
        ("“How will the time be used? To continue", "the works in winter?” she asked."),
        ('The mayor told the board, "We met President', 'Halvorsen yesterday," and left.'),
        (
            "The ministry has since the autumn resumed the payment of the",
            "subsidies it had cut off.",
        ),
        (
            "On Monday, the council, the port and the two ferry companies,",
            "after a long night, agreed.",
        ),
    ],
)
def test_a_sentence_cut_by_a_blank_line_is_joined(before: str, after: str) -> None:
    text = f"{FIRST}\n\n{before}\n\n{after}\n\n{SECOND}"
    assert relayout(text).text == f"{FIRST}\n\n{before} {after}\n\n{SECOND}"


def test_a_quotation_that_runs_over_paragraphs_keeps_them() -> None:
    text = "“We waited for the ferry all night.\n\n“Then it came,” she said."
    assert relayout(text).text == text


def test_a_page_break_joins_more_than_a_blank_line_does() -> None:
    before, after = (
        "The talks were led by the engineer of the port and the",
        "Halden harbour board.",
    )
    text = f"{before}\n\n{after}"
    assert relayout(text).text == text
    assert relayout(text, page_breaks=[len(before)]).text == f"{before} {after}"
    assert relayout(f"{before}\n\f{after}").text == f"{before} {after}"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("maneu-|vering", "maneuvering"),
        ("long-|term", "long-term"),
        ("Franco-|German", "Franco-German"),
        ("1914-|18", "1914-18"),
        ("state-of-the-|art", "state-of-the-art"),
        ("land—|exposing", "land—exposing"),
        ("maneu\xad|vering", "maneuvering"),
        ("news|paper", "news paper"),
    ],
)
def test_a_word_broken_at_a_line_end_is_mended(broken: str, whole: str) -> None:
    lines = textwrap.wrap(FIRST, 60)
    stem, rest = broken.split("|")
    padding = "x" * (58 - len(stem))
    text = "\n".join(
        [
            *lines[:3],
            f"{padding} {stem}",
            f"{rest} and so on until the line is quite full now",
            *lines[3:],
        ]
    )
    assert f" {whole} and so on" in relayout(text).text


def test_the_rest_of_the_text_decides_about_a_hyphen() -> None:
    lines = textwrap.wrap(f"{FIRST} A fish-monger spoke. The seawall held.", 60)
    broken = [
        "and then on Sunday evening the oldest of them all, the fish-",
        "monger, rose and walked to the end of the battered old sea-",
    ]
    text = relayout(
        "\n".join([*lines, *broken, "wall, where the whole of the town had come to see the sea"])
    ).text
    assert "fish-monger, rose" in text
    assert "seawall, where" in text


def test_scripts_without_spaces_are_joined_without_one() -> None:
    line = "港口委員會星期二開會決定舊平轉橋的命運該橋自一月被煤船撞擊"
    assert relayout(f"{line}\n{line}\n{line}\n{line}\n關閉。").text == line * 4 + "關閉。"


@pytest.mark.parametrize("removed", ["\x00", "\xad", "\u200b", "\ufeff", "\ud83d", "\x1f"])
def test_what_is_no_part_of_a_word_is_removed(removed: str) -> None:
    laid_out = relayout(f"Zelen{removed}sky {removed}spoke")
    assert laid_out.text == "Zelensky spoke"
    assert laid_out.offsets.to_source(Span(0, 8)) == Span(0, 9)
    assert laid_out.offsets.to_clean(Span(0, 9)) == Span(0, 8)


def _is_line_break(char: str) -> bool:
    return char in "\n\r\x0b\x0c\x85\u2028\u2029"


@given(ANY_TEXT, st.lists(st.integers(0, 200), max_size=3))
@settings(max_examples=200, deadline=None)
def test_every_character_stands_for_one_of_the_source(text: str, page_breaks: list[int]) -> None:
    laid_out = relayout(text, page_breaks=sorted(page_breaks))
    laid_out.text.encode("utf-8")
    assert "\r" not in laid_out.text
    sources = [laid_out.offsets.to_source(Span(i, i + 1)) for i in range(len(laid_out.text))]
    for char, span in zip(laid_out.text, sources, strict=True):
        origin = span.of(text)
        assert origin == char or (char in " \n" and len(origin) == 1 and _is_line_break(origin))
    kept = {span.start for span in sources}
    assert len(kept) == len(sources)
    for offset, char in enumerate(text):
        if offset not in kept:
            assert not char.isprintable() or char.isspace() or char in "-‐"


@given(ANY_TEXT, st.data())
@settings(max_examples=300, deadline=None)
def test_every_span_maps_to_the_span_that_holds_its_characters(
    text: str, data: st.DataObject
) -> None:
    laid_out = relayout(text)
    start = data.draw(st.integers(0, len(laid_out.text)))
    span = Span(start, data.draw(st.integers(start, len(laid_out.text))))
    source = laid_out.offsets.to_source(span)
    assert 0 <= source.start <= source.end <= len(text)
    assert laid_out.offsets.to_clean(source) == span or span.length == 0
    if span.length:
        first, last = Span(span.start, span.start + 1), Span(span.end - 1, span.end)
        assert source.start == laid_out.offsets.to_source(first).start
        assert source.end == laid_out.offsets.to_source(last).end


@given(ANY_TEXT, st.integers(0, 200), st.integers(0, 60))
@settings(max_examples=200, deadline=None)
def test_any_source_span_maps_into_the_cleaned_text(text: str, start: int, length: int) -> None:
    laid_out = relayout(text)
    start = min(start, len(text))
    span = laid_out.offsets.to_clean(Span(start, min(len(text), start + length)))
    assert span.end <= len(laid_out.text)


def _kept(mask: list[bool]) -> OffsetMap:
    writer = TracedWriter()
    for offset, keep in enumerate(mask):
        writer.copy("x" if keep else "", offset)
    return writer.finish(len(mask)).offsets


@given(st.lists(st.booleans(), max_size=40), st.data())
def test_two_maps_in_a_row_are_one_map(mask: list[bool], data: st.DataObject) -> None:
    count = sum(mask)
    second = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    first_places = [offset for offset, keep in enumerate(mask) if keep]
    places = [place for place, keep in zip(first_places, second, strict=True) if keep]
    both = _kept(mask).then(_kept(second))
    assert [both.to_source(Span(i, i + 1)) for i in range(len(places))] == [
        Span(place, place + 1) for place in places
    ]


def test_gained_characters_map_to_the_place_between_their_neighbours() -> None:
    offsets = OffsetMap((0, 5), (0, 4))
    assert offsets.to_source(Span(0, 5)) == Span(0, 4)
    assert offsets.to_source(Span(3, 5)) == Span(3, 4)
    assert offsets.to_source(Span(5, 6)) == Span(4, 5)
    assert offsets.to_clean(Span(3, 4)) == Span(3, 4)


@pytest.mark.parametrize(
    "unit",
    [
        "The board met on Tuesday to decide the fate of the bridge\nand of the ferry that had been shut.\n",
        "a-\n",
        "\n",
        '.) " ',
        "- x\n\n",
        "\xad\n",
        "word ",
        "\t\r\n\x00",
    ],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        relayout(text)
        return time.process_time() - start

    seconds(1000)
    small = min(seconds(20_000) for _ in range(3))
    large = min(seconds(160_000) for _ in range(2))
    assert large < 24 * small + 0.05
