"""Buildings and roads that bear a name, and seats of power."""

from __future__ import annotations

import pytest

from dateline.extraction.names import houses
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Ada Okoro Boulevard", Label.PERSON),
        ("Okoro Tower", Label.PERSON),
        ("Lenna Bridge", Label.ORG),
        ("Velm Airport", Label.ORG),
        ("Lenna Stadium", Label.GPE),
    ],
)
def test_what_is_built_is_a_facility_whatever_name_it_bears(words: str, label: Label) -> None:
    of = pages(f"near {words} there")
    assert read(of, houses.houses(of, [draft(of, words, label)])) == [(words, Label.FAC)]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Ada Hall", Label.PERSON),
        ("Ole Park", Label.PERSON),
        ("Ada Bridge", Label.PERSON),
        ("Lenna Memorial", Label.ORG),
        ("Bridge", Label.ORG),
        ("Okoro Tower", Label.EVENT),
    ],
)
def test_a_person_called_by_such_a_word_and_a_body_in_a_house_stay(
    words: str, label: Label
) -> None:
    of = pages(f"with {words} there")
    assert read(of, houses.houses(of, [draft(of, words, label)])) == [(words, label)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("so the White House said it", Label.ORG),
        ("with a White House aide", Label.ORG),
        ("from the White House came", Label.ORG),
        ("outside the White House, again", Label.FAC),
        ("At White House again", Label.FAC),
        ("at a White House meeting", Label.ORG),
        ("in the White House meeting", Label.ORG),
    ],
)
def test_a_seat_of_power_is_the_body_unless_something_is_at_it(text: str, label: Label) -> None:
    of = pages(text)
    for given in (Label.ORG, Label.FAC, Label.GPE):
        drafts = houses.seats(of, [draft(of, "White House", given)])
        assert read(of, drafts) == [("White House", label)]


def test_another_house_is_left_as_it_is() -> None:
    of = pages("outside the Grey House, again")
    drafts = [draft(of, "Grey House", Label.ORG)]
    assert houses.seats(of, drafts) == drafts
