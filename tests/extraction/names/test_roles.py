"""What the text says a person is."""

from __future__ import annotations

import pytest

from dateline.extraction.names.roles import find_roles
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("then Norwegian Foreign Minister Ada Okoro spoke", "Norwegian Foreign Minister"),
        ("then harbour analyst Ada Okoro spoke", "harbour analyst"),
        ("Another harbour analyst, Ada Okoro, spoke", "harbour analyst"),
        ("as statements of his aide Ada Okoro show", "aide"),
        ("That is Velm’s special envoy, Ada Okoro, today", "Velm’s special envoy"),
        ("Ada Okoro, the commander of Velm's fleet, spoke", "commander of Velm's fleet"),
    ],
)
def test_a_role_stands_before_or_after_the_name(text: str, role: str) -> None:
    of = pages(text)
    (found,) = find_roles(of, [draft(of, "Ada Okoro", Label.PERSON)])
    assert found.span.of(text) == role
    assert found.mention == 0


@pytest.mark.parametrize(
    "text",
    [
        "then rain and Ada Okoro came",
        "Ada Okoro, the rain, the wind",
        "then, Ada Okoro spoke",
    ],
)
def test_other_nouns_are_no_roles(text: str) -> None:
    of = pages(text)
    assert find_roles(of, [draft(of, "Ada Okoro", Label.PERSON)]) == ()


def test_only_people_have_roles() -> None:
    of = pages("then harbour analyst Velm spoke")
    assert find_roles(of, [draft(of, "Velm", Label.GPE)]) == ()
