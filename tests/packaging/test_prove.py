"""What packaging/test.py runs, when it fails, and what it ends with."""

from __future__ import annotations

import os
import select
import sys
from pathlib import Path

import pytest

from prove import Check, chosen_checks, parse, report, run_check, run_checks, split_at_dashes


def names(*arguments: str) -> list[str]:
    options = parse(arguments)
    unproven = Path("unproven")
    return [
        check.name
        for check in chosen_checks(options, python=Path("python"), unproven=unproven, passed_on=[])
    ]


def python_check(name: str, code: str) -> Check:
    return Check(name, (sys.executable, "-c", code))


def test_the_default_tier_runs_the_linters_and_then_the_tests() -> None:
    assert names() == ["ruff check", "ruff format", "basedpyright", "import-linter", "pytest"]


def test_each_tier_runs_alone(tmp_path: Path) -> None:
    assert names("--full") == ["pytest, full tier"]
    assert names("--accept") == ["acceptance"]
    assert names("--screens", str(tmp_path)) == ["screens"]


def test_tiers_can_not_be_mixed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        parse(["--full", "--accept"])
    assert "not allowed with" in capsys.readouterr().err


def test_what_follows_two_dashes_goes_to_pytest() -> None:
    own, passed_on = split_at_dashes(["--yes", "--", "-k", "pins", "--", "x"])
    assert (own, passed_on) == (["--yes"], ["-k", "pins", "--", "x"])
    (*_, check) = chosen_checks(
        parse(own), python=Path("python"), unproven=Path("unproven"), passed_on=passed_on
    )
    assert check.command[-4:] == ("-k", "pins", "--", "x")


def test_a_failed_check_does_not_keep_the_others_from_running() -> None:
    checks = [python_check("first", "raise SystemExit(5)"), python_check("second", "")]
    assert run_checks(checks, limit_minutes=1) == {"first": "exit status 5"}


@pytest.mark.skipif(os.name == "nt", reason="Process groups are ended on POSIX systems.")
def test_a_check_past_its_time_is_ended_with_what_it_started(tmp_path: Path) -> None:
    pipe = tmp_path / "held open by the child"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    script = f"(echo started; sleep 600) > '{pipe}' & wait"
    wrong = run_check(Check("endless", ("/bin/sh", "-c", script)), limit_seconds=1)
    assert wrong.startswith("not done after")
    assert os.read(reading, 100) == b"started\n"
    ended, _, _ = select.select([reading], [], [], 10)
    assert ended
    assert os.read(reading, 100) == b""
    os.close(reading)


def test_a_run_ends_with_what_it_did_not_prove(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unproven = tmp_path / "unproven.txt"
    unproven.write_text("tests/a.py::b: no display\n", "utf-8")
    report([Check("pytest", ())], failed={}, unproven=unproven)
    assert capsys.readouterr().out.endswith(
        "pytest: passed\n\n== Not proven by this run\ntests/a.py::b: no display\n"
    )


def test_a_tier_without_tests_fails(tmp_path: Path) -> None:
    options = parse([])
    passed_on = ["-k", "no_test_has_this_name", "--collect-only", "-q", "tests/plugins"]
    (*_, check) = chosen_checks(
        options, python=Path(sys.executable), unproven=tmp_path / "unproven", passed_on=passed_on
    )
    assert run_check(check, limit_seconds=60) == "exit status 5"
