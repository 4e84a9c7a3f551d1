"""Decisions in a terminal: recorded, shown, taken back, and seen by every later verb."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from dateline.cli.deciding import tell_moved
from dateline.editing.commands import Done
from dateline.editing.consequences import Consequences
from dateline.library.opened import Library
from dateline.library.preferences import Preferences, preferences_path, save_preferences
from dateline.library.resolution import Resolution
from dateline.model.messages import Message
from tests.cli.running import Terminal, uid_of


def names(terminal: Terminal, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in terminal.rows(capsys, "entities")}


def test_a_merge_makes_one_of_two_names_and_undo_makes_two_again(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    before = names(own, capsys)
    assert own.here("merge", "France", "Germany") == 0
    assert capsys.readouterr().out == "Done: merge of 2 names into Germany.\n"
    merged = names(own, capsys)
    assert "France" not in merged
    both = before["France"]["mentions"] + before["Germany"]["mentions"]
    assert merged["Germany"]["mentions"] == both
    assert own.here("undo") == 0
    assert capsys.readouterr().out == "Undone: merge of “Germany”.\n"
    assert names(own, capsys) == before


def test_the_name_that_stays_can_be_named(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = names(own, capsys)["France"]["uid"]
    assert own.here("merge", "Germany", "--into", uid) == 0
    assert names(own, capsys)["France"]["uid"] == uid


def test_a_renamed_entity_of_another_kind_is_found_by_both_names(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("rename", "Boris Okoro", "Boris A. Okoro") == 0
    assert own.here("kind", "Boris A. Okoro", "organisation") == 0
    row = names(own, capsys)["Boris A. Okoro"]
    assert (row["kind"], row["decided"]) == ("organisation", "checked by a person")
    assert own.here("articles", "--entity", "boris okoro") == 0


def test_a_name_means_another_in_one_article_until_undo(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    before = names(own, capsys)
    uid = uid_of(own, capsys, "strike")
    assert own.here("split", "Boris Okoro", uid, "--as", "B. Okoro the younger") == 0
    assert "split of " in capsys.readouterr().out
    after = names(own, capsys)
    assert after["B. Okoro the younger"]["articles"] == 1
    assert after["Boris Okoro"]["articles"] == before["Boris Okoro"]["articles"] - 1
    assert own.here("undo") == 0
    assert names(own, capsys) == before


def test_a_speaker_is_set_by_words_or_by_place_and_shown_as_checked(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")
    before = own.rows(capsys, "quotes")
    assert own.here("set-speaker", uid, "we had no CHOICE", "Anna Lind") == 0
    (row,) = own.rows(capsys, "quotes", "--speaker", "Anna Lind")
    assert (row["speaker"], row["confidence"]) == ("Anna Lind", "checked by a person")
    assert own.here("set-speaker", uid, str(row["start"]), "a guard", "--unlisted") == 0
    assert own.rows(capsys, "quotes", "--speaker", "a guard")[0]["start"] == row["start"]
    assert own.here("set-speaker", uid, str(row["start"]), "unknown") == 0
    assert own.here("undo") == own.here("undo") == own.here("undo") == 0
    assert own.rows(capsys, "quotes") == before


def test_a_name_is_ignored_in_one_article_alone(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    before = names(own, capsys)["Boris Okoro"]
    uid = uid_of(own, capsys, "strike")
    assert own.here("ignore", "Boris Okoro", "--in", uid) == 0
    assert names(own, capsys)["Boris Okoro"]["articles"] == before["articles"] - 1
    assert own.here("undo") == 0
    assert names(own, capsys)["Boris Okoro"] == before


def test_words_are_added_as_a_name_and_found_by_it(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")
    assert own.here("add-name", uid, "no choice", "--as", "No Choice", "--kind", "event") == 0
    assert names(own, capsys)["No Choice"]["kind"] == "event"
    assert own.here("add-name", uid, "choice", "--into", "No Choice", "--as", "x") == 2
    assert own.here("add-name", uid, "words nobody wrote") == 2
    assert "does not have the words" in capsys.readouterr().err
    assert own.here("undo") == 0
    assert "No Choice" not in names(own, capsys)


def test_a_dictionary_is_one_command_and_a_bad_one_changes_nothing(
    own: Terminal, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    before = names(own, capsys)
    table = tmp_path / "names.csv"
    table.write_text("name,aliases,kind\nB. Okoro,Boris Okoro,person\nNobody Yet,,place\n", "utf-8")
    assert own.here("dictionary", str(table)) == 0
    after = names(own, capsys)
    assert after["B. Okoro"]["mentions"] == before["Boris Okoro"]["mentions"]
    assert own.here("undo") == 0
    assert names(own, capsys) == before
    table.write_text("name,kind\nX,ship\n", "utf-8")
    assert own.here("dictionary", str(table)) == 1
    assert "kinds are person" in capsys.readouterr().err
    assert own.here("dictionary", str(tmp_path / "none.csv")) == 2
    assert names(own, capsys) == before


def test_an_ignored_name_is_in_no_list(own: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert own.here("ignore", "Germany") == 0
    assert "Germany" not in names(own, capsys)
    assert own.here("undo") == 0
    assert "Germany" in names(own, capsys)


def test_an_undo_says_what_it_took_back_and_whose(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    save_preferences(Preferences(initials="AB"), preferences_path())
    assert own.here("rename", "Boris Okoro", "Boris A. Okoro") == 0
    save_preferences(Preferences(initials="CD"), preferences_path())
    capsys.readouterr()
    assert own.here("undo") == 0
    told = capsys.readouterr().out
    assert told.startswith("Undone: ")
    assert "Okoro”, decided by AB." in told


def test_dates_that_read_alike_are_told_once_with_their_number(
    capsys: pytest.CaptureFixture[str],
) -> None:
    stayed = ("Thursday", "2019", "Thursday", "a", "b", "c", "d")
    consequences = Consequences(resolution=Resolution((), stayed))
    tell_moved(Done((), Message.of("editing.nothing_to_undo"), (consequences,)))
    told = capsys.readouterr().out
    assert "7 did not: “Thursday” (2 times), “2019”, “a”, “b”, “c”, …." in told


def test_a_day_that_is_none_is_told_before_a_library_is_opened(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = Terminal(home / "absent", home)
    assert absent.here("set-date", "abcdef", "2025-99") == 2
    assert "2025-99" in capsys.readouterr().err
    assert not absent.library.exists()


def test_a_library_in_use_is_told_of_once(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    held = Library(own.library)
    try:
        assert own.here("ignore", "Germany") == 3
    finally:
        held.close()
    (line,) = capsys.readouterr().err.splitlines()
    assert f"process {os.getpid()}" in line


def test_a_new_publication_day_moves_the_dates_that_lean_on_it(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")
    assert own.here("set-date", uid[:8], "2025-03-10") == 0
    told = capsys.readouterr().out
    assert "“Saturday” → 2025-03-08" in told
    assert "did not: “August 2023”." in told
    rows = own.rows(capsys, "timeline", "--query", "Marlow")
    assert "2025-03-08" in {row["earliest"] for row in rows}
    assert own.here("undo") == 0
    assert "“Saturday” → 2025-03-01" in capsys.readouterr().out


def test_an_unknown_publication_day_leaves_relative_dates_without_a_place(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("set-date", uid_of(own, capsys, "ferry"), "unknown") == 0
    assert "“Saturday” → ?" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("merge", "Germany"), "Give two names or more"),
        (("merge", "Germany", "Germany"), "there is nothing to merge"),
        (("rename", "Nobody Else", "X"), "No name “Nobody Else” in this library."),
        (("rename", "Germany", "  "), "A name needs at least one letter."),
        (("set-date", "zz", "2025-03-10"), "No article has a uid that begins with “zz”"),
        (("split", "Germany", "zz"), "No article has a uid that begins with “zz”"),
        (("undo",), "There is nothing to undo."),
    ],
)
def test_what_can_t_be_done_is_status_2_and_changes_nothing(
    own: Terminal,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    assert own.here(*arguments) == 2
    assert sentence in capsys.readouterr().err
    assert own.rows(capsys, "history") == []


def test_a_quotation_that_is_not_the_only_one_is_asked_for(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")
    assert own.here("set-speaker", uid, "words nobody said", "Anna Lind") == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("0 quotations of this article fit “words nobody said”.")
    assert any("We had no choice" in line for line in told[1:])


def test_a_name_that_an_article_does_not_hold_can_t_be_split_there(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("split", "France", uid_of(own, capsys, "ferry")) == 2
    assert "France is not named in these articles." in capsys.readouterr().err


def test_one_date_of_a_text_is_changed_by_words_or_place_and_read_again(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")

    def sunk() -> dict[str, Any]:
        found = own.rows(capsys, "timeline", "--query", "ferry")
        return next(row for row in found if row["expression"] in ("August 2023", "in August 2023"))

    before = sunk()
    assert before["date_decided"] is None
    assert own.here("change-date", uid, "august 2023", "2023-08-05") == 0
    assert "August 2023" in capsys.readouterr().out
    after = sunk()
    assert (after["earliest"], after["latest"]) == ("2023-08-05", "2023-08-05")
    assert after["date_decided"] == "checked by a person"
    assert own.here("change-date", uid, "August", "as-read") == 0
    assert sunk() == before
    assert own.here("undo") == own.here("undo") == 0
    assert sunk() == before


def test_a_date_that_is_none_or_not_there_is_refused_with_the_dates_of_the_article(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")
    assert own.here("change-date", uid, "August 2023", "the other day we met") == 2
    assert "is no date" in capsys.readouterr().err
    assert own.here("change-date", uid, "July 1999", "2023-08-05") == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("0 dates of this article fit “July 1999”.")
    assert any("August 2023" in line for line in told[1:])


def test_a_day_that_is_none_is_refused(own: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    assert own.here("set-date", uid_of(own, capsys, "ferry"), "2025-02-30") == 2
    assert "is not a day" in capsys.readouterr().err


def test_a_name_of_several_entities_asks_for_a_uid(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.here("rename", "France", "Germany") == 0
    capsys.readouterr()
    assert own.here("ignore", "Germany") == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "“Germany” may mean 2 names. Give one of these uids:"
    uids = [line.split()[0] for line in told[1:]]
    assert own.here("ignore", uids[0]) == 0
    assert own.here("ignore", "Germany") == 0


def test_a_list_of_names_makes_no_library_where_there_is_none(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("name,aliases,kind\nNobody Yet,,place\n", "utf-8")
    absent = Terminal(tmp_path / "none", home)
    assert absent.here("dictionary", str(table)) == 3
    assert "There is no library" in capsys.readouterr().err
    assert not absent.library.exists()


def test_a_day_that_moves_no_date_says_so(
    own: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = uid_of(own, capsys, "ferry")
    assert own.here("set-date", uid, "2025-03-04") == 0  # the Saturday before is the same
    assert "No date moved.\n" in capsys.readouterr().out
