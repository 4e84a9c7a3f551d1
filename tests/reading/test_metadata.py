"""Which reading of a field is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.reading.metadata import best_first, file_guesses

F = MetadataField


def value(
    field: MetadataField, text: str, source: str, confidence: Confidence = Confidence.SURE
) -> MetadataValue:
    return MetadataValue(field, text, text, source, confidence)


def test_surer_readings_come_first_then_better_places() -> None:
    ranked = best_first(
        [
            value(F.PUBLISHED, "2025-01-01", "file-name", Confidence.UNSURE),
            value(F.PUBLISHED, "2025-01-03T10:00", "meta"),
            value(F.TITLE, "Bridge", "heading"),
            value(F.PUBLISHED, "2025-01-03", "json-ld"),
            value(F.PUBLISHED, "2025-01-04", "time-element", Confidence.LIKELY),
        ]
    )
    assert [item.value for item in ranked] == [
        "Bridge",
        "2025-01-03",
        "2025-01-03T10:00",
        "2025-01-04",
        "2025-01-01",
    ]


def test_a_value_is_kept_once_and_an_empty_one_not_at_all() -> None:
    ranked = best_first(
        [
            value(F.TITLE, "Bridge", "meta"),
            value(F.TITLE, "BRIDGE", "heading"),
            value(F.TITLE, "", "meta"),
        ]
    )
    assert [(item.value, item.source) for item in ranked] == [("BRIDGE", "heading")]


def test_a_byline_is_read_from_one_place() -> None:
    ranked = best_first(
        [
            value(F.BYLINE, "Jane Roe", "json-ld"),
            value(F.BYLINE, "J. Roe", "meta"),
            value(F.BYLINE, "Piet Vos", "json-ld"),
        ]
    )
    assert [item.value for item in ranked] == ["Jane Roe", "Piet Vos"]


@pytest.mark.parametrize(
    ("utc", "printed", "used"),
    [
        ("2025-03-14T02:00+00:00", "2025-03-13", "2025-03-13"),
        ("2025-03-13T23:00+00:00", "2025-03-14", "2025-03-14"),
        ("2025-03-14T10:00+00:00", "2025-03-13", "2025-03-14T10:00+00:00"),
        ("2025-03-14T02:00+00:00", "2025-03-14", "2025-03-14T02:00+00:00"),
        ("2025-03-14T02:00+00:00", "2025-03-01", "2025-03-14T02:00+00:00"),
    ],
)
def test_a_time_in_utc_gives_way_to_the_printed_day_beside_it(
    utc: str, printed: str, used: str
) -> None:
    ranked = best_first(
        [value(F.PUBLISHED, utc, "json-ld"), value(F.PUBLISHED, printed, "url", Confidence.LIKELY)]
    )
    assert ranked[0].value == used


@pytest.mark.parametrize(
    ("local", "source"),
    [
        ("2024-12-07T00:00+02:00", "meta"),
        ("2024-12-07", "microdata"),
        ("2024-12-07T00:00", "line-under-title"),
    ],
)
def test_the_day_at_the_outlet_is_likely_and_found_as_both_texts(local: str, source: str) -> None:
    stamp = MetadataValue(
        F.PUBLISHED, "2024-12-06T22:00+00:00", "2024-12-06T22:00:00Z", "json-ld", Confidence.SURE
    )
    ranked = best_first([stamp, value(F.PUBLISHED, local, source)])
    expected = (local, f"{local} | 2024-12-06T22:00:00Z", Confidence.LIKELY)
    first = ranked[0]
    assert (first.value, first.as_found, first.confidence) == expected
    assert ranked[1].confidence is Confidence.UNSURE
    assert best_first(ranked) == ranked


def test_the_day_in_utc_stays_where_the_page_gives_it_as_well() -> None:
    ranked = best_first(
        [
            value(F.PUBLISHED, "2024-12-06T22:00+00:00", "json-ld"),
            value(F.PUBLISHED, "2024-12-06", "line-under-title", Confidence.LIKELY),
            value(F.PUBLISHED, "2024-12-07", "meta", Confidence.LIKELY),
        ]
    )
    assert (ranked[0].source, ranked[0].confidence) == ("json-ld", Confidence.SURE)


@pytest.mark.parametrize(
    ("utc", "source", "confidence"),
    [
        ("2024-12-06T22:00+00:00", "json-ld", Confidence.LIKELY),
        ("2024-12-06T02:59+00:00", "meta", Confidence.LIKELY),
        ("2024-12-06T03:00+00:00", "meta", Confidence.SURE),
        ("2024-12-06T20:59+00:00", "json-ld", Confidence.SURE),
        ("2024-12-06T22:00+01:00", "json-ld", Confidence.SURE),
        ("2024-12-06T22:00+00:00", "mail-header", Confidence.SURE),
    ],
)
def test_a_program_s_time_near_midnight_in_utc_alone_gives_a_likely_day(
    utc: str, source: str, confidence: Confidence
) -> None:
    (only,) = best_first([value(F.PUBLISHED, utc, source)])
    assert (only.value, only.confidence) == (utc, confidence)


@pytest.mark.parametrize(
    ("name", "title", "day"),
    [
        ("2025-03-13_halden-bridge.txt", "halden bridge", "2025-03-13"),
        ("Halden bridge 20250313.pdf", "Halden bridge", "2025-03-13"),
        ("bridge (2).html", "bridge", None),
        ("2025-03-13.txt", None, "2025-03-13"),
        ("03-04-2025 bridge.txt", "03 04 2025 bridge", None),
    ],
)
def test_a_file_s_name_is_a_weak_guess(name: str, title: str | None, day: str | None) -> None:
    guesses = {item.field: item for item in file_guesses(Path(name), 0.0)}
    assert {item.confidence for item in guesses.values()} <= {Confidence.UNSURE}
    assert (guesses[F.TITLE].value if F.TITLE in guesses else None) == title
    assert (guesses[F.PUBLISHED].value if F.PUBLISHED in guesses else None) == day


def test_nothing_is_saved_before_it_is_published() -> None:
    published = value(F.PUBLISHED, "2025-03-13T01:10+00:00", "meta", Confidence.LIKELY)
    times = [
        value(F.SAVED, "2025-03-12T22:00-05:00", "web-archive", Confidence.LIKELY),
        value(F.SAVED, "2025-03-11", "document-information", Confidence.UNSURE),
        value(F.SAVED, "2019-07-01", "singlefile"),
    ]
    ranked = best_first([published, *times])
    assert [item.value for item in ranked if item.field is F.SAVED] == [
        "2019-07-01",  # surer than the publication: one of both is wrong, and it is not known which
        "2025-03-12T22:00-05:00",  # the day before, seen from another time zone
    ]
    alone = best_first(times[1:2])
    assert [item.value for item in alone] == ["2025-03-11"]


@pytest.mark.parametrize(
    ("first", "second"), [("json-ld", "meta"), ("meta", "json-ld")], ids=["data", "meta"]
)
def test_of_two_days_in_a_page_s_own_data_the_earlier_is_used_and_is_likely(
    first: str, second: str
) -> None:
    ranked = best_first(
        [
            value(F.PUBLISHED, "2025-03-15T09:00+01:00", second),
            value(F.PUBLISHED, "2025-03-13T09:00+01:00", first),
        ]
    )
    assert [(item.value[:10], item.confidence) for item in ranked] == [
        ("2025-03-13", Confidence.LIKELY),
        ("2025-03-15", Confidence.UNSURE),
    ]


def test_the_day_of_another_article_s_microdata_casts_no_doubt() -> None:
    ranked = best_first(
        [
            value(F.PUBLISHED, "2025-03-13T09:00+01:00", "json-ld"),
            value(F.PUBLISHED, "2025-03-15T09:00+01:00", "microdata"),
        ]
    )
    assert ranked[0].confidence is Confidence.SURE
