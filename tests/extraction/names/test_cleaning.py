"""What is cut off a name, and what is dropped."""

from __future__ import annotations

import pytest

from dateline.extraction.names import cleaning
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("the *Harbour Gazette", "Harbour Gazette"),
        ("Okoro's", "Okoro"),
        ("Okoro’s", "Okoro"),
        ("Coasts’", "Coasts"),
        ("“Velm", "Velm"),
        ("[Okoro]", "Okoro"),
        ("The Hague", "The Hague"),
        ("a Harbour Office of", "Harbour Office"),
        ("Velm.[3]", "Velm"),
        ("Harbour Works Inc.", "Harbour Works Inc."),
        ("Okoro Jr.", "Okoro Jr."),
        ("Velm Bank (North)", "Velm Bank (North)"),
        ("U.S.", "U.S."),
        ("Velm.", "Velm"),
    ],
)
def test_markup_articles_possessives_and_marks_are_cut(found: str, name: str) -> None:
    text = f"x {found} y"
    start, end = cleaning.trimmed_span(text, 2, 2 + len(found))
    assert text[start:end] == name


def test_a_span_of_marks_alone_disappears() -> None:
    of = pages("so *** it goes")
    assert cleaning.trim_edges(of, [draft(of, "***", Label.ORG)]) == []


def test_titles_before_a_person_are_cut() -> None:
    of = pages("Then Gen. Ada Okoro spoke")
    found = cleaning.trim_titles(of, [draft(of, "Gen. Ada Okoro", Label.PERSON)])
    assert read(of, found) == [("Ada Okoro", Label.PERSON)]


def test_a_title_alone_is_no_person() -> None:
    of = pages("Then the President spoke")
    assert cleaning.trim_titles(of, [draft(of, "President", Label.PERSON)]) == []


def test_a_title_that_somebody_is_named_by_stays_a_name() -> None:
    of = pages("Then Ada Bishop spoke. For years Bishop had waited")
    found = [draft(of, "Ada Bishop", Label.PERSON), draft(of, "Bishop", Label.PERSON, nth=1)]
    kept = cleaning.drop_non_names(of, cleaning.trim_titles(of, found))
    assert read(of, kept) == [("Ada Bishop", Label.PERSON), ("Bishop", Label.PERSON)]


def test_a_party_is_cut_off_a_seat() -> None:
    of = pages("Ada Okoro, R-Ohio, agreed")
    found = cleaning.trim_party_seats(of, [draft(of, "R-Ohio", Label.ORG)])
    assert read(of, found) == [("Ohio", Label.GPE)]


def test_a_score_is_cut_off_a_team() -> None:
    of = pages("so Norway 2 and Boeing 737")
    found = [draft(of, "Norway 2", Label.GPE), draft(of, "Boeing 737", Label.PRODUCT)]
    assert read(of, cleaning.trim_scores(of, found)) == [
        ("Norway", Label.GPE),
        ("Boeing 737", Label.PRODUCT),
    ]


def test_a_nationality_is_cut_off_a_country() -> None:
    of = pages("from Imperial Germany and New Zealand")
    found = [draft(of, "Imperial Germany", Label.GPE), draft(of, "New Zealand", Label.GPE)]
    assert read(of, cleaning.split_demonyms(of, found)) == [
        ("Germany", Label.GPE),
        ("New Zealand", Label.GPE),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "He",
        "March",
        "Tuesday",
        "12",
        "salt",
        "www.velm.example",
        "State",
        "Tuesday March",
        "حمرين",
        "5th",
    ],
)
def test_what_is_no_name_is_dropped(words: str) -> None:
    of = pages(f"so {words} came")
    assert cleaning.drop_non_names(of, [draft(of, words, Label.ORG)]) == []


def test_names_with_accents_and_initials_are_kept() -> None:
    of = pages("so Çelik and U.N. came")
    found = [draft(of, "Çelik", Label.PERSON), draft(of, "U.N.", Label.ORG)]
    assert cleaning.drop_non_names(of, found) == found


def test_a_role_that_opens_a_sentence_is_no_part_of_the_name() -> None:
    of = pages("It rained. Singer Ada Bishop left, and Baker Reed came")
    drafts = [draft(of, "Singer Ada Bishop", Label.PERSON), draft(of, "Baker Reed", Label.PERSON)]
    assert read(of, cleaning.trim_titles(of, drafts)) == [
        ("Ada Bishop", Label.PERSON),
        ("Baker Reed", Label.PERSON),
    ]


def test_a_capitalised_role_before_a_full_name_is_no_part_of_it() -> None:
    of = pages("so Treasurer Ada Bishop and Hairdresser Greta Rask left")
    drafts = [
        draft(of, "Treasurer Ada Bishop", Label.PERSON),
        draft(of, "Hairdresser Greta Rask", Label.PERSON),
    ]
    assert read(of, cleaning.trim_titles(of, drafts)) == [
        ("Ada Bishop", Label.PERSON),
        ("Greta Rask", Label.PERSON),
    ]


def test_a_noble_title_stays_with_its_place() -> None:
    of = pages("met the Duchess of Lenna there")
    drafts = [draft(of, "Duchess of Lenna", Label.PERSON)]
    assert cleaning.trim_titles(of, drafts) == drafts


def test_a_common_word_that_only_opens_a_sentence_is_dropped() -> None:
    of = pages("Again it rained. Feuds broke out. Velm saw it", capitals="NNS")
    drafts = [draft(of, "Feuds", Label.ORG)]
    assert cleaning.drop_non_names(of, drafts) == []


def test_a_word_that_comes_twice_or_is_somebodys_family_name_is_kept() -> None:
    of = pages("Velm Shorten left. Shorten spoke. Feuds came. Feuds went", capitals="NN")
    drafts = [
        draft(of, "Velm Shorten", Label.PERSON),
        draft(of, "Shorten", Label.PERSON, nth=1),
        draft(of, "Feuds", Label.ORG),
        draft(of, "Feuds", Label.ORG, nth=1),
    ]
    assert cleaning.drop_non_names(of, drafts) == drafts


def test_a_written_line_break_is_no_part_of_a_name() -> None:
    of = pages("met Ada Velm \\n and \\n\nVelm left")
    drafts = [draft(of, "Ada Velm \\n", Label.PERSON), draft(of, "\\n\nVelm", Label.PERSON)]
    assert [name for name, _ in read(of, cleaning.trim_edges(of, drafts))] == ["Ada Velm", "Velm"]


@pytest.mark.parametrize(
    ("found", "after", "name"),
    [
        ("Ada [Velm", "] said", "Ada [Velm]"),
        ("Ada [Velm", " said", "Ada"),
        ("Ada (Velm", " x", "Ada"),
    ],
)
def test_a_bracket_in_a_name_is_closed_or_the_name_ends_before_it(
    found: str, after: str, name: str
) -> None:
    start, end = cleaning.trimmed_span(found + after, 0, len(found))
    assert (found + after)[start:end] == name


def test_the_square_brackets_of_an_editor_are_not_in_the_name() -> None:
    of = pages("so Ada [Velm] said")
    (kept,) = cleaning.trim_edges(of, [draft(of, "Ada [Velm", Label.PERSON)])
    assert of.written(kept) == "Ada Velm"


def test_a_noun_of_the_article_with_the_capital_of_a_headline_is_no_name() -> None:
    of = pages("Lantern falls on pier", "Then a lantern fell in Velm")
    found = [draft(of, "Lantern", Label.PRODUCT), draft(of, "Velm", Label.GPE, page=1)]
    assert read(of, cleaning.drop_non_names(of, found)) == [("Velm", Label.GPE)]


def test_a_name_that_is_a_noun_too_stays_where_it_has_a_capital_inside_a_sentence() -> None:
    of = pages("Lantern falls", "Then a lantern fell on Lantern")
    found = [draft(of, "Lantern", Label.ORG)]
    assert cleaning.drop_non_names(of, found) == found
