"""The keys of a name."""

from __future__ import annotations

import pytest

from dateline.linking.keys import (
    NameKey,
    cluster_keys,
    display_name,
    identity_key,
    is_short,
    name_keys,
)
from dateline.model.annotations import Label


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        (Label.PERSON, "Ilva Marenko", "President ILVA MARENKO’s"),
        (Label.PERSON, "Zoë Łukasz-Brønd", "Zoe Lukasz Brond"),
        (Label.PERSON, "J.D. Renn", "J. D. Renn"),
        (Label.PERSON, "Sean O’Darrow", "Sean O'Darrow"),
        (Label.ORG, "Calder Line Ltd.", "Calder Line"),
        (Label.ORG, "the Institute for Border Studies", "Institute for Border Studies"),
        (Label.ORG, "Parr & Sons", "Parr and Sons"),
        (Label.GPE, "U.S.", "United States"),
        (Label.GPE, "The Netherlands", "Netherlands"),
        (Label.PERSON, "Volodymyr Zelensky", "President Vladimir Zelenskyy"),
        (Label.PERSON, "Serhii Torenko", "Sergey Torenko"),
        (Label.ORG, "Ministry of Defence", "Ministry of Defense"),
        (Label.ORG, "Hezbollah", "Hizbullah"),
        (Label.GPE, "Kyiv", "Kiev"),
        (Label.GPE, "Washington", "Washington, D.C."),
        (Label.GPE, "Kursk Oblast", "Kursk region"),
        (Label.NORP, "Russians", "Russian"),
        (Label.NORP, "Estmaris", "Estmari"),
    ],
)
def test_two_ways_to_write_one_name_have_one_identity(label: Label, one: str, other: str) -> None:
    assert identity_key(one, label) == identity_key(other, label)


@pytest.mark.parametrize(
    ("label", "one", "other"),
    [
        (Label.PERSON, "Mark Rutte", "Marco Rubio"),
        (Label.GPE, "Kursk", "Kurakhove"),
        (Label.GPE, "Kursk", "Kursk region"),
        (Label.PERSON, "George W. Varro", "George H. W. Varro"),
        (Label.ORG, "Ministry of Defence", "Karvenian Ministry of Defence"),
        (Label.PERSON, "Pope Leo", "Leo Marsh"),
    ],
)
def test_two_names_have_two_identities(label: Label, one: str, other: str) -> None:
    assert identity_key(one, label) != identity_key(other, label)


def test_a_person_is_found_weakly_under_family_name_and_without_initials() -> None:
    assert name_keys("Donald J. Varro", Label.PERSON) == (
        NameKey("donald j varro", weak=False),
        NameKey("donald varro", weak=True),
        NameKey("varro", weak=True),
    )
    assert NameKey("von der aue", weak=True) in name_keys("Ulla von der Aue", Label.PERSON)
    assert NameKey("hale", weak=True) in name_keys("Martin Hale Jr.", Label.PERSON)


def test_a_title_before_a_family_name_is_not_part_of_it() -> None:
    assert name_keys("Mr. Varro", Label.PERSON) == (NameKey("varro", weak=False),)


@pytest.mark.parametrize(
    ("name", "label", "short"),
    [
        ("Varro", Label.PERSON, True),
        ("von der Aue", Label.PERSON, True),
        ("Ulla Aue", Label.PERSON, False),
        ("IBS", Label.ORG, True),
        ("U.N.", Label.ORG, True),
        ("Hezbollah", Label.ORG, False),
        ("Oresk", Label.GPE, False),
    ],
)
def test_a_family_name_and_an_initialism_are_short(name: str, label: Label, *, short: bool) -> None:
    assert is_short(name, label) is short


def test_an_initialism_counts_only_where_the_article_itself_uses_it() -> None:
    name = "Institute for Border Studies"
    assert NameKey("~ibs", weak=True) in name_keys(name, Label.ORG)
    assert NameKey("ibs", weak=True) in cluster_keys(name, (name, "IBS"), Label.ORG)
    assert NameKey("ibs", weak=True) not in cluster_keys(name, (name, "Institute"), Label.ORG)


def test_other_forms_of_a_cluster_only_suggest() -> None:
    keys = cluster_keys("Lenna Valley Front", ("Lenna Valley Front", "Front"), Label.ORG)
    assert NameKey("~front", weak=True) in keys
    assert [key for key in keys if not key.weak] == [NameKey("lenna valley front", weak=False)]


def test_a_name_without_letters_keeps_a_key() -> None:
    assert identity_key("…", Label.ORG) == "…"


def test_the_display_name_is_the_fullest_whatever_the_order() -> None:
    names = ["MARENKO", "Ilva Marenko", "ILVA MARENKO", "Marenko"]
    assert display_name(names) == display_name(names[::-1]) == "Ilva Marenko"


def test_a_family_name_that_stands_first_is_a_weak_key_as_well() -> None:
    keys = name_keys("Kim Jong Un", Label.PERSON)
    assert {NameKey("kim", weak=True), NameKey("un", weak=True)} <= set(keys)


def test_another_spelling_of_the_name_is_kept_to_be_found_by() -> None:
    keys = cluster_keys("Kyiv", ("Kyiv", "Kiev"), Label.GPE)
    assert keys == (NameKey("kyiv", weak=False), NameKey("kiev", weak=True))


def test_what_the_gazetteer_calls_a_place_is_its_identity() -> None:
    keys = cluster_keys("Суджа", ("Суджа",), Label.GPE, known_as="Sudzha")
    assert keys == (NameKey("sudzha", weak=False), NameKey("суджа", weak=True))
