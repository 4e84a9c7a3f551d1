"""The seed article, dragged in from another program: read at once, then explained, each claim one
click from its sentence.
"""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.explore.opened_article import OpenedArticle, open_article
from dateline.library.connection import connect_reader
from dateline.library.reads.annotations import MentionRow, mentions_of
from dateline.library.reads.articles import StoredArticle, stored_article
from dateline.library.reads.entities import mention_places
from dateline.library.reads.events import EventRow, event_rows
from dateline.model.days import day_from_iso, iso_day
from dateline.model.messages import english
from tests.accept.conftest import Show
from tests.desktop.display import Screen, screen
from tests.desktop.dragging import drag_source
from tests.desktop.libraries import look, number
from tests.desktop.processes import held, wait_until
from tests.desktop.window import Window, window
from tests.shared import shared

pytestmark = pytest.mark.timeout(600)

MOST_UNTIL_PAINTED_MS = 300.0
ROUNDS = 3
PEOPLE = ("Trump", "Putin", "Zelensky")
PLACES = ("Kursk", "Sudzha")
DAYS = {
    "2022-02": ("2022-02-01", "2022-02-28"),
    "2024-08-06": ("2024-08-06", "2024-08-06"),
    "2025-03-11": ("2025-03-11", "2025-03-11"),
    "2025-03-12": ("2025-03-12", "2025-03-12"),
    "2025-03-13": ("2025-03-13", "2025-03-13"),
}
MOST_ZOOMS = 16
WHEEL_UP = 4
STILL_S = 0.1


def seed_file() -> Path:
    return shared("articles", "kursk-2025-03-13.txt")


@dataclass(frozen=True, slots=True)
class Before:
    """What the window showed while the article's extraction was held up."""

    article: dict[str, Any]
    in_scope: int
    hits: int
    extracted: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Seen:
    """The open window with the article extracted, and what was seen before it was."""

    window: Window
    library: Path
    before: Before

    def stored(self) -> StoredArticle:
        with closing(connect_reader(self.library / "library.sqlite")) as connection:
            article = stored_article(connection, 1)
        assert article is not None
        return article

    def opened(self) -> OpenedArticle:
        with closing(connect_reader(self.library / "library.sqlite")) as connection:
            article = open_article(connection, 1)
        assert article is not None
        return article

    def mentions(self) -> tuple[MentionRow, ...]:
        with closing(connect_reader(self.library / "library.sqlite")) as connection:
            return mentions_of(connection, self.stored().row.text_id)

    def events(self) -> list[EventRow]:
        ids = [row[0] for row in look(self.library, "SELECT id FROM event ORDER BY id")]
        with closing(connect_reader(self.library / "library.sqlite")) as connection:
            return event_rows(connection, ids)

    def rows(self, pane: str) -> list[list[Any]]:
        """Return the rows of a pane's list once all of them have their words."""
        return self.window.wait_for(
            "rows", lambda rows: rows and all(row[1] for row in rows), pane=pane
        )

    def assert_in_sight(self, start: int, end: int) -> None:
        """Wait until the code points from `start` to `end` are in sight in the article."""
        self.window.wait_for(
            "article",
            lambda found: found and found["in_sight"][0] <= start and end <= found["in_sight"][1],
            seconds=10.0,
            what=f"code points {start} to {end} are in sight",
        )


def until_painted_ms(desktop: Screen, home: Path, library: Path) -> float:
    with (
        window(desktop, library, home=home) as opened,
        drag_source(desktop, [seed_file()], home=home) as source,
    ):
        assert source.drag_to(opened.ask("window_place")) == "taken"
        noted = opened.wait_for("noted", lambda found: found["painted"])
    (dropped,), (painted,) = noted["drops"], noted["painted"].values()
    return (painted - dropped) * 1000


def test_its_row_is_painted_within_300_ms_of_the_drop(
    desktop: Screen, home: Path, tmp_path: Path, show: Show
) -> None:
    found = [until_painted_ms(desktop, home, tmp_path / f"library{n}") for n in range(ROUNDS)]
    median = statistics.median(found)
    show(f"from the drop to the painted row: {', '.join(f'{ms:.0f} ms' for ms in found)}")
    show(f"median {median:.0f} ms, at most {MOST_UNTIL_PAINTED_MS:.0f} ms are allowed")
    assert median <= MOST_UNTIL_PAINTED_MS


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """The article dropped, read and searched for while no extraction runs, then extracted."""
    home = tmp_path_factory.mktemp("seed")
    library = home / "library"
    with ExitStack() as stack:
        desktop = stack.enter_context(screen(home))
        opened = stack.enter_context(window(desktop, library, home=home))
        *extracting, _reading = opened.ask("status")["workers"]
        with held(extracting):
            before = seen_before(opened, desktop, home, library)
        opened.pointer.key("ctrl+a", "BackSpace")
        opened.wait_for("status", lambda found: found["query"] == "")
        opened.wait_for("article", lambda found: found and found["extracted"], seconds=120.0)
        opened.wait_for("toast", lambda found: found is None)
        yield Seen(opened, library, before)


def seen_before(opened: Window, desktop: Screen, home: Path, library: Path) -> Before:
    with drag_source(desktop, [seed_file()], home=home) as source:
        assert source.drag_to(opened.ask("window_place")) == "taken"
        opened.wait_for("noted", lambda found: found["painted"])
    opened.click("row_place", pane="library", row=1)
    article = opened.wait_for("article", lambda found: found is not None)
    opened.ask("trigger", action="search")
    opened.pointer.type(PLACES[1])
    opened.wait_for("status", lambda found: found["query"] == PLACES[1])
    hits = opened.wait_for("article", lambda found: found and found["hits"])["hits"]
    return Before(
        article,
        opened.ask("status")["in_scope"],
        hits,
        number(library, "SELECT count(*) FROM article WHERE extracted_utc IS NOT NULL"),
        number(library, "SELECT count(*) FROM mention"),
    )


def test_it_is_readable_and_searchable_before_its_extraction_exists(seen: Seen, show: Show) -> None:
    before = seen.before
    show(f"extracted then: {before.extracted} articles, {before.mentions} names")
    show(f"on show then: {len(before.article['text'])} characters, {before.article['title']!r}")
    show(f"search for {PLACES[1]}: {before.in_scope} article, {before.hits} hits marked in it")
    assert before.extracted == before.mentions == 0
    assert before.article["text"] == seen.stored().text
    assert before.in_scope == 1
    assert before.hits == before.article["text"].count(PLACES[1])


def test_title_byline_and_day_are_shown_with_where_the_day_was_read(seen: Seen, show: Show) -> None:
    raw = seed_file().read_text("utf-8")
    heading = next(line for line in raw.splitlines() if line.startswith("# "))[2:]
    article = seen.window.ask("article")
    row = seen.stored().row
    show(f"title: {article['title']!r}")
    show(f"above the text: {' '.join([*article['above'], *article['published']])}")
    assert article["title"] == row.title == heading
    assert row.byline == "Andre Damon"
    assert "Andre Damon" in article["above"]
    assert row.published == "2025-03-13"
    assert any("13 Mar 2025" in words for words in article["published"])
    said = seen.opened().document.published_source
    assert said is not None
    show(f"the day was read {english(said)} ({row.published_source})")
    assert any(english(said) in words for words in article["above"])


def test_trump_putin_and_zelensky_stand_once_each_in_the_list_with_all_their_mentions(
    seen: Seen, show: Show
) -> None:
    stored, mentions, rows = seen.stored(), seen.mentions(), seen.rows("entities")
    for name in PEOPLE:
        (row,) = [row for row in rows if name in row[1]]
        show(row[1])
        assert "person" in row[1]
        places = [place.start() for place in re.finditer(name, stored.text)]
        own = [mention.span for mention in mentions if mention.entity_id == row[0]]
        found = [at for at in places if any(span.start <= at < span.end for span in own)]
        show(
            f"{len(found)} of the {len(places)} places where the text has {name!r} are its mentions"
        )
        assert found == places


def test_kursk_and_sudzha_are_places(seen: Seen, show: Show) -> None:
    rows = seen.rows("entities")
    for name in PLACES:
        (row,) = [row for row in rows if row[1].startswith(f"{name},")]
        show(row[1])
        assert ", place, " in row[1]


def test_a_double_click_on_each_of_these_names_leads_to_its_first_mention(
    seen: Seen, show: Show
) -> None:
    stored, rows = seen.stored(), seen.rows("entities")
    for name in (*PEOPLE, *PLACES):
        (entity,) = [row[0] for row in rows if name in row[1].split(",")[0]]
        with closing(connect_reader(seen.library / "library.sqlite")) as connection:
            first = mention_places(connection, entity)[0]
        seen.window.click("row_place", pane="entities", row=entity, times=2)
        if first.field.value == "text":
            seen.assert_in_sight(first.span.start, first.span.end)
        show(f"{name}: {first.field.value} {first.span.start}-{first.span.end}, in sight")
        assert name in first.span.of(
            stored.text if first.field.value == "text" else stored.row.title
        )
        seen.window.ask("trigger", action="clear_filters")
        seen.window.wait_for("status", lambda found: found["in_scope"] == found["articles"])
        rows = seen.rows("entities")


def reason_of(event: EventRow) -> str:
    return "" if event.timex is None else english(event.timex.reason)


def dated(events: Sequence[EventRow], first: str, last: str) -> list[EventRow]:
    """Return the events whose time expression means just these days, or that are dated on them."""
    days = (day_from_iso(first), day_from_iso(last))
    found: list[EventRow] = []
    for event in events:
        spans = [(event.earliest, event.latest)]
        if event.timex is not None:
            spans.append((event.timex.earliest, event.timex.latest))
        if any(minutes_to_days(*span) == days for span in spans):
            found.append(event)
    return found


def minutes_to_days(earliest: int | None, latest: int | None) -> tuple[int | None, int | None]:
    per_day = 24 * 60
    return tuple(None if at is None else at // per_day for at in (earliest, latest))  # pyright: ignore[reportReturnType]


def test_what_is_dated_on_the_five_days_is_there_with_its_reason(seen: Seen, show: Show) -> None:
    events = seen.events()
    for day, span in DAYS.items():
        found = dated(events, *span)
        for event in found:
            until = "open" if event.latest is None else iso_day(event.latest // 1440)
            show(f"{day} {event.kind}, {event.status}, {event.relation} {until}: {event.words!r}")
            show(f"    {event.expression!r}: {reason_of(event)}")
        assert found, f"nothing is dated {day}"
        assert all(reason_of(event) for event in found)


def test_a_click_on_each_of_them_leads_to_its_sentence(seen: Seen, show: Show) -> None:
    events = seen.events()
    seen.window.ask("choose_lanes", by="one")
    for day, span in DAYS.items():
        seen.window.ask("trigger", action="timeline.fit")
        clicked = next(
            (event for event in dated(events, *span) if click_sign(seen.window, event.id)), None
        )
        assert clicked is not None, f"no sign of {day} can be clicked"
        seen.assert_in_sight(clicked.sentence_span.start, clicked.sentence_span.end)
        show(f"{day}: a click on its sign shows {clicked.sentence[:60]!r}…")
    seen.window.ask("show_timeline_list", shown=True)
    rows = [event for span in DAYS.values() for event in dated(events, *span)]
    for event in rows:
        seen.window.ask("trigger", action="article.top")
        seen.window.click("event_row_place", event=event.id, times=2)
        seen.assert_in_sight(event.sentence_span.start, event.sentence_span.end)
    seen.window.ask("show_timeline_list", shown=False)
    show(f"a double click on each of their {len(rows)} rows in the list shows its sentence")


def click_sign(opened: Window, event: int) -> bool:
    """Click on an event's sign, zooming in by the wheel until a click chooses just this one.

    Signs on one day lie on top of each other however far one zooms: then the answer is False.
    """
    for _ in range(MOST_ZOOMS):
        found = settled(opened, "event_place", event=event)
        left, top, right, bottom = opened.ask("timeline_place")
        if found is not None and found["chosen"] == event:
            opened.pointer.click(found["point"])
            return True
        x, y = opened.ask("event_time_place", event=event)
        opened.pointer.click((min(max(x, left + 1), right - 2), y), button=WHEEL_UP)
        assert top < y < bottom
    return False


def settled(opened: Window, name: str, **arguments: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return the answer once it stays the same: zooming is a short animation."""
    answers: list[Any] = [object(), opened.ask(name, **arguments)]

    def still() -> bool:
        time.sleep(STILL_S)
        answers.append(opened.ask(name, **arguments))
        return answers[-1] == answers[-2]

    wait_until(still, seconds=10.0, what=f"the {name} stays where it is")
    return answers[-1]


def test_the_paragraphs_cut_by_a_page_break_read_as_one(seen: Seen, show: Show) -> None:
    raw, text = seed_file().read_text("utf-8"), seen.stored().text
    cuts = re.findall(r"([a-z]+)\n\n([a-z]+)", raw)
    assert len(cuts) >= 2
    for before, after in cuts:
        show(f"…{before} | {after}… reads {before} {after}: {f'{before} {after}' in text}")
        assert f"{before}\n\n{after}" not in text
        assert f"{before} {after}" in text
