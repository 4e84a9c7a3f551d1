"""Starting Dateline: the window where there is a display, else the same job in the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import PINS, REPOSITORY, SetupError, can_make_environments, prepare, say
from system_libraries import missing_for_environment, missing_for_window
from system_packages import offer

SAMPLES = REPOSITORY / "resources" / "dateline_data" / "samples" / "library"
SAMPLE_QUERY = "ferry"
_WHAT_NEXT = """
That was Dateline on its samples; nothing of it is kept. What you can do next:
  python3 packaging/run.py import PATH      read your own articles, files or folders
  python3 packaging/run.py search WORDS     find them again; also articles, entities, timeline, quotes
  python3 packaging/run.py --help           all that the terminal can do
  python3 packaging/run.py                  the window, from a desktop (or with DISPLAY set)"""


def start(arguments: Sequence[str]) -> int:
    """Set up, start Dateline with `arguments` and return its exit status; 1 if set-up failed."""
    arguments, answer_yes = take_yes(arguments)
    try:
        python = set_up(window=wants_system_libraries(arguments), answer_yes=answer_yes)
    except SetupError as error:
        say(str(error))
        return 1
    if opens_window(arguments) and not has_display(os.environ):
        return show_samples(python, arguments)
    return hand_over([str(python), "-m", "dateline", *arguments])


def set_up(*, window: bool, answer_yes: bool) -> Path:
    """Return the interpreter of a complete environment. Raises SetupError."""
    offered = offer(
        lambda: missing_for_environment(can_make=can_make_environments()),
        purpose="Setting up",
        answer_yes=answer_yes,
    )
    if not offered:
        raise SetupError("Without it no environment can be made.")
    complete = not window or offer(
        missing_for_window, purpose="Dateline's window", answer_yes=answer_yes
    )
    python = prepare(PINS).python
    if not complete:
        raise SetupError("The window can't open without them; every verb works in the terminal.")
    return python


def take_yes(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """Split a `--yes` meant for setting up from Dateline's arguments: it stands before a verb."""
    place = verb_place(arguments)
    before = [argument for argument in arguments[:place] if argument != "--yes"]
    return [*before, *arguments[place:]], len(before) < place


def verb_place(arguments: Sequence[str]) -> int:
    """Return the index of the verb, or the length where there is none."""
    place = 0
    while place < len(arguments) and arguments[place].startswith("-"):
        place += 2 if arguments[place] == "--library" else 1
    return min(place, len(arguments))


def opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether these arguments open a window: no verb, no option that prints and ends."""
    options = list(arguments)
    while options and options[0].startswith("--library"):
        del options[: 2 if options[0] == "--library" else 1]
    return not options


def wants_system_libraries(arguments: Sequence[str]) -> bool:
    """Tell whether to look for the window's libraries: no verb needs them.

    `--version` does not either, but it is the shortest way to set up all.
    """
    return opens_window(arguments) or "--version" in arguments[: verb_place(arguments)]


def has_display(variables: Mapping[str, str]) -> bool:
    """Tell whether a window can be seen; other systems than Linux always have a display."""
    if not sys.platform.startswith("linux"):
        return True
    platform = variables.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return True  # offscreen, vnc and the like need no display server
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def show_samples(python: Path, arguments: Sequence[str]) -> int:
    """Do the window's main job in the terminal on the sample articles; 0 if every step did."""
    say("There is no display, so no window can open. The same job in the terminal, on samples:")
    if arguments:
        say(
            "(In a library made for this, not the one named; verbs work on that without a display.)"
        )
    with tempfile.TemporaryDirectory(prefix="dateline-samples-") as folder:
        dateline = [str(python), "-m", "dateline", "--library", str(Path(folder) / "library")]
        for verb in (
            ["import", str(SAMPLES)],
            ["entities", "--limit", "10"],
            ["timeline", "--limit", "10"],
            ["search", SAMPLE_QUERY, "--limit", "5"],
        ):
            shown = [Path(verb[-1]).name] if verb[0] == "import" else verb[1:]
            print(f"\n$ dateline {' '.join([verb[0], *shown])}", flush=True)
            status = subprocess.run([*dateline, *verb], check=False).returncode
            if status:
                say(f"dateline {verb[0]} ended with exit status {status}.")
                return status
    say(_WHAT_NEXT)
    return 0


def hand_over(command: Sequence[str]) -> int:
    """Become this command, so that signals reach it; on Windows run it and return its status."""
    if os.name != "nt":
        sys.stdout.flush()
        sys.stderr.flush()
        os.execv(command[0], list(command))
    return subprocess.run(command, check=False).returncode
