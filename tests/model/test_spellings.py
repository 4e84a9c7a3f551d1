"""One name in several spellings."""

from __future__ import annotations

import pytest

from dateline.model.spellings import (
    is_family_first,
    plain_organisation,
    plain_spelling,
    romanisations,
    spelled_names,
)


@pytest.mark.parametrize(
    "group",
    [
        ("zelensky", "zelenskyy", "zelenskiy", "zelenskyi", "zelenskii"),
        ("sergei", "sergey", "serhiy", "serhii"),
        ("mohammed", "muhammad", "mohamed"),
        ("dmitry", "dmitri", "dmytro"),
    ],
)
def test_romanisations_of_one_word_are_one(group: tuple[str, ...]) -> None:
    assert len({plain_spelling(word) for word in group}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mark", "marco"),
        ("levi", "levy"),
        ("marie", "mary"),
        ("maria", "mario"),
        ("kurz", "kurtz"),
        ("sky", "ski"),
    ],
)
def test_names_that_merely_look_alike_stay_two(one: str, other: str) -> None:
    assert plain_spelling(one) != plain_spelling(other)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Суджа", "sudzha"),
        ("Київ", "kyiv"),
        ("Харьков", "kharkov"),
        ("Зеленский", "zelensky"),
        ("Зеленський", "zelenskyy"),
        ("Юлия Навальная", "yulia navalnaya"),
        ("Щербаков", "shcherbakov"),
        ("Єрмак", "yermak"),
    ],
)
def test_cyrillic_names_are_romanised_as_news_does(cyrillic: str, latin: str) -> None:
    assert latin in romanisations(cyrillic)


def test_other_letters_are_not_romanised_and_many_spellings_are_cut_short() -> None:
    assert romanisations("Sudzha") == ()
    assert 0 < len(romanisations("гигиигигигигиг хцхцхцхц")) <= 32


def test_an_organisation_is_one_in_british_and_american_spelling() -> None:
    assert plain_organisation("defence ministry") == plain_organisation("defense ministry")
    assert plain_organisation("people's party") == "people party"
    assert plain_organisation("lloyd's") == "lloyd's"


def test_chinese_korean_and_vietnamese_names_begin_with_the_family() -> None:
    assert is_family_first(("kim", "jong", "un"))
    assert not is_family_first(("ursula", "leyen"))
    assert not is_family_first(("kim",))


def test_no_form_stands_for_two_names() -> None:
    forms = [form.casefold() for group in spelled_names() for form in group]
    assert len(forms) == len(set(forms))
