"""What timeline and quotes print: each claim in its own words, in the days that were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli.claims import days_shown, when_shown
from dateline.export.claims import CLAIM_COLUMNS
from tests.cli.running import Terminal


def test_the_timeline_is_in_order_of_time_with_sentences(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "timeline")
    assert {tuple(row) for row in rows} == {CLAIM_COLUMNS}
    starts = [row["earliest"] or row["latest"] for row in rows]
    assert starts == sorted(starts)
    sank = next(row for row in rows if row["expression"] == "August 2023")
    assert sank["sentence"] == "The ferry sank in August 2023."
    assert (sank["earliest"], sank["latest"]) == ("2023-08-01", "2023-08-31")


@pytest.mark.parametrize(
    ("options", "expressions"),
    [
        (("--to", "2023"), {"August 2023"}),
        (("--from", "2023-08-31", "--to", "2023-09-01"), {"August 2023"}),
        (("--from", "2030"), set[str]()),
        (("--from", "August 2023", "--to", "August 2023"), {"August 2023"}),
    ],
)
def test_the_timeline_keeps_to_the_days_asked_for(
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    expressions: set[str],
) -> None:
    rows = terminal.rows(capsys, "timeline", *options)
    assert {row["expression"] for row in rows} == expressions


def test_the_timeline_of_an_entity_has_the_events_that_name_it(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "timeline", "--entity", "United Nations")
    assert {row["title"] for row in rows} == {"Harbour strike in France enters second week"}


def test_quotes_are_chosen_by_speaker(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "quotes", "--speaker", "Okoro")
    assert {row["speaker"] for row in rows} == {"Boris Okoro"}
    assert any(row["words"].startswith("We had no choice") for row in rows)
    assert terminal.rows(capsys, "quotes", "--speaker", "Nobody Else") == []


def test_the_kind_of_speech_is_said_and_only_the_speaker_s_own_words_are_quoted(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = terminal.rows(capsys, "quotes")
    kinds = {row["words"]: row["kind"] for row in rows}
    assert set(kinds.values()) >= {"direct", "indirect"}
    assert terminal.here("quotes") == 0
    told = " ".join(capsys.readouterr().out.split())
    for words, kind in kinds.items():
        first = words.split()[0]
        assert (f" {kind} “{first}" in told) == (kind != "indirect"), words
        assert (f" {kind} {first}" in told) == (kind == "indirect"), words


def test_days_in_the_wrong_order_are_wrong_usage(
    terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.here("timeline", "--from", "2025-12", "--to", "2024") == 2
    assert capsys.readouterr().err == "The last day, 2024, lies before the first, 2025-12.\n"
    assert terminal.here("timeline", "--from", "2025-03-04", "--to", "2025-03-04") == 0


@pytest.fixture
def crowded(home: Path, tmp_path: Path) -> Terminal:
    """A library with events on, before and after one day, and with two in one sentence."""
    article = tmp_path / "crowded.txt"
    article.write_text(
        "Marlow counts its losses\n\n12 March 2025\n\n"
        "The harbour of Marlow burned in 2025. The mill burned in March 2025. "
        "On 10 March 2025 the bridge fell and two barges sank. "
        "On 11 March 2025 the school closed. The council had paid by 20 March 2025.\n",
        "utf-8",
    )
    terminal = Terminal(tmp_path / "crowded", home)
    assert terminal.here("import", str(article)) == 0
    return terminal


def test_long_spans_that_only_hold_the_day_stand_below_it_the_nearest_first(
    crowded: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("timeline", "--from", "2025-03-10", "--to", "2025-03-11")
    rows = crowded.rows(capsys, *asked)
    expressions = list(dict.fromkeys(row["expression"] for row in rows))
    assert expressions[:2] == ["10 March 2025", "11 March 2025"]
    assert set(expressions[2:]) == {"20 March 2025", "March 2025", "2025"}
    assert expressions[-1] == "2025"
    assert crowded.here(*asked) == 0
    above, below = capsys.readouterr().out.split("These may reach into the days asked for")
    assert "the school closed" in above
    assert "The mill burned" not in above
    assert below.index("The mill burned") < below.index("The harbour of Marlow burned")


def test_without_days_every_event_is_in_order_of_time_and_nothing_stands_below(
    crowded: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert crowded.here("timeline") == 0
    told = capsys.readouterr().out
    assert "may reach" not in told
    assert told.index("The harbour") < told.index("The mill") < told.index("the school")


def test_two_events_of_one_sentence_are_told_in_their_own_words(
    crowded: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = crowded.rows(capsys, "timeline", "--from", "2025-03-10", "--to", "2025-03-10")
    told = [row for row in rows if row["expression"] == "10 March 2025"]
    assert len({row["sentence"] for row in told}) == 1
    assert len({row["words"] for row in told}) == len(told) == 2
    assert crowded.here("timeline", "--from", "2025-03-10", "--to", "2025-03-10") == 0
    lines = capsys.readouterr().out.splitlines()
    fallen, sunk = (next(line for line in lines if verb in line) for verb in ("fell", "sank"))
    assert fallen != sunk


def test_the_whole_sentence_and_its_article_are_printed_where_asked_for(
    crowded: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "60")  # a block a row: cells are not torn apart
    assert crowded.here("timeline", "--sentences") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Sentence On 10 March 2025 the bridge fell and two barges sank." in told
    assert "Title Marlow counts its losses" in told
    assert crowded.here("timeline") == 0
    assert "Sentence" not in capsys.readouterr().out


def test_in_a_narrow_terminal_how_and_where_it_is_told_share_a_column(
    crowded: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert crowded.here("timeline") == 0
    head, _, *lines = capsys.readouterr().out.splitlines()
    assert head.split("  ")[0] == "When"
    assert head.strip().endswith("Reported as, where")
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("2025-03-10 ") for line in lines)
    assert any("“On 10 March 2025”" in line or "10 March" in line for line in lines)


@pytest.mark.parametrize(
    ("earliest", "latest", "told"),
    [
        ("2025-01-01", "2025-12-31", "2025"),
        ("1990-01-01", "1999-12-31", "1990 – 1999"),
        ("2025-02-01", "2025-02-28", "2025-02"),
        ("2024-12-01", "2025-02-28", "2024-12 – 2025-02"),
        ("2025-03-01", "2025-03-01", "2025-03-01"),
        ("2025-03-01", "2025-03-30", "2025-03-01 – 2025-03-30"),
        ("2025-03-02", "2025-03-31", "2025-03-02 – 2025-03-31"),
        ("2025-03-01", "", "2025-03-01"),
        ("", "2025-03-31", "2025-03-31"),
        ("", "", ""),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ],
)
def test_whole_months_and_years_are_shown_by_their_numbers(
    earliest: str, latest: str, told: str
) -> None:
    assert days_shown(earliest, latest) == told


@pytest.mark.parametrize(
    ("earliest", "latest", "relation", "told"),
    [
        ("", "2021-08-11", "on", "by 2021-08-11"),
        ("2021-08-11", "", "on", "since 2021-08-11"),
        ("2021-08-11", "", "", "since 2021-08-11"),
        ("", "2021-08-11", "until", "until 2021-08-11"),
        ("2021-08-11", "2021-08-11", "on", "2021-08-11"),
        ("", "", "by", ""),
    ],
)
def test_an_open_end_is_never_told_as_the_day_itself(
    earliest: str, latest: str, relation: str, told: str
) -> None:
    assert when_shown(earliest, latest, relation=relation) == told


def test_a_narrow_terminal_gives_what_is_said_the_room(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for arguments, columns in (
        (("quotes",), ["Speaker", "What is said", "Speech, where"]),
        (("search", "ferry"), ["Text", "Found in", "Hits"]),
    ):
        assert terminal.here(*arguments) == 0
        heading = capsys.readouterr().out.splitlines()[0]
        assert [" ".join(part.split()) for part in heading.split("  ") if part.strip()] == columns
