"""Verbs that take a person's decisions back, and list them with what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import TYPE_CHECKING, Final, cast

import typer

from dateline.cli.deciding import tell_moved
from dateline.cli.output import print_json, print_line, print_table, shown
from dateline.cli.reading import Json, Limit, print_rest
from dateline.cli.session import session_of
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from dateline.library.decisions import Decision
    from dateline.library.reads.history import HistoryRow
    from dateline.library.rows import Connection

_FIRST_WORDS: Final = 60
"""Characters of a sentence or note that stand in the table; --json has it whole."""
_COLUMNS: Final = ("seq", "utc", "author", "decision", "of", "change", "state")
_IN_FEW: Final = ("seq", "utc", "in_short", "state")
_CONTRARIES: Final = {
    "pin": ("pinned", "unpin"),
    "star": ("starred", "unstar"),
    "tag": ("on", "untag"),
    "remove": ("removed", "bring-back"),
    "ignore": ("ignored", "unignore"),
}
"""The key of a decision's payload that may be False, and the word for it then."""
_BEFORE: Final = {
    "publication-day": "day",
    "metadata": "value",
    "rename": "name",
    "entity-kind": "kind",
    "entry": "name",
    "speaker": "name",
    "place": "located",
    "merge": "names",
    "split": "names",
    "finding-check": "check_state",
    "finding-note": "note",
}
"""The key under which a decision of this kind keeps what was there before it."""
_MAY_BE_UNKNOWN: Final = frozenset({"publication-day", "metadata", "speaker", "place"})
_ISO_DAY: Final = len("2025-03-13")


@dataclass(frozen=True, slots=True)
class _Told:
    """A row of the log; `first` is the decision that it, an undo or the undo of one, comes down to.

    `turns` counts the undos on the way: of an odd number `first` is undone, else done again.
    """

    entry: Decision
    first: Decision
    turns: int
    subject: str
    old: str
    new: str
    holds: bool
    overruled_by: int | None


def undo(context: typer.Context) -> None:
    """Take back the newest decision that holds."""
    from dateline.editing.history import undo_last
    from dateline.library.decisions import log

    session = session_of(context)
    with session.reading():
        pass  # an absent library is told of, not made
    done = session.carry_out(undo_last(author=session.author()))
    with session.reading() as connection:
        decisions = log(connection)
        undo_row = next(entry for entry in decisions if entry.seq in done.seqs)
        (told,) = _told(connection, decisions, [undo_row])
    print_line(english(Message.of("cli.undone", name=_taken_back(told))))
    tell_moved(done)


def _taken_back(told: _Told) -> str:
    """Return what an undo took back, of what, and by whom that was decided."""
    deed = english(Message.of(f"editing.kinds.{_deed(told.first)}"))
    if told.turns % 2 == 0:
        deed = english(Message.of("cli.history.undone", deed=deed))
    facts = {"deed": deed, "subject": _first_words(told.subject), "author": told.first.author}
    known = "_".join(name for name in ("subject", "author") if facts[name])
    return english(Message.of(f"cli.taken_back.{known or 'deed'}", **facts))


def history(context: typer.Context, *, limit: Limit = 0, as_json: Json = False) -> None:
    """List the decisions, newest first.

    Those that were taken back, or done again, are listed as well.
    """
    from dateline.library.decisions import log

    with session_of(context).reading() as connection:
        decisions = log(connection)
        chosen = decisions[::-1][: limit or None]
        told = _told(connection, decisions, chosen)
    if as_json:
        for row in told:
            print_json(_as_json(row))
    else:
        print_table(_COLUMNS, map(_shown, told), narrow=_IN_FEW)
        print_rest(len(chosen), of=len(decisions))


def _told(
    connection: Connection, decisions: Sequence[Decision], chosen: Sequence[Decision]
) -> list[_Told]:
    """Return what there is to say of each chosen decision."""
    from dateline.library.decisions import in_force
    from dateline.library.reads.history import history_rows

    by_seq = {entry.seq: entry for entry in decisions}
    standing = {entry.seq for entry in in_force(decisions)}
    firsts = {entry.seq: _first(entry, by_seq) for entry in chosen}
    seqs = sorted({*firsts, *(first.seq for first, _ in firsts.values())})
    rows = {row.seq: row for row in history_rows(connection, seqs)}
    told: list[_Told] = []
    for entry in chosen:
        first, turns = firsts[entry.seq]
        old, new = _change(first, rows[first.seq])
        told.append(
            _Told(
                *(entry, first, turns, rows[entry.seq].subject),
                *((new, old) if turns % 2 else (old, new)),
                holds=entry.seq in standing,
                overruled_by=rows[entry.seq].overruled_by,
            )
        )
    return told


def _first(entry: Decision, by_seq: Mapping[int, Decision]) -> tuple[Decision, int]:
    """Return the decision that a row undoes, in the end, and through how many undos; else itself."""
    turns = 0
    while entry.undoes is not None:
        entry, turns = by_seq[entry.undoes], turns + 1
    return entry, turns


def _change(entry: Decision, row: HistoryRow) -> tuple[str, str]:
    """Return what was there before a decision and what is after it, "" where nothing is known."""
    key = _BEFORE.get(entry.kind.value, "")
    old = _words(entry.previous.get(key))
    if entry.kind.value == "publication-day":
        old = old[:_ISO_DAY]
    if entry.kind.value == "merge":
        return old, row.subject
    return old, row.value or _words(entry.payload.get(key))


def _words(value: object) -> str:
    """Return a value that the log keeps as a person reads it: a place by its name, names joined."""
    if isinstance(value, dict):
        return str(cast("dict[str, object]", value).get("name", ""))
    if isinstance(value, list):
        return shown(list(dict.fromkeys(cast("list[object]", value))))
    return shown(value)


def _as_json(told: _Told) -> dict[str, object]:
    entry = told.entry
    return {
        "seq": entry.seq,
        "uid": entry.uid,
        "utc": entry.utc,
        "author": entry.author,
        "decision": english(Message.of(f"editing.kinds.{_deed(entry)}")),
        "kind": entry.kind.value,
        "target": entry.target,
        "of": told.subject,
        "from": told.old,
        "to": told.new,
        "payload": entry.payload,
        "previous": entry.previous,
        "scope": entry.scope.value,
        "undoes": entry.undoes,
        "holds": told.holds,
        "overruled_by": told.overruled_by,
    }


def _deed(entry: Decision) -> str:
    """Return what a decision did: its kind, or the contrary where it takes something away again."""
    key, contrary = _CONTRARIES.get(entry.kind.value, ("", ""))
    return contrary if entry.payload.get(key) is False else entry.kind.value


def _shown(told: _Told) -> dict[str, object]:
    """Return a decision with its minute, what it changed, and the first words of what is long."""
    deed = english(Message.of(f"editing.kinds.{_deed(told.first)}"))
    if told.turns:
        deed = english(Message.of(f"cli.history.{_turn(told)}", deed=deed))
    ends = (told.old, told.new)
    if told.first.kind.value in _MAY_BE_UNKNOWN:
        unknown = english(Message.of("cli.history.unknown"))
        ends = (told.old or unknown, told.new or unknown)
    subject = _first_words(told.subject)
    change = " → ".join(_first_words(end) for end in ends if end)
    signed = f"{deed} ({told.entry.author})" if told.entry.author else deed
    return {
        "seq": told.entry.seq,
        "utc": told.entry.utc[: len("2025-03-13T10:00")].replace("T", " "),
        "author": told.entry.author,
        "decision": deed,
        "of": subject,
        "change": change,
        "in_short": ": ".join(part for part in (signed, subject, change) if part),
        "state": english(_state(told)),
    }


def _turn(told: _Told) -> str:
    return "undone" if told.turns % 2 else "redone"


def _state(told: _Told) -> Message:
    """Return what became of a decision; of an undo, which one it took back or brought back."""
    if told.turns:
        return Message.of(f"cli.history.of_{_turn(told)}", n=str(told.first.seq))
    if told.overruled_by is not None:
        return Message.of("cli.history.overruled", n=str(told.overruled_by))
    return Message.of("cli.history.holds" if told.holds else "cli.history.taken_back")


def _first_words(text: str) -> str:
    return shorten(text, _FIRST_WORDS, placeholder=" …")


VERBS = {"undo": undo, "history": history}
