"""Type too small to have a size, as in a damaged PDF or behind a scan, is laid out like any other."""

from __future__ import annotations

from dateline.reading.pdf.layout import read_layout
from dateline.reading.pdf.pages import PageText, Segment


def test_a_column_whose_usual_type_is_as_good_as_nothing_keeps_its_lines() -> None:
    tiny = [
        Segment("Words as small as dust, line after line.", 50, 300, 700 - n, 700.01 - n, 0.012)
        for n in range(4)
    ]
    page = PageText(1, 595, 842, (Segment("A", 50, 60, 720, 729, 9.4), *tiny), 200, 0)
    layout = read_layout([page])
    assert any("dust" in line.text for block in layout.blocks for line in block.lines)
