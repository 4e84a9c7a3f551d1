"""No cell of a spreadsheet is a formula, whatever an article says."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.cells import plain_cell
from dateline.export.exporter import ExportOptions, Row, Table, What
from dateline.export.formats import comma_separated

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
TRICKS = [
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    ";",
    "|",
    ",",
    '"',
    "'",
    " ",
    "\u00a0",
    "\u200b",
    "“",
]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(st.sampled_from(TRICKS), st.text(max_size=3)), max_size=12).map("".join),
)


def written(*cells: str) -> str:
    stream = io.BytesIO()
    columns = tuple(f"c{number}" for number in range(len(cells)))
    rows: list[Row] = [dict(zip(columns, cells, strict=True))]
    comma_separated.write(Table(What.ARTICLES, columns, rows), stream, ExportOptions())
    return stream.getvalue().decode("utf-8-sig")


def is_formula(cell: str) -> bool:
    """Tell whether some program may see a sign first: one that skips quotes and what has no ink."""
    cell = cell.removeprefix("\r\n")  # the end of a line, where the wrong separator opens a quote
    unseen = {"Cc", "Cf", "Zs", "Zl", "Zp"}
    inked = [
        char for char in cell if unicodedata.category(char) not in unseen and char not in '"“”„«»'
    ]
    return cell.startswith(FORMULA_SIGNS) or "".join(inked).startswith(FORMULA_SIGNS)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_no_cell_begins_a_formula_where_a_program_splits_at_commas_or_semicolons(
    cells: list[str],
) -> None:
    text = written(*cells)
    for separator in (",", ";", "|", "\t"):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        assert not [cell for row in rows for cell in row if is_formula(cell)]


@given(TEXTS)
def test_a_row_stays_one_row_with_as_many_cells(text: str) -> None:
    rows = list(csv.reader(io.StringIO(written("a", text, "b"), newline="")))
    assert [len(row) for row in rows] == [3, 3]
    assert rows[1][::2] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        '"=1',
        "'=1",
        '  "=HYPERLINK("x")',
        "\u00a0=1",
        "\ufeff=1",
        "＝1+1",
    ],
)
def test_a_formula_gets_an_apostrophe_before_it(text: str) -> None:
    assert plain_cell(text).startswith("'")


@pytest.mark.parametrize(
    "text", ["The army said: no.", "a = b", "3-4 people; a few", "e-mail@example", "It rose 3%."]
)
def test_ordinary_sentences_stay_as_they_are(text: str) -> None:
    assert plain_cell(text) == text


def test_values_that_are_no_text_are_written_plainly() -> None:
    assert [plain_cell(value) for value in (None, True, False, 0, 120, ["a", "b"], [])] == [
        *("", "yes", "no", "0", "120", "a; b", "")
    ]


def test_the_second_name_of_a_list_is_no_formula_either() -> None:
    assert plain_cell(["Ana Reyes", "=cmd()"]) == "Ana Reyes; '=cmd()"
