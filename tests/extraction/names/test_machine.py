"""Names that a machine's own words only look like."""

from __future__ import annotations

import pytest

from dateline.extraction.names.machine import without_machine_text
from dateline.model.annotations import Label
from tests.extraction.names.marked import draft, pages, read

_ENCODED = "aGFyYm91ckJvYXRzMjAyNUxlZnRUaGVUb3duT2ZPcmxvdmV0cw=="


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It started Harbour.exe at night", "Harbour"),
        ("It started Harbour.exe at night", "Harbour.exe"),
        (f"It sent {_ENCODED} at night", _ENCODED[:-2]),
        ("It sent 9F86D081884C7D659A2FEAA0C55AD015 at night", "9F86D081884C7D659A2FEAA0C55AD015"),
        ("FILE-SRV | FILE-SRV", "FILE-SRV | FILE-SRV"),
        ("Dock Type: 3\nUser: Ada\nKey: 0\n\nDock Type: 4\nUser: Ben\nKey: 1\n", "Dock Type"),
    ],
)
def test_machine_text_holds_no_name(text: str, name: str) -> None:
    of = pages(text)
    assert without_machine_text(of, [draft(of, name, Label.ORG)]) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It met Ada Okoro.Then it left", "Ada Okoro"),
        (
            "It praised Donaudampfschifffahrtsgesellschaft today",
            "Donaudampfschifffahrtsgesellschaft",
        ),
        ("Norway: 3\nVelmia: 2\nKarvenia: 1\n", "Norway"),
        ("Okoro: Yes.\nDrozdov: No.\nOkoro: Why?\nDrozdov: So.\n", "Okoro"),
        (
            "Velmia: 3\nSosna: 2\nRuda: 1\n\nVelmia: 4\nSosna: 5\nRuda: 6\n\nIt left Velmia",
            "Velmia",
        ),
        ("User: Ada Okoro\nDock: 3\nKey: 0\n\nUser: Ada Okoro\nDock: 4\nKey: 1\n", "Ada Okoro"),
    ],
)
def test_a_name_beside_machine_text_stays(text: str, name: str) -> None:
    of = pages(text)
    found = [draft(of, name, Label.ORG)]
    assert read(of, without_machine_text(of, found)) == [(name, Label.ORG)]
