"""What the reading verbs print: stable keys for programs, tables for people, mistakes explained."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from dateline.export.rows import ARTICLE_COLUMNS, ENTITY_COLUMNS
from tests.cli.running import Terminal

BRIDGE, STRIKE, FERRY = (
    "Bridge to Germany opens",
    "Harbour strike in France enters second week",
    "Council of Marlow keeps its ferry",
)


def titles(rows: list[dict[str, Any]]) -> list[str]:
    return [row["title"] for row in rows]


def test_articles_come_newest_first_with_stable_keys(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "articles")
    assert titles(rows) == [BRIDGE, STRIKE, FERRY]
    assert {tuple(row) for row in rows} == {ARTICLE_COLUMNS}
    assert len({row["uid"] for row in rows}) == 3
    assert (rows[0]["published"], rows[0]["byline"]) == ("2025-03-20", ["Ana Reyes"])


def test_only_a_day_of_publication_in_doubt_says_how_sure_it_is(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    (doubted, *_) = own.rows(capsys, "articles")
    with closing(sqlite3.connect(own.library / "library.sqlite")) as connection:
        connection.execute(
            """UPDATE article_effective SET published_confidence = 1
                WHERE article_id = (SELECT id FROM article WHERE uid = ?)""",
            (doubted["uid"],),
        )
        connection.commit()
    words = {row["uid"]: row["published_confidence"] for row in own.rows(capsys, "articles")}
    assert own.here("articles") == 0
    out = capsys.readouterr().out
    assert "How sure" not in out
    assert out.count("(likely)") == sum(word == "likely" for word in words.values()) > 0


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--query", "ferry"), [FERRY]),
        (("--entity", "France"), [STRIKE]),
        (("--query", "published:>2025-03-10", "--entity", "Boris Okoro"), [BRIDGE, STRIKE]),
        (("--limit", "1"), [BRIDGE]),
        (("--query", "nothingofthekind"), []),
    ],
)
def test_articles_are_chosen_by_search_and_by_entity(
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    found: list[str],
) -> None:
    assert titles(terminal.rows(capsys, "articles", *options)) == found


@pytest.mark.parametrize(
    ("sort", "found"), [("newest", [BRIDGE, STRIKE, FERRY]), ("earliest", [FERRY, STRIKE, BRIDGE])]
)
def test_results_are_sorted_as_asked(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], sort: str, found: list[str]
) -> None:
    assert titles(terminal.rows(capsys, "search", "Okoro", "--sort", sort)) == found


def test_a_result_has_its_article_and_the_places_of_its_hits(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = terminal.rows(capsys, "search", '"sank in August"')
    assert tuple(row) == (*ARTICLE_COLUMNS, "hits", "snippets")
    (snippet,) = row["snippets"]
    hit = "".join(snippet["text"][start:end] for start, end in snippet["hits"])
    assert "sank in August" in hit


def test_times_in_words_count_from_today_in_a_query(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.rows(capsys, "search", 'date:"August 2023"')[0]["title"] == FERRY


@pytest.mark.parametrize("verb", ["search", "articles", "timeline", "quotes", "entities"])
def test_a_query_with_a_mistake_is_not_run_and_the_place_and_repair_are_shown(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    query = ["(ferry bridge"] if verb == "search" else ["--query", "(ferry bridge"]
    assert terminal.here(verb, *query) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines() == [
        *("The bracket at place 1 is never closed.", "  (ferry bridge", "  ^"),
        "Perhaps: (ferry bridge)",
    ]


def test_a_word_that_is_nowhere_brings_the_nearest(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here("search", "harbor") == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "harbour" in told.err


def test_entities_are_counted_and_chosen_by_kind(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "entities", "--kind", "person")
    assert {tuple(row) for row in rows} == {ENTITY_COLUMNS}
    assert {row["kind"] for row in rows} == {"person"}
    counts = [row["mentions"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    boris = next(row for row in rows if row["name"] == "Boris Okoro")
    assert (boris["mentions"], boris["articles"]) == (4, 3)


def test_entities_are_counted_within_a_search(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "entities", "--query", "strike")
    assert next(row for row in rows if row["name"] == "Boris Okoro")["mentions"] == 1
    assert "Anna Lind" not in {row["name"] for row in rows}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("articles", "--entity", "Nobody Else"), "No name “Nobody Else” in this library."),
        (("timeline", "--from", "whenever"), "“whenever” is no time."),
        (("search", "x", "--sort", "worst"), "There is no order “worst”."),
    ],
)
def test_what_is_not_there_is_said_with_status_2(
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    assert terminal.here(*arguments) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [("articles",), ("search", "ferry"), ("entities",), ("timeline",), ("quotes",)],
    ids=lambda arguments: arguments[0],
)
def test_a_table_for_people_holds_what_the_lines_for_programs_do(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    rows = terminal.rows(capsys, *arguments)
    assert terminal.here(*arguments) == 0
    printed = "".join(capsys.readouterr().out.split())
    for row in rows:
        cell = row["name" if "name" in row else "title" if "hits" in row else "published"]
        assert "".join(cell.split())[:10] in printed


def test_json_is_the_same_in_every_run(terminal: Terminal) -> None:
    runs = {terminal.run("timeline", "--json", PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(runs) == 1
    assert all(json.loads(line) for line in runs.pop().splitlines())


def test_reading_works_while_another_process_writes(own: Terminal) -> None:
    from dateline.library.opened import Library

    writing = Library(own.library)
    try:
        assert len(own.run("articles", "--json").stdout.splitlines()) == 3
    finally:
        writing.close()


def test_a_limit_says_how_much_more_there_is(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here("articles", "--limit", "1") == 0
    assert capsys.readouterr().err == "2 more; --limit 0 shows all.\n"


def test_a_library_may_lie_where_nothing_can_be_written(own: Terminal) -> None:
    copy = own.library.with_name("copy")
    shutil.copytree(own.library, copy)
    assert Terminal(copy, own.home).run("articles", "--json").returncode == 0


def test_the_words_of_a_search_need_no_quotation_marks(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "search", "ferry", "August")
    assert titles(rows) == [FERRY]
    assert rows == terminal.rows(capsys, "search", "ferry August")
