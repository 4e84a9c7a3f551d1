"""Sign an application bundle of macOS and pack it as a disk image; not yet run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import SetupError, say

IDENTITY = "DATELINE_CODESIGN_IDENTITY"
"""Whose signature it gets; without it one that holds on the building machine alone."""
NOTARY_PROFILE = "DATELINE_NOTARY_PROFILE"
"""The profile of the keychain with which Apple's notary is asked; without it nobody is asked."""


def main(arguments: list[str]) -> int:
    """Pack BUNDLE.app into IMAGE.dmg, the two arguments; 1 where that fails."""
    bundle, image = map(Path, arguments)
    try:
        sign(bundle, identity=os.environ.get(IDENTITY) or "-")
        with tempfile.TemporaryDirectory(dir=image.parent, prefix="image-") as place:
            shutil.copytree(bundle, Path(place) / bundle.name, symlinks=True)
            # Dragging the one onto the other installs it.
            (Path(place) / "Applications").symlink_to("/Applications")
            options = ("-volname", "Dateline", "-format", "ULMO", "-ov")
            _run("hdiutil", "create", *options, "-srcfolder", place, str(image))
        if profile := os.environ.get(NOTARY_PROFILE):
            ask_notary(image, profile=profile)
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def sign(bundle: Path, *, identity: str) -> None:
    """Sign the bundle anew, as notices were laid into it; "-" stands for nobody's signature.

    Raises SetupError.
    """
    # The notary wants the hardened run time, which a signature of nobody can't have.
    hardened = () if identity == "-" else ("--options", "runtime")
    _run("codesign", "--force", "--deep", *hardened, "--sign", identity, str(bundle))
    _run("codesign", "--verify", "--deep", "--strict", str(bundle))


def ask_notary(image: Path, *, profile: str) -> None:
    """Let Apple's notary look at the image and attach its answer. Raises SetupError."""
    _run("xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, "--wait")
    _run("xcrun", "stapler", "staple", str(image))


def _run(*command: str) -> None:
    if subprocess.run(command, check=False).returncode:
        raise SetupError(f"{command[0]} failed; the reason stands above.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
