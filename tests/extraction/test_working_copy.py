"""Every result stands where the given text has it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.extraction.working_copy import WorkingCopy
from dateline.model.spans import Span

ODD = st.text(
    alphabet=st.sampled_from("aB.,- \n\r\t\x0c\x00\xad\u200b\u2028\ud800\U0001f600\u202eא’"),
    max_size=60,
)


def test_a_name_across_a_line_break_is_found_with_its_break() -> None:
    given_text = (
        "The talks were opened by Daniel\nMoura and ended by the council before\nnoon on the day."
    )
    copy = WorkingCopy.of(given_text)
    start = copy.text.index("Daniel Moura")
    assert copy.words(Span(start, start + 12)) == "Daniel\nMoura"


@given(ODD, st.data())
def test_every_span_of_the_copy_lies_in_the_given_text(text: str, data: st.DataObject) -> None:
    copy = WorkingCopy.of(text)
    start = data.draw(st.integers(0, len(copy.text)))
    end = data.draw(st.integers(start, len(copy.text)))
    back = copy.back(Span(start, end))
    assert 0 <= back.start <= back.end <= len(text)


@given(ODD)
def test_spans_in_order_go_back_in_order(text: str) -> None:
    copy = WorkingCopy.of(text)
    starts = [copy.back(Span(place, place + 1)).start for place in range(len(copy.text))]
    assert starts == sorted(starts)
