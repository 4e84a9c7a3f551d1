"""The list of decisions: what was decided by whom, from what to what, and what became of it."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from dateline.cli.lookup import article_named
from dateline.editing.commands import Author
from dateline.editing.findings import check, pin, unpin, write_note
from dateline.editing.history import undo_decisions
from dateline.library.opened import Library
from dateline.library.preferences import Preferences, preferences_path, save_preferences
from dateline.model.messages import Message
from dateline.model.spans import Field, Span
from tests.cli.running import Terminal, uid_of


def table(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines of the history's table, newest first, without its head."""
    capsys.readouterr()
    assert terminal.here("history") == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    return [" ".join(line.split()) for line in lines]


def redo(terminal: Terminal, seq: int) -> None:
    """Undo an undo, as the window's Redo does."""
    library = Library(terminal.library)
    name = Message.of("editing.kinds.rename")
    library.writer.write(undo_decisions((seq,), name=name, author=Author("AB")))
    library.close()


def test_a_newer_decision_on_the_same_thing_is_named_in_the_history(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("rename", "Germany", "Deutschland") == 0
    assert own.here("rename", "Deutschland", "Allemagne") == 0
    newer, older = own.rows(capsys, "history")
    assert (older["overruled_by"], newer["overruled_by"]) == (newer["seq"], None)
    assert own.here("undo") == 0
    *_, older = own.rows(capsys, "history")
    assert older["overruled_by"] is None


def test_the_history_says_what_was_decided_by_whom_and_what_holds(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    save_preferences(Preferences(initials="AB"), preferences_path())
    assert own.here("rename", "France", "La France") == 0
    assert own.here("undo") == 0
    undone, renamed = own.rows(capsys, "history")
    assert (renamed["kind"], renamed["author"], renamed["holds"]) == ("rename", "AB", False)
    assert (renamed["payload"]["name"], renamed["previous"]) == ("La France", {"name": "France"})
    assert (undone["kind"], undone["undoes"]) == ("undo", renamed["seq"])
    assert own.here("history", "--limit", "1") == 0
    assert "France" in capsys.readouterr().out


def test_the_history_shows_what_a_person_can_read_and_no_uid(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    author, uid = Author("AB"), uid_of(own, capsys, "ferry")
    library = Library(own.library)
    with closing(library.reader()) as reader:
        article_id = article_named(reader, uid)
    words = "The council of Marlow voted on Saturday"
    for command in (
        pin(article_id, Field.TEXT, Span(0, len(words)), kind="selection", author=author),
        write_note(1, "Ring the council about the vote, and ask who was not there", author=author),
        check(1, "checked", author=author),
        unpin(1, author=author),
    ):
        library.writer.write(command)
    library.close()
    assert own.here("kind", "Boris Okoro", "organisation") == 0
    assert own.here("undo") == 0
    rows = own.rows(capsys, "history")
    assert [(row["decision"], row["of"]) for row in rows] == [
        ("undo", "Boris Okoro"),
        ("change of kind", "Boris Okoro"),
        ("removal of a finding", words),
        ("check of a finding", words),
        ("note", words),
        ("pin", words),
    ]
    told_of = {row["decision"]: row["to"] for row in rows}
    assert told_of["note"].endswith("ask who was not there")
    assert (told_of["change of kind"], told_of["check of a finding"]) == ("organisation", "checked")
    assert own.here("history") == 0
    table = capsys.readouterr().out
    assert re.search(r"[0-9a-f]{32}", table) is None
    assert "undone: change of kind" in " ".join(table.split())
    assert "Ring the council about the vote" in " ".join(table.split())


def test_an_undo_and_a_redo_name_the_deed_and_what_it_changed(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("rename", "France", "La France") == 0
    (renamed,) = own.rows(capsys, "history")
    assert own.here("undo") == 0
    undone = own.rows(capsys, "history")[0]
    (first, _) = table(own, capsys)
    assert "undone: rename" in first
    assert "La France → France" in first
    redo(own, undone["seq"])
    newest, middle, oldest = table(own, capsys)
    assert "done again: rename" in newest
    assert "France → La France" in newest
    assert newest.endswith(f"brings back No. {renamed['seq']}")
    assert middle.endswith(f"takes back No. {renamed['seq']}")
    assert oldest.endswith("holds")


def test_each_decision_shows_what_was_there_and_what_is_there_now(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")[:8]
    for arguments in (
        ("set-date", uid, "2025-03-10"),
        ("set-date", uid, "unknown"),
        ("kind", "Boris Okoro", "organisation"),
        ("merge", "France", "Germany"),
        ("set-place", "Germany", "51.19, 35.27"),
        ("set-speaker", uid, "we had no choice", "Anna Lind"),
    ):
        assert own.here(*arguments) == 0, arguments
    lines = table(own, capsys)
    for line, change in zip(
        reversed(lines),
        (
            "2025-03-03 → 2025-03-10",
            "2025-03-10 → unknown",
            "person → organisation",
            "France → Germany",
            "Germany → 51.19, 35.27",
            "Boris Okoro → Anna Lind",
        ),
        strict=True,
    ):
        assert change in line
    rows = own.rows(capsys, "history")
    assert [(row["from"], row["to"]) for row in rows][-2:] == [
        ("2025-03-10", ""),
        ("2025-03-03", "2025-03-10"),
    ]


def test_a_decision_that_was_undone_or_overruled_says_so(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("rename", "Germany", "Deutschland") == 0
    assert own.here("rename", "Deutschland", "Allemagne") == 0
    newer = own.rows(capsys, "history")[0]["seq"]
    assert table(own, capsys)[1].endswith(f"overruled by No. {newer}")
    assert own.here("undo") == 0
    _, undone, older = table(own, capsys)
    assert undone.endswith("undone")
    assert older.endswith("holds")


def test_in_a_narrow_terminal_a_decision_is_one_cell_and_its_minute_is_whole(
    own: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert own.here("rename", "Boris Okoro", "Mayor Okoro of Marlow on the Sound") == 0
    monkeypatch.setenv("COLUMNS", "80")
    (first, *_) = table(own, capsys)
    assert re.match(r"1 \d{4}-\d\d-\d\d \d\d:\d\d rename: Mayor Okoro", first)
