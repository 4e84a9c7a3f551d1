"""Which dates a person is asked about, and in what order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from dateline.editing.commands import Author
from dateline.editing.dates import accept_dates
from dateline.editing.findings import pin
from dateline.explore.focus import Focus, Mode
from dateline.explore.scope import Scope
from dateline.explore.to_check import DateCase, Weight, count_weights, dates_to_check
from dateline.library.facets import Facets
from dateline.library.opened import Library
from dateline.library.reads.unsure_dates import unsure_date_rows, unsure_dates
from dateline.model.spans import Field, Span
from tests.dating import store_dated

AB = Author("AB")
NAMES = ("Ana Reyes", "Boris Okoro")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(tmp_path / "library")) as opened:
        yield opened


def write(library: Library, text: str, *, number: int, published: str | None = "2025-03-13") -> int:
    return library.writer.write(
        lambda tx: store_dated(tx, text, NAMES, sha256=f"{number:064d}", published=published)
    )


def asked(library: Library) -> list[str]:
    with closing(library.reader()) as connection:
        return [date.words for date in unsure_dates(connection)]


def cases(library: Library, focus: Focus | None = None) -> Sequence[DateCase]:
    with closing(library.reader()) as connection:
        scope = Scope.of(focus or Focus(), Facets.load(connection))
        return dates_to_check(connection, scope)


def test_words_that_mean_no_one_time_are_not_asked_about(library: Library) -> None:
    write(
        library,
        "It rose in recent weeks, as now, every Monday, for three days. On 03/04/2025 it fell.",
        number=1,
    )
    assert asked(library) == ["03/04/2025"]


def test_what_waits_for_a_publication_day_is_asked_about(library: Library) -> None:
    write(library, "Ana Reyes left on Tuesday.", number=1, published=None)
    assert asked(library) == ["tuesday"]


def test_what_a_person_dated_is_not_asked_about(library: Library) -> None:
    write(library, "On 03/04/2025 it fell.", number=1)
    (case,) = cases(library)
    library.writer.write(accept_dates([case.timex_id], author=AB))
    assert cases(library) == ()


def test_pinned_dates_come_first_then_the_filter_then_the_rest(library: Library) -> None:
    write(library, "Ana Reyes left on 03/04/2025.", number=1)
    two = write(library, "Boris Okoro left on 05/06/2025.", number=2)
    three = write(library, "It rained on 07/08/2025.", number=3)
    library.writer.write(pin(three, Field.TEXT, Span(0, 24), kind="sentence", author=AB))
    with closing(library.reader()) as connection:
        sql = "SELECT entity_id FROM entity_effective WHERE name = 'Boris Okoro'"
        (boris,) = connection.execute(sql).fetchone()
    found = cases(library, Focus().with_entity(boris, Mode.REPLACE))
    assert [case.weight for case in found] == [Weight.PINNED, Weight.FILTER, Weight.REST]
    assert [case.article_id for case in found][:2] == [three, two]
    assert count_weights(found)[Weight.FILTER] == 1


def test_equal_cases_stand_together_and_name_each_other(library: Library) -> None:
    for number, day in enumerate(("03/04/2025", "05/06/2025", "03/04/2025", "03/04/2025")):
        write(library, f"On {day} it rained in place {number}.", number=number)
    found = cases(library)
    assert [len(case.equal) for case in found] == [3, 3, 3, 1]
    assert {case.timex_id for case in found[:3]} == set(found[0].equal)


def test_a_row_has_the_sentence_that_the_date_stands_in(library: Library) -> None:
    text = "It rained. It rained. On 03/04/2025 it fell. It rained."
    write(library, text, number=1)
    (case,) = cases(library)
    with closing(library.reader()) as connection:
        (row,) = unsure_date_rows(connection, [case.timex_id])
    assert row.sentence_span.of(text).strip() == row.sentence == "On 03/04/2025 it fell."
    assert row.words == "03/04/2025"
