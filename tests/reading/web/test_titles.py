"""A page's title without what the outlet's template adds."""

from __future__ import annotations

import pytest

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.web.titles import rank_titles, without_day, without_outlet

NAMES = ["The Halden Courier", "courier"]
TITLE = "Harbour board shuts the old swing bridge"


@pytest.mark.parametrize(
    "written",
    [
        TITLE,
        f"{TITLE} | The Halden Courier",
        f"{TITLE} - The Halden Courier",
        f"{TITLE} – Halden Courier",
        f"The Halden Courier: {TITLE}".replace(": ", " : "),
        f"{TITLE} | Local news | The Halden Courier",
        f"  {TITLE} :: courier.com ",
        f"{TITLE} »",
    ],
)
def test_the_outlet_s_name_goes(written: str) -> None:
    assert without_outlet(written, names=NAMES) == TITLE


@pytest.mark.parametrize(
    "written",
    [
        "Bridge - shut",
        "War and peace – what the talks in Halden mean",
        "How the Courier was saved - and by whom",
        "Why the Halden Courier matters | an interview with its founder and last editor",
    ],
)
def test_parts_that_are_no_outlet_stay(written: str) -> None:
    assert without_outlet(written, names=NAMES) == written


def value(title: str, source: str) -> MetadataValue:
    return MetadataValue(MetadataField.TITLE, title, title, source, Confidence.LIKELY)


def best(values: list[MetadataValue], headings: list[str]) -> tuple[str, str]:
    ranked = sorted(
        rank_titles(values, names=NAMES, headings=headings), key=lambda item: -item.confidence
    )
    return ranked[0].value, ranked[0].confidence.word


def test_agreement_makes_a_title_sure() -> None:
    values = [value(TITLE, "meta"), value(f"{TITLE} | The Halden Courier", "title-element")]
    assert best(values, []) == (TITLE, "sure")
    assert best([value(TITLE, "meta")], []) == (TITLE, "likely")


def test_the_heading_a_reader_saw_is_the_title() -> None:
    head = [value("Old swing bridge shut by board", "meta")]
    assert best(head, [TITLE])[0] == TITLE
    assert best([value(f"{TITLE} - County pages", "meta")], [TITLE]) == (TITLE, "likely")


def test_a_heading_that_names_the_site_is_no_title() -> None:
    assert best([value(TITLE, "meta")], ["The Halden Courier"])[0] == TITLE
    assert best([value(TITLE, "meta")], ["Allergies and health"])[0] == TITLE


def test_a_heading_that_only_adds_a_date_is_no_title() -> None:
    assert best([value(TITLE, "meta")], [f"{TITLE} 13 March 2025"])[0] == TITLE


def test_a_shortened_title_gives_way_to_the_whole() -> None:
    values = [value("Harbour board shuts the old...", "meta"), value(TITLE, "json-ld")]
    assert best(values, [])[0] == TITLE


def test_a_short_title_stays_when_the_outlet_s_name_goes() -> None:
    assert without_outlet("Swing bridge | courier.de", names=NAMES) == "Swing bridge"
    assert without_outlet("Bridge - The Halden Courier", names=NAMES) == "Bridge"


@pytest.mark.parametrize(
    "written", [f"13.03.2025 - {TITLE}", f"March 13, 2025: {TITLE}", f"2025-03-13 | {TITLE}"]
)
def test_the_day_printed_before_a_title_is_no_part_of_it(written: str) -> None:
    assert best([value(written, "meta")], [written])[0] == TITLE


@pytest.mark.parametrize("written", ["13 March 2025 in Halden", "2025 - a year of bridges"])
def test_a_day_that_a_title_speaks_of_stays(written: str) -> None:
    assert without_day(written) == written


def test_a_heading_that_only_adds_a_kicker_shows_the_title_behind_it() -> None:
    head = [value("Bridge | courier.de", "meta"), value(TITLE, "json-ld")]
    assert best(head, [f"Bridge {TITLE}"])[0] == TITLE
