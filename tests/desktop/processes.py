"""Processes that a test starts: waiting for them, looking at them, and ending only them."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

_POLL_S = 0.02
_GENTLY_S = 10.0
T = TypeVar("T")


def wait_until(true: Callable[[], T], *, seconds: float, what: str) -> T:
    """Return the first true answer; fails with `what` and the last answer when time is up.

    Other processes give no event that could be waited for, so this looks again and again.
    """
    end = time.monotonic() + seconds
    while not (answer := true()):
        if time.monotonic() > end:
            message = f"{what}: not within {seconds:.0f} s, last {answer!r}"
            raise AssertionError(message)
        time.sleep(_POLL_S)
    return answer


@contextmanager
def running(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    output: Path,
    pass_fds: Sequence[int] = (),
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command for the length of the block, both its outputs in a file, then end it."""
    with output.open("ab") as file:
        process = subprocess.Popen(
            list(command),
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            pass_fds=pass_fds,
        )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask a process of ours to end, and kill it where it does not."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_GENTLY_S)
        except subprocess.TimeoutExpired:
            process.kill()
    process.wait()


def alive(process_id: int) -> bool:
    """Tell whether a process runs; one that ended and waits for its parent does not."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text("utf-8", "replace")
    except OSError:
        return False
    return state.rsplit(")", 1)[1].split()[0] not in {"Z", "X"}


def descendants(process_id: int) -> tuple[int, ...]:
    """Return the ids of the processes that a process started, and those that these started."""
    parents: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text("utf-8", "replace").rsplit(")", 1)[1].split()
        except OSError:
            continue
        parents.setdefault(int(fields[1]), []).append(int(entry.name))
    found: list[int] = []
    waiting = [process_id]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return tuple(found)


def command_line(process_id: int) -> str:
    """Return the command of a process, empty once it is gone."""
    try:
        return (
            Path(f"/proc/{process_id}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
        )
    except OSError:
        return ""


def cpu_ticks(process_ids: Sequence[int]) -> int:
    """Return the clock ticks of processor time that these processes have used together."""
    total = 0
    for process_id in process_ids:
        try:
            fields = Path(f"/proc/{process_id}/stat").read_text("utf-8", "replace")
        except OSError:
            continue
        user, system = fields.rsplit(")", 1)[1].split()[11:13]
        total += int(user) + int(system)
    return total


def wait_until_quiet(process_ids: Sequence[int], *, seconds: float, calm_s: float = 1.5) -> None:
    """Wait until these processes have used no processor time for `calm_s`."""
    since = time.monotonic()
    last = cpu_ticks(process_ids)

    def quiet() -> bool:
        nonlocal since, last
        now = cpu_ticks(process_ids)
        if now != last:
            since, last = time.monotonic(), now
        return time.monotonic() - since >= calm_s

    wait_until(quiet, seconds=seconds, what="the workers are ready")


@contextmanager
def held(process_ids: Sequence[int]) -> Iterator[None]:
    """Keep processes of ours from running for the length of the block, as a slow machine would."""
    for process_id in process_ids:
        os.kill(process_id, signal.SIGSTOP)
    try:
        yield
    finally:
        for process_id in process_ids:
            if alive(process_id):
                os.kill(process_id, signal.SIGCONT)


def resident_mebibytes(process_id: int) -> float:
    """Return the memory of a process that no other shares (PSS), in MiB; 0 once it is gone."""
    try:
        lines = Path(f"/proc/{process_id}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
