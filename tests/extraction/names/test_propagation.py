"""Known names where the model missed them."""

from __future__ import annotations

from dataclasses import replace

from dateline.extraction.names.page import Pages
from dateline.extraction.names.propagation import propagate
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, makers, pages, read


def test_a_known_name_is_found_again() -> None:
    of = pages("the Harbour Watch met. Then Harbour Watch left")
    found = propagate(of, [draft(of, "Harbour Watch", Label.ORG)])
    assert read(of, found) == [("Harbour Watch", Label.ORG)] * 2


def test_the_family_name_of_a_full_name_is_found_alone() -> None:
    of = pages("that Ada Okoro met us. With Okoro came rain")
    found = propagate(of, [draft(of, "Ada Okoro", Label.PERSON)])
    assert read(of, found) == [("Ada Okoro", Label.PERSON), ("Okoro", Label.PERSON)]
    assert makers(of, found)["Okoro"] == "propagation"


def test_a_lone_name_of_a_person_is_not_carried_on_its_own() -> None:
    of = pages("so Lantern met. The Harbour Lantern left, with Lantern")
    found = [draft(of, "Lantern", Label.PERSON)]
    assert propagate(of, found) == found


def test_a_word_inside_another_name_is_left_alone() -> None:
    of = pages("on Velm, on Grand Velm")
    found = [draft(of, "Velm", Label.GPE)]
    assert propagate(of, found) == found


def test_a_word_that_is_also_common_is_not_carried() -> None:
    of = pages("of Harbour, for the harbour and Harbour")
    found = [draft(of, "Harbour", Label.ORG)]
    assert propagate(of, found) == found


def test_a_common_word_that_opens_a_sentence_is_no_name() -> None:
    of = pages("that Ada Rose met us. Rose to speak", capitals="NNP")
    page = of.pages[0]
    verb = tuple("VBD" if place in page.openers else tag for place, tag in enumerate(page.tags))
    of = type(of)(
        (type(page)(page.field, page.text, page.words, page.starts, page.ends, verb, page.openers),)
    )
    found = [draft(of, "Ada Rose", Label.PERSON)]
    assert propagate(of, found) == found


def test_a_shouted_line_holds_the_names_of_the_text() -> None:
    of = pages("OKORO LEAVES VELM", "that Ada Okoro met us in Velm")
    found = [draft(of, "Ada Okoro", Label.PERSON, page=1), draft(of, "Velm", Label.GPE, page=1)]
    assert read(of, propagate(of, found))[:2] == [("OKORO", Label.PERSON), ("VELM", Label.GPE)]


def test_a_family_name_with_its_article_is_found_whole() -> None:
    of = pages("that Rasha al-Nasser met us, with al-Nasser came Nasser")
    found = propagate(of, [draft(of, "Rasha al-Nasser", Label.PERSON)])
    assert [name for name, _ in read(of, found)] == ["Rasha al-Nasser", "al-Nasser", "Nasser"]


def test_a_house_named_after_a_person_does_not_make_its_word_a_name() -> None:
    of = pages("the Ada Mosque, and the Mosque")
    found = [draft(of, "Ada Mosque", Label.PERSON)]
    assert propagate(of, found) == found


def test_a_family_name_that_is_a_common_word_is_found_where_it_acts() -> None:
    of = pages("with Ada Shorten there. Shorten said so. Shorten then", capitals="JJ")
    found = propagate(of, [draft(of, "Ada Shorten", Label.PERSON)])
    assert read(of, found) == [("Ada Shorten", Label.PERSON), ("Shorten", Label.PERSON)]


def test_a_known_word_with_a_capital_inside_is_a_name_wherever_it_stands() -> None:
    (page,) = pages("on NorvikBank. NorvikBank left. Harbour left").pages
    tags = tuple(
        "VBG" if word == "NorvikBank" else tag
        for word, tag in zip(page.words, page.tags, strict=True)
    )
    of = Pages((replace(page, tags=tags),))
    found = propagate(of, [draft(of, "NorvikBank", Label.ORG)])
    assert read(of, found) == [("NorvikBank", Label.ORG)] * 2
