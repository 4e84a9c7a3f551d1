"""Lines under a title to what they say."""

from __future__ import annotations

import pytest

from dateline.model.article import MetadataField
from dateline.reading.fields import read_line

BYLINE, DAY, CHANGED, OUTLET = (
    MetadataField.BYLINE,
    MetadataField.PUBLISHED,
    MetadataField.MODIFIED,
    MetadataField.OUTLET,
)
JANE = (BYLINE, "Jane Roe")
JOHN = (BYLINE, "John Doe")
MARCH = (DAY, "2025-03-13")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 3:04 PM EST, Thu March 13, 2025", [(DAY, "2025-03-13T15:04-05:00")]),
        ("Updated 10:12 AM EDT, Fri March 14, 2025", [(CHANGED, "2025-03-14T10:12-04:00")]),
        ("Published March 13, 2025Updated March 15, 2025, 10:12 a.m. ET", [MARCH, (CHANGED, "2025-03-15T10:12")]),
        (
            "First published on Thu 13 Mar 2025 10.00 GMT Last modified on Fri 14 Mar 2025 09.12 GMT",
            [(DAY, "2025-03-13T10:00+00:00"), (CHANGED, "2025-03-14T09:12+00:00")],
        ),
        ("May 3, 2019 — Updated: May 4, 2019", [(DAY, "2019-05-03"), (CHANGED, "2019-05-04")]),
        ("3 May 2019 (updated 4 May 2019)", [(DAY, "2019-05-03"), (CHANGED, "2019-05-04")]),
        ("Veröffentlicht am 13.03.2025", [MARCH]),
        ("Publié le 13 mars 2025 à 17h04, mis à jour le 14 mars 2025 à 09h00", [(DAY, "2025-03-13T17:04"), (CHANGED, "2025-03-14T09:00")]),
        ("Publicado el 13 de marzo de 2025 a las 17:04", [(DAY, "2025-03-13T17:04")]),
        ("Mar. 13, 2025 5:04 pm ET", [(DAY, "2025-03-13T17:04")]),
        ("13 March 2025 • 5:04pm", [(DAY, "2025-03-13T17:04")]),
        ("March 13, 2025 / 5:04 PM / Halden News", [(DAY, "2025-03-13T17:04"), (OUTLET, "Halden News")]),
        ("Thursday, March 13, 2025 • Page A4", [MARCH]),
        ("THE HALDEN COURIER, Thursday, March 13, 2025, Page A4", [MARCH, (OUTLET, "THE HALDEN COURIER")]),
        ("Posted on March 13, 2025 by Jane Roe", [JANE, MARCH]),
        ("Posted by Jane Roe on March 13, 2025 at 10:15 am", [JANE, (DAY, "2025-03-13T10:15")]),
        ("Von Jane Roe, 13.03.2025, 10:11 Uhr", [JANE, (DAY, "2025-03-13T10:11")]),
        ("Ein Artikel von Jane Roe | 13.03.2025 - 12:45", [JANE, (DAY, "2025-03-13T12:45")]),
        ("By Jane Roe, Halden Courier | March 13, 2025", [JANE, (OUTLET, "Halden Courier"), MARCH]),
        ("By Jane Roe | The Halden Courier | March 13, 2025", [JANE, (OUTLET, "The Halden Courier"), MARCH]),
        ("By Jane Roe and John Doe | Staff Writers | March 13, 2025", [JANE, JOHN, MARCH]),
        ("By JANE ROE Associated Press", [JANE, (OUTLET, "AP")]),
        ("JANE ROE, STAFF WRITER", [JANE]),
        ("Jane Roe, The Halden Courier", [JANE, (OUTLET, "The Halden Courier")]),
        ("Jane Roe • 4 min read", [JANE]),
        ("Words: Jane Roe", [JANE]),
        ("Text von Jane Roe   Illustration von John Doe", [JANE]),
        ("Words by Jane Roe, photography by John Doe", [JANE]),
        ("ByJane Roe", [JANE]),
        ("By JANE ROE Halden News", [JANE]),
        ("Jane Roe (with John Doe) | 13 March 2025", [JANE, JOHN, MARCH]),
        ("By the Editorial Board", [(BYLINE, "the Editorial Board")]),
        ("von Redaktion, 13. März 2025", [(BYLINE, "Redaktion"), MARCH]),
        ("Copyright 2025 The Halden Courier", [(OUTLET, "The Halden Courier")]),
        ("By our correspondent in Halden", []),
        ("By Reuters", [(BYLINE, "Reuters"), (OUTLET, "Reuters")]),
        ("By Jane Roe - Reuters", [JANE, (OUTLET, "Reuters")]),
        ("JANE ROE Associated Press", [JANE, (OUTLET, "AP")]),
        ("By Jane Roe BBC News", [JANE, (OUTLET, "BBC News")]),
        ("By Jane Roe Special to The Courier", [JANE]),
        ("Jane Roe in Halden Thu 13 Mar 2025 10.00 GMT", [JANE, (DAY, "2025-03-13T10:00+00:00")]),
        ("March 13, 2025 Thursday 10:05 AM EST", [(DAY, "2025-03-13T10:05-05:00")]),
        ("New York Times, March 13, 2025, Section A, Page 4, Column 1", [MARCH, (OUTLET, "New York Times")]),
        ("© 2025 Halden Courier. All rights reserved.", [(OUTLET, "Halden Courier")]),
        ("Section A; Column 1; Foreign Desk; Pg. 4", []),
        ("Late Edition - Final", []),
        ("Vol. 12 No. 74", []),
        ("Photographs: John Doe", []),
        ("Words: 532", []),
        ("All rights reserved.", []),
    ],
)  # fmt: skip
def test_a_line_says_who_and_when(line: str, expected: list[tuple[MetadataField, str]]) -> None:
    readings = read_line(line)
    assert readings is not None
    assert [(reading.field, reading.value) for reading in readings] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe",
        "Jane Roe is a reporter in Halden",
        "Jobs | News",
        "Text: what the board decided",
        "By the time the tide turned, the bridge was shut.",
        "3 May 2019 to 5 May 2019",
        "Joined March 13, 2025",
        "The board met on 13 March 2025 in Halden",
        "Pictures by the agency show that the pier is gone",
        "Post-war Halden",
    ],
)
def test_any_other_line_is_text(line: str) -> None:
    assert read_line(line) is None
