"""Names that the models run together in a title."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.names.headlines import headline_names
from dateline.extraction.names.page import Pages
from dateline.model.annotations import Label
from dateline.model.spans import Field
from tests.extraction.names.marked import draft, pages, read


def titled(title: str, text: str) -> Pages:
    first, second = pages(title, text).pages
    return Pages((replace(first, field=Field.TITLE), second))


def test_a_title_is_cut_to_the_people_that_the_text_names_in_full() -> None:
    of = titled("Ada Okoro Slams Ole Rask Plan", "then Ada Okoro met Ole Rask")
    known = [draft(of, name, Label.PERSON, page=1) for name in ("Ada Okoro", "Ole Rask")]
    run = draft(of, "Ada Okoro Slams Ole Rask", Label.PERSON)
    assert read(of, headline_names(of, [run, *known])) == [
        ("Ada Okoro", Label.PERSON),
        ("Ole Rask", Label.PERSON),
        ("Ada Okoro", Label.PERSON),
        ("Ole Rask", Label.PERSON),
    ]


def test_a_longer_name_that_the_text_has_too_stays_whole() -> None:
    of = titled("Ada Okoro Fund closes", "the Ada Okoro Fund was Ada Okoro's own")
    known = [draft(of, "Ada Okoro", Label.PERSON, page=1, nth=1)]
    fund = draft(of, "Ada Okoro Fund", Label.ORG)
    assert headline_names(of, [fund, *known]) == [fund, *known]


def test_a_son_and_a_name_written_in_the_text_alone_stay() -> None:
    of = titled("Ole Rask Jr wins, so Ole Rask left", "then Ole Rask spoke of Ole Rask Team")
    drafts = [
        draft(of, "Ole Rask Jr", Label.PERSON),
        draft(of, "Ole Rask", Label.PERSON, nth=1),
        draft(of, "Ole Rask", Label.PERSON, page=1),
        draft(of, "Ole Rask Team", Label.ORG, page=1),
    ]
    assert headline_names(of, drafts) == drafts
