"""Who wrote, filmed and edited."""

from __future__ import annotations

import pytest

from dateline.extraction.names.bylines import credited
from dateline.model.annotations import Label
from tests.extraction.names.marked import pages, read

PERSON, ORG = Label.PERSON, Label.ORG


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ada Okoro\n\nBy Tuesday the port had closed", [("Ada Okoro", PERSON)]),
        ("By Ada Okoro and Ole Rask", [("Ada Okoro", PERSON), ("Ole Rask", PERSON)]),
        (
            "(Reporting by Ada Okoro in Velm; editing by Ole Rask)",
            [("Ada Okoro", PERSON), ("Ole Rask", PERSON)],
        ),
        ("Photo: Ada Okoro/Reuters", [("Ada Okoro", PERSON), ("Reuters", ORG)]),
        ("there (Photo by Ada Okoro/AFP)", [("Ada Okoro", PERSON), ("AFP", ORG)]),
        ("Image: Velm Council", []),
        ("Image: Velm", []),
        ("it was done by Ada Okoro", []),
    ],
)
def test_bylines_and_credits_name_people(text: str, names: list[tuple[str, Label]]) -> None:
    of = pages(text)
    assert read(of, credited(of, [])) == names
