"""The verb that tells whether a library is sound, in numbers that can be passed on."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import typer

import dateline
from dateline.cli.failures import Status
from dateline.cli.output import print_json, print_line, print_note
from dateline.cli.reading import Json
from dateline.cli.session import session_of
from dateline.model.messages import Message, english

if TYPE_CHECKING:
    from dateline.library.health import Health


def doctor(context: typer.Context, *, as_json: Json = False) -> None:
    """Examine whether the library is sound.

    Its database, index, kept files and queue. No path and no text is printed, so that the result can be passed on.
    """
    from dateline.library.health import examine

    health = examine(session_of(context).root)
    facts = _facts(health)
    if as_json:
        print_json(facts)
    else:
        for name, value in facts.items():
            print_line(f"{english(Message.of(f'cli.doctor.{name}'))}: {_shown(value)}")
        print_note(Message.of("cli.doctor.all_sound" if health.sound else "cli.doctor.damaged"))
    if not health.sound:
        raise typer.Exit(Status.LIBRARY)


def _facts(health: Health) -> dict[str, str | int | bool | None]:
    from dateline.library.tasks import Stage, State

    waiting = (State.WAITING, State.RUNNING)
    return {
        "version": dateline.__version__,
        "python": platform.python_version(),
        "system": platform.system(),
        "sqlite": health.sqlite_version,
        "schema": health.schema_version,
        "known_schema": health.known_schema,
        "articles": health.articles,
        "integrity_problems": health.integrity_problems,
        "broken_references": health.broken_references,
        "index_sound": health.index_sound,
        "originals": health.originals,
        "missing_originals": health.missing_originals,
        "orphan_originals": health.orphan_originals,
        "waiting_files": health.queue.count(stage=Stage.READ, states=waiting),
        "waiting_extractions": health.queue.count(stage=Stage.EXTRACT, states=waiting),
        "failed": health.queue.count(states=(State.FAILED,)),
        "paused": health.paused,
        "sound": health.sound,
    }


def _shown(value: str | int | bool | None) -> str:  # noqa: FBT001 - any fact
    if value is None:
        return english(Message.of("cli.doctor.not_asked"))
    if isinstance(value, bool):
        return english(Message.of("cli.doctor.yes" if value else "cli.doctor.no"))
    return str(value)


VERBS = {"doctor": doctor}
