"""Which mentions name one entity."""

from __future__ import annotations

import re

import pytest

from dateline.extraction.names.clusters import cluster
from dateline.model.annotations import Cluster, Label
from dateline.model.confidence import Confidence
from tests.extraction.names.marked import draft, pages


def clusters_of(*names: tuple[str, Label]) -> tuple[Cluster, ...]:
    """Return the clusters of these names, each mentioned once, in order."""
    of = pages(*(name for name, _ in names))
    drafts = [draft(of, name, label, page=number) for number, (name, label) in enumerate(names)]
    return cluster(of, drafts)[1]


def people(*names: str) -> list[str]:
    """Return the names of the clusters that these people make."""
    return [found.name for found in clusters_of(*((name, Label.PERSON) for name in names))]


def test_a_family_name_joins_its_only_full_name() -> None:
    (found,) = clusters_of(
        ("Okoro", Label.PERSON), ("Ada Okoro", Label.PERSON), ("Okoro", Label.PERSON)
    )
    assert found.name == "Ada Okoro"
    assert found.names == ("Okoro", "Ada Okoro")


def test_middle_names_and_initials_agree() -> None:
    assert people("Ada Okoro", "Ada B. Okoro", "A. Okoro") == ["Ada B. Okoro"]


def test_accents_and_particles_make_no_second_person() -> None:
    assert people("Rasha al-Nasser", "Nasser") == ["Rasha al-Nasser"]
    assert people("Bülent Çelik", "Bulent Celik") == ["Bülent Çelik"]


def test_two_given_names_are_two_people() -> None:
    assert people("Mark Rutte", "Marco Rubio") == ["Mark Rutte", "Marco Rubio"]
    assert people("Ada Okoro", "Ben Okoro") == ["Ada Okoro", "Ben Okoro"]


def test_an_ambiguous_family_name_stays_apart_and_unsure() -> None:
    found = clusters_of(
        ("Ada Okoro", Label.PERSON), ("Ben Okoro", Label.PERSON), ("Okoro", Label.PERSON)
    )
    assert [each.name for each in found] == ["Ada Okoro", "Ben Okoro", "Okoro"]
    assert found[2].confidence is Confidence.UNSURE


def test_a_given_name_joins_its_only_bearer() -> None:
    assert people("Ada Okoro", "Ada") == ["Ada Okoro"]


def test_an_initialism_joins_its_long_form() -> None:
    (found,) = clusters_of(("Northern Fisheries Council", Label.ORG), ("NFC", Label.ORG))
    assert found.name == "Northern Fisheries Council"


def test_a_company_without_its_suffix_and_an_office_without_its_nation_are_the_same() -> None:
    (company,) = clusters_of(("Halden Works Inc.", Label.ORG), ("Halden Works", Label.ORG))
    assert company.name == "Halden Works Inc."
    (office,) = clusters_of(("Norwegian Harbour Office", Label.ORG), ("Harbour Office", Label.ORG))
    assert office.name == "Norwegian Harbour Office"


def test_a_short_form_of_two_organisations_stays_apart() -> None:
    found = clusters_of(
        ("Halden Group", Label.ORG), ("Halden Bank", Label.ORG), ("Halden Society", Label.ORG)
    )
    assert len(found) == 3


def test_the_names_of_a_country_are_one_under_its_usual_name() -> None:
    (found,) = clusters_of(
        ("U.S.", Label.GPE), ("United States", Label.GPE), ("America", Label.GPE)
    )
    assert found.name == "United States"


def test_a_country_is_not_its_people_and_not_its_government() -> None:
    found = clusters_of(
        ("Norway", Label.GPE), ("Norwegian", Label.NORP), ("Norwegians", Label.NORP),
        ("Norwegian Government", Label.ORG),
    )  # fmt: skip
    assert [each.name for each in found] == ["Norway", "Norwegian", "Norwegian Government"]


def test_every_mention_has_its_cluster() -> None:
    of = pages("Velm", "Ada Okoro", "Okoro")
    drafts = [
        draft(of, "Velm", Label.GPE),
        draft(of, "Ada Okoro", Label.PERSON, page=1),
        draft(of, "Okoro", Label.PERSON, page=2),
    ]
    assert cluster(of, drafts)[0] == [0, 1, 1]


def text_clusters(text: str, *names: tuple[str, Label]) -> list[str]:
    """Return the names of the clusters of a text in which each of these stands once or more."""
    of = pages(text)
    drafts = [
        draft(of, name, label, nth=nth)
        for name, label in names
        for nth in range(len(re.findall(re.escape(name), text)))
    ]
    return [each.name for each in cluster(of, sorted(drafts, key=lambda each: each.start))[1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Vladimir Zelenskyy"),
        ("Kim Jong Un", "Kim Jong-un"),
        ("Mohammed Alwan", "Muhammad Alwan"),
    ],
)
def test_spellings_of_one_person_are_one(one: str, other: str) -> None:
    assert len(people(one, other)) == 1


def test_a_family_name_that_stands_first_may_stand_alone() -> None:
    assert people("Kim Jong Un", "Kim") == ["Kim Jong Un"]
    assert people("Moon Jae-in", "Moon") == ["Moon Jae-in"]


def test_a_family_name_alone_is_whoever_was_introduced_before_it() -> None:
    text = "Ada Okoro came. Okoro sat. Then Ben Okoro came and Okoro left."
    names = ("Ada Okoro", "Ben Okoro")
    of = pages(text)
    drafts = [draft(of, name, Label.PERSON) for name in names]
    drafts += [draft(of, "Okoro", Label.PERSON, nth=1), draft(of, "Okoro", Label.PERSON, nth=3)]
    places, found = cluster(of, sorted(drafts, key=lambda each: each.start))
    assert [each.name for each in found] == ["Ada Okoro", "Ben Okoro"]
    assert places == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Supreme Court of Cassation", "Supreme Court"),
        ("Norwegian Supreme Court of Cassation", "Supreme Court"),
        ("Department of Homeland Security", "Homeland Security"),
        ("Ministry of Defence", "Defense Ministry"),
        ("Justice Department", "Department of Justice"),
        ("New People's Party", "New People Party"),
        ("Halden Computer", "Halden"),
        ("al-Qaeda", "al-Qaida"),
    ],
)
def test_an_organisation_is_one_with_its_shorter_or_other_form(long: str, short: str) -> None:
    assert len(clusters_of((long, Label.ORG), (short, Label.ORG))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bank of Norway", "Bank"), ("Ministry of Defence", "Ministry of Justice")],
)
def test_a_bare_head_word_or_another_office_is_no_form_of_it(one: str, other: str) -> None:
    assert len(clusters_of((one, Label.ORG), (other, Label.ORG))) == 2


def test_names_of_one_town_are_one() -> None:
    assert len(clusters_of(("Kyiv", Label.GPE), ("Kiev", Label.GPE))) == 1
    assert len(clusters_of(("Washington", Label.GPE), ("Washington, D.C.", Label.GPE))) == 1


def test_a_town_is_not_its_region_where_the_article_names_both() -> None:
    both = "The city of Oresk lies in the Oresk region."
    assert text_clusters(both, ("Oresk", Label.GPE)) == ["Oresk", "Oresk region"]
    region = "Troops left the Oresk region. Oresk is quiet."
    assert text_clusters(region, ("Oresk", Label.GPE)) == ["Oresk"]


def test_an_acronym_in_brackets_is_the_name_before_it_in_whatever_tongue() -> None:
    text = "The Union of Free Thinkers (UVDL) met. UVDL voted."
    assert text_clusters(text, ("Union of Free Thinkers", Label.ORG), ("UVDL", Label.ORG)) == [
        "Union of Free Thinkers"
    ]
    text = "The team of Halden Works (NRK) met."
    assert len(text_clusters(text, ("Halden Works", Label.ORG), ("NRK", Label.ORG))) == 2
