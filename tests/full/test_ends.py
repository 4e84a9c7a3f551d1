"""However the window ends, none of its processes lives on and the library can be opened again."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desktop.application import application, terminal, wait_for_window, wait_for_workers
from tests.desktop.display import Screen
from tests.desktop.libraries import number, wait_until_imported
from tests.desktop.pointer import Pointer
from tests.desktop.processes import alive, command_line, wait_until
from tests.sample_articles import write_articles

pytestmark = [pytest.mark.full, pytest.mark.timeout(300)]

ENDS_S = 15.0
EXTRACTING = "SELECT count(*) FROM task WHERE stage = 'extract' AND state IN ('running', 'done')"
End = Callable[[subprocess.Popen[bytes], Screen], None]


def close(process: subprocess.Popen[bytes], screen: Screen) -> None:
    Pointer(screen).key("ctrl+q")


def terminate(process: subprocess.Popen[bytes], screen: Screen) -> None:
    process.terminate()


def kill(process: subprocess.Popen[bytes], screen: Screen) -> None:
    process.kill()


def assert_all_ended(workers: tuple[int, ...]) -> None:
    def left() -> list[str]:
        return [command_line(worker) for worker in workers if alive(worker)]

    wait_until(lambda: not left(), seconds=ENDS_S, what="every process has ended")


def assert_sound(library: Path, screen: Screen) -> None:
    done = terminal(screen.environment, "--library", library, "doctor")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("end", "status"),
    [(terminate, 0), (kill, -signal.SIGKILL)],
    ids=["terminated", "killed"],
)
def test_no_process_lives_on_when_the_window_ends_in_the_middle_of_an_import(
    end: End, status: int, desktop: Screen, home: Path, tmp_path: Path
) -> None:
    library, folder = tmp_path / "library", tmp_path / "articles"
    write_articles(folder, 24)
    with application(desktop, "--library", library, "open", folder, home=home) as process:
        workers = wait_for_workers(process.pid)
        wait_until(
            lambda: number(library, EXTRACTING) > 0, seconds=90.0, what="articles are extracted"
        )
        workers = tuple({*workers, *wait_for_workers(process.pid)})
        end(process, desktop)
        assert process.wait(ENDS_S) == status, (home / "application.log").read_text()
        assert_all_ended(workers)
    assert_sound(library, desktop)


def test_no_process_lives_on_when_the_window_is_closed(
    desktop: Screen, home: Path, tmp_path: Path
) -> None:
    library, folder = tmp_path / "library", tmp_path / "articles"
    write_articles(folder, 2)
    with application(desktop, "--library", library, "open", folder, home=home) as process:
        wait_for_window(desktop)
        workers = wait_for_workers(process.pid)
        wait_until_imported(library, articles=2, seconds=120.0)
        close(process, desktop)
        assert process.wait(ENDS_S) == 0, (home / "application.log").read_text()
        assert_all_ended(workers)
    assert (home / "application.log").read_text() == ""
    assert_sound(library, desktop)
