"""The shorter names of a long name."""

from __future__ import annotations

import pytest

from dateline.extraction.names.shortforms import asked_forms, is_acronym_of, short_forms


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("NFC", "Northern Fisheries Council", True),
        ("N.F.C.", "Northern Fisheries Council", True),
        ("CoI", "Commission of Inquiry", True),
        ("UNHCR", "United Nations High Commissioner for Refugees", True),
        ("NFD", "Northern Fisheries Council", False),
        ("Nfc", "Northern Fisheries Council", False),
        ("N", "Norway", False),
    ],
)
def test_initials_make_an_acronym(short: str, name: str, fits: bool) -> None:
    assert is_acronym_of(short, name) is fits


def test_an_office_may_lose_its_nation_and_a_company_its_head() -> None:
    assert "harbor office" in short_forms("norwegian harbor office", ["Norwegian Harbour Office"])
    assert {"halden", "halden works"} <= short_forms("halden works group", ["Halden Works Group"])


def test_a_nation_is_no_short_form() -> None:
    assert asked_forms("norwegian", ["Norwegian"]) == set()
    assert asked_forms("nfc", ["NFC"]) == {"NFC", "nfc"}


def test_a_bare_head_word_stands_for_what_ends_with_it_alone() -> None:
    asked = asked_forms("front", ["Front"])
    assert asked & short_forms("lenna valley front", ["Lenna Valley Front"])
    assert not asked & short_forms("front of lenna", ["Front of Lenna"])
