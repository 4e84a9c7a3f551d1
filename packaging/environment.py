"""The virtual environment `.venv`: made once, filled from hashed pins, stamped when complete."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PINS = REPOSITORY / "packaging" / "requirements.txt"
DEVELOPMENT_PINS = REPOSITORY / "packaging" / "requirements-dev.txt"
ROOTS = (REPOSITORY / "desktop", REPOSITORY / "resources")


class SetupError(Exception):
    """Setting up failed; the text is a sentence for the person."""


def say(sentence: str) -> None:
    """Write a line to standard error: standard output belongs to the verb that follows."""
    print(sentence, file=sys.stderr, flush=True)


def can_make_environments() -> bool:
    """Tell whether this Python can fill a virtual environment (Debian splits that off)."""
    return importlib.util.find_spec("ensurepip") is not None


@dataclass(frozen=True, slots=True)
class Environment:
    """One virtual environment and the stamp that says which pins it holds."""

    root: Path

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        if os.name == "nt":
            return self.root / "Scripts" / "python.exe"
        return self.root / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """The file with the digests of the pins that were installed to the end."""
        return self.root / "dateline-pins.json"

    def holds(self, pins: Path) -> bool:
        """Tell, without starting Python, whether exactly these pins were installed here."""
        return self.python.exists() and self._stamped().get(pins.name) == digest(pins)

    def record(self, pins: Path) -> None:
        """Stamp these pins as installed to the end."""
        stamped = {**self._stamped(), pins.name: digest(pins)}
        partial = self.stamp.with_suffix(".partial")
        partial.write_text(json.dumps(stamped, indent=1), encoding="utf-8")
        partial.replace(self.stamp)

    def belongs_here(self) -> bool:
        """Tell whether it was made in this place: its path file names absolute folders."""
        return self.python.exists() and self._stamped().get("made at") == str(self.root)

    def make(self) -> None:
        """Make it anew, with the two source roots on its path.

        Raises SetupError where Python can't.
        """
        say(f"Making a virtual environment in {self.root.name} …")
        _run([sys.executable, "-m", "venv", "--clear", str(self.root)], "The environment")
        roots = "".join(f"{root}\n" for root in ROOTS)
        (self._site_packages() / "dateline-roots.pth").write_text(roots, encoding="utf-8")
        self.stamp.write_text(json.dumps({"made at": str(self.root)}), encoding="utf-8")

    def install(self, pins: Path) -> None:
        """Install these pins, wheels only, each checked against its hash; then stamp them.

        Raises SetupError when pip fails; its own output stands above.
        """
        count = sum("==" in line for line in pins.read_text(encoding="utf-8").splitlines())
        say(f"Installing {count} pinned packages ({pins.name}); the first time takes a minute …")
        pip = [str(self.python), "-m", "pip", "install", "--quiet", "--quiet", "--no-input"]
        exact = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
        _run([*pip, "--disable-pip-version-check", *exact, "-r", str(pins)], "The packages")
        self.record(pins)

    def _stamped(self) -> dict[str, str]:
        try:
            stamped = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamped if isinstance(stamped, dict) else {}

    def _site_packages(self) -> Path:
        ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
        answer = subprocess.run(
            [str(self.python), "-c", ask], check=True, capture_output=True, text=True
        )
        return Path(answer.stdout.strip())


def digest(pins: Path) -> str:
    """Return the SHA-256 of a pin file, its line ends made equal on every system."""
    return hashlib.sha256(pins.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def prepare(*pin_files: Path, root: Path = REPOSITORY / ".venv") -> Environment:
    """Return an environment that holds these pin files; nothing is done where it already does.

    Raises SetupError.
    """
    environment = Environment(root)
    missing = [pins for pins in pin_files if not environment.holds(pins)]
    if environment.belongs_here() and not missing:
        return environment
    if not environment.belongs_here():
        environment.make()
        missing = list(pin_files)
    for pins in missing:
        environment.install(pins)
    say("The environment is ready.")
    return environment


def _run(command: list[str], subject: str) -> None:
    """Run a set-up command with its output on standard error."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False)
    if done.returncode:
        raise SetupError(
            f"{subject} could not be installed (exit status {done.returncode}); the reason stands "
            "above. Setting up needs a connection to a package index or its mirror, once."
        )
