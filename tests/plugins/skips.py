"""Fails a run that skips without permission, and ends it with the list of what was not proven."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

PERMITTED = Path(__file__).resolve().parent.parent / "skips.txt"
TIERS = {"full": "--full", "accept": "--accept"}
LEFT_TO_TIERS = "left_to_tiers"


@dataclass(frozen=True, slots=True)
class Permission:
    """One line of skips.txt: which tests may skip for which reason; `*` stands for any text."""

    nodes: str
    reason: str

    def covers(self, skip: Skip) -> bool:
        """Tell whether this line permits that skip."""
        return matches(self.nodes, skip.node) and matches(self.reason, skip.reason)


@dataclass(frozen=True, slots=True)
class Skip:
    """A test, or a whole file, that proved nothing, and why."""

    node: str
    reason: str

    def __str__(self) -> str:
        return f"{self.node}: {self.reason}"


def matches(pattern: str, text: str) -> bool:
    """Tell whether the whole text fits; only `*` is special, since node ids hold brackets."""
    expression = ".*".join(re.escape(part) for part in pattern.split("*"))
    return re.fullmatch(expression, text, re.DOTALL) is not None


def read_permissions(lines: Iterable[str]) -> Iterator[Permission]:
    """Yield the permission of each line `node | reason`; blank lines and `#` lines are none.

    Raises ValueError, with the line, where either side is empty.
    """
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        nodes, _, reason = (part.strip() for part in line.partition("|"))
        if not nodes or not reason:
            raise ValueError(f"A line of skips.txt reads `node | reason`, not: {line.strip()}")
        yield Permission(nodes, reason)


def forbidden(skips: Sequence[Skip], permissions: Sequence[Permission]) -> list[Skip]:
    """Return the skips that no line permits."""
    return [skip for skip in skips if not any(line.covers(skip) for line in permissions)]


def grouped(skips: Sequence[Skip]) -> list[str]:
    """Return one line for all skips of a file with the same reason, in order."""
    groups: dict[tuple[str, str], list[Skip]] = {}
    for skip in skips:
        groups.setdefault((skip.node.partition("::")[0], skip.reason), []).append(skip)
    return [
        str(group[0]) if len(group) == 1 else f"{file}, {len(group)} tests: {reason}"
        for (file, reason), group in groups.items()
    ]


class RunProcess(Protocol):
    """One process of a run that several share (pytest-xdist's WorkerController)."""

    workeroutput: dict[str, dict[str, int]]
    """What it handed on at its end; absent where it crashed."""


class SkipWatch:
    """Collects what a run skips; owns the verdict on it, not the tests' own results."""

    def __init__(self, permissions: Sequence[Permission], report_to: Path | None) -> None:
        self._permissions = permissions
        self._report_to = report_to
        self._skips: list[Skip] = []
        self._left_to_tiers: dict[str, int] = {}

    @property
    def _in_order(self) -> list[Skip]:
        """The skips by name: processes that share a run report in any order."""
        return sorted(self._skips, key=lambda skip: skip.node)

    @pytest.hookimpl
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a skipped test; an expected failure proves as little."""
        if report.skipped:
            self._skips.append(Skip(report.nodeid, reason_of(report)))

    @pytest.hookimpl
    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a file that skips as a whole."""
        if report.skipped:
            self._skips.append(Skip(report.nodeid, reason_of(report)))

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: RunProcess) -> None:
        """Take over what a process of a shared run left to other tiers: each selects for itself."""
        self._left_to_tiers |= getattr(node, "workeroutput", {}).get(LEFT_TO_TIERS, {})

    @pytest.hookimpl
    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """Count the tests that are left to another tier."""
        for item in items:
            for tier in TIERS:
                if item.get_closest_marker(tier):
                    self._left_to_tiers[tier] = self._left_to_tiers.get(tier, 0) + 1

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run for a skip that is not permitted, and hand on what was not proven."""
        if (output := getattr(session.config, "workeroutput", None)) is not None:
            # One process of a shared run: the verdict is of the process that hears of all skips.
            output[LEFT_TO_TIERS] = self._left_to_tiers
            return
        if forbidden(self._skips, self._permissions) and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if self._report_to:
            self._report_to.write_text("".join(f"{line}\n" for line in self._unproven()), "utf-8")

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the skips that failed the run, then all that was not proven."""
        not_permitted = forbidden(self._in_order, self._permissions)
        if not_permitted:
            terminalreporter.section("skipped without a line in tests/skips.txt", red=True)
            for skip in not_permitted:
                terminalreporter.line(str(skip))
        if unproven := self._unproven():
            terminalreporter.section("not proven by this run")
            for line in unproven:
                terminalreporter.line(line)

    def _unproven(self) -> list[str]:
        tiers = [
            f"{count} tests left to packaging/test.py {TIERS[tier]}"
            for tier, count in sorted(self._left_to_tiers.items())
        ]
        return [*grouped(self._in_order), *tiers]


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Return why a report was skipped, in one line."""
    expected_failure = getattr(report, "wasxfail", None)
    if expected_failure is not None:
        return f"expected to fail: {expected_failure.removeprefix('reason: ')}"
    where = report.longrepr
    text = where[2] if isinstance(where, tuple) else str(where)
    return " ".join(text.removeprefix("Skipped: ").split())


@pytest.hookimpl
def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option with which packaging/test.py collects what was not proven."""
    parser.addoption("--unproven", metavar="FILE", type=Path, help="write what was not proven here")


@pytest.hookimpl
def pytest_configure(config: pytest.Config) -> None:
    """Watch this run."""
    permissions = list(read_permissions(PERMITTED.read_text("utf-8").splitlines()))
    watch = SkipWatch(permissions, config.getoption("--unproven"))
    config.pluginmanager.register(watch, "dateline-skips")
