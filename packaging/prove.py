"""Running the checks of a tier in order, and ending with what they did not prove."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from environment import (
    DEVELOPMENT_PINS,
    PINS,
    REPOSITORY,
    SetupError,
    can_make_environments,
    prepare,
    say,
)
from system_libraries import (
    WINDOW_TEST_TOOLS,
    missing_for_environment,
    missing_for_window,
    missing_tools,
)
from system_packages import offer

# Together below the 90 minutes that a run of both tiers may take, set-up included.
DEFAULT_LIMIT_MINUTES = 20
LONG_LIMIT_MINUTES = 60
# Files are shared out whole, since what a file sets up once serves all its tests; more than four
# processes would each load the model and open windows beside one another for little gain.
SHARED_RUN = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True, slots=True)
class Check:
    """One command that passes when it ends with exit status 0."""

    name: str
    command: tuple[str, ...]


def prove(arguments: Sequence[str]) -> int:
    """Set up, run the checks that the arguments name and return 0 only if all passed."""
    own, passed_on = split_at_dashes(arguments)
    options = parse(own)
    try:
        set_up_tools(tools=options.full or options.accept, answer_yes=options.yes)
        python = prepare(PINS, DEVELOPMENT_PINS).python
    except SetupError as error:
        say(str(error))
        return 1
    with tempfile.TemporaryDirectory(prefix="dateline-tests-") as folder:
        unproven = Path(folder) / "unproven.txt"
        checks = chosen_checks(options, python=python, unproven=unproven, passed_on=passed_on)
        failed = run_checks(checks, limit_minutes=limit_minutes(options))
        report(checks, failed=failed, unproven=unproven)
    return 1 if failed else 0


def split_at_dashes(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split at the first `--`: our options before it, pytest's arguments after."""
    arguments = list(arguments)
    place = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:place], arguments[place + 1 :]


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; exits with status 2 on wrong usage."""
    parser = argparse.ArgumentParser(
        prog="test.py",
        description="Pass Dateline's tests.",
        epilog="After -- : pytest's arguments.",
    )
    tier = parser.add_mutually_exclusive_group()
    tier.add_argument("--full", action="store_true", help="the slow tier: kills, strace, drags")
    tier.add_argument("--accept", action="store_true", help="the acceptance walk, with evidence")
    tier.add_argument("--screens", metavar="DIR", type=Path, help="render the main states to DIR")
    parser.add_argument("--yes", action="store_true", help="install missing system packages")
    return parser.parse_args(arguments)


def set_up_tools(*, tools: bool, answer_yes: bool) -> None:
    """Offer what the checks need of the system. Raises SetupError where it stays missing."""
    can_make = can_make_environments()
    complete = offer(
        lambda: [
            *missing_for_environment(can_make=can_make),
            *missing_for_window(),
            *(missing_tools(WINDOW_TEST_TOOLS) if tools else ()),
        ],
        purpose="Testing",
        answer_yes=answer_yes,
    )
    if not complete:
        raise SetupError("Without them the tests can't run.")


def chosen_checks(
    options: argparse.Namespace, *, python: Path, unproven: Path, passed_on: Sequence[str]
) -> list[Check]:
    """Return the checks of the tier that was asked for, in the order in which they run."""
    module = (str(python), "-m")
    pytest = (*module, "pytest", f"--unproven={unproven}")
    if options.screens:
        return [Check("screens", (*module, "tests.screens", str(options.screens.resolve())))]
    if options.full:
        return [Check("pytest, full tier", (*pytest, "-m", "full", *passed_on))]
    if options.accept:
        return [Check("acceptance", (*pytest, "-m", "accept", "-s", "tests/accept", *passed_on))]
    return [
        Check("ruff check", (*module, "ruff", "check", ".")),
        Check("ruff format", (*module, "ruff", "format", "--check", ".")),
        Check("basedpyright", (*module, "basedpyright")),
        Check("import-linter", (str(python), "-c", LINT_IMPORTS)),
        Check("pytest", (*pytest, *SHARED_RUN, *passed_on)),
    ]


def limit_minutes(options: argparse.Namespace) -> float:
    """Return how long all checks of the tier may take together."""
    long = options.full or options.accept or options.screens
    return LONG_LIMIT_MINUTES if long else DEFAULT_LIMIT_MINUTES


def run_checks(checks: Sequence[Check], *, limit_minutes: float) -> dict[str, str]:
    """Run every check, also after a failure, and return {name: what went wrong}."""
    failed: dict[str, str] = {}
    end = time.monotonic() + limit_minutes * 60
    for check in checks:
        print(f"\n== {check.name}", flush=True)
        wrong = run_check(check, limit_seconds=max(1.0, end - time.monotonic()))
        if wrong:
            failed[check.name] = wrong
    return failed


def run_check(check: Check, *, limit_seconds: float) -> str:
    """Return "" if the check passed, else what went wrong; past the limit all of it is ended."""
    # A session of its own, so that what the check started ends with it.
    own_session = os.name != "nt"
    process = subprocess.Popen(
        check.command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, start_new_session=own_session
    )
    try:
        status = process.wait(timeout=limit_seconds)
    except subprocess.TimeoutExpired:
        return f"not done after {limit_seconds / 60:.0f} minutes"
    finally:
        if process.poll() is None:
            end_session(process, own_session=own_session)
    return f"exit status {status}" if status else ""


def end_session(process: subprocess.Popen[bytes], *, own_session: bool) -> None:
    """Kill the process and, where it leads a session, all of that session's group."""
    if own_session:
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def report(checks: Sequence[Check], *, failed: dict[str, str], unproven: Path) -> None:
    """Print what passed, what failed, and last what was not proven."""
    print("\n== Result")
    for check in checks:
        print(f"{check.name}: {failed.get(check.name, 'passed')}")
    lines = unproven.read_text(encoding="utf-8").splitlines() if unproven.exists() else []
    print("\n== Not proven by this run" if lines else "\n== Everything in this run was proven")
    for line in lines:
        print(line)
    sys.stdout.flush()
