"""Starting a script that drives a window: with the tests' environment and the tests on its path."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

from environment import DEVELOPMENT_PINS, PINS, REPOSITORY, SetupError, prepare, say


def drive(script: str, arguments: Sequence[str], *, variables: Mapping[str, str]) -> int:
    """Run a script of this folder with what drives windows in the tests; return its exit status."""
    try:
        python = prepare(PINS, DEVELOPMENT_PINS).python
    except SetupError as error:
        say(str(error))
        return 1
    roots = [str(REPOSITORY), str(REPOSITORY / "packaging")]
    environment = {**variables, "PYTHONPATH": os.pathsep.join(roots)}
    command = [str(python), str(REPOSITORY / "packaging" / script), *arguments]
    return subprocess.run(command, env=environment, check=False).returncode
