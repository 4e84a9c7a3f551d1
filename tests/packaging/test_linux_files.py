"""The package's desktop integration: each file says what the program says, and is well formed."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import dateline
from dateline.cli.program import VERBS
from dateline.library.migrations.run import APPLICATION_ID
from dateline.reading.formats import readers
from environment import REPOSITORY

LINUX = REPOSITORY / "packaging" / "linux"
ENTRY = LINUX / "dateline.desktop"
METAINFO = LINUX / "dateline.metainfo.xml"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read(ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


def valid(*command: str) -> None:
    """Check with the desktop's own validator where this system has it."""
    if shutil.which(command[0]):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_desktop_entry_offers_every_format_that_is_read() -> None:
    types = {media_type for reader in readers() for media_type in reader.media_types}
    assert set(entry()["MimeType"].rstrip(";").split(";")) == types


def test_the_desktop_entry_hands_files_to_the_verb_that_opens_them() -> None:
    words = entry()["Exec"].split()
    assert words[0] == entry()["TryExec"] == "dateline"
    assert words[1] in VERBS
    assert words[2:] == ["%F"]
    assert entry()["Icon"] == "dateline"
    valid("desktop-file-validate", str(ENTRY))


def test_the_metainfo_names_the_released_version_and_the_desktop_entry() -> None:
    root = ET.parse(METAINFO).getroot()  # noqa: S314 - our own file
    assert root.findtext("launchable") == ENTRY.name
    release = root.find("releases/release")
    assert release is not None
    assert release.get("version") == dateline.__version__
    # The desktop knows the running window by this entry's name, which is no address turned around.
    override = "--override=cid-desktopapp-is-not-rdns=info"
    valid("appstreamcli", "validate", "--no-net", override, str(METAINFO))


def test_a_library_is_known_by_the_number_in_its_database() -> None:
    root = ET.parse(LINUX / "dateline.xml").getroot()  # noqa: S314 - our own file
    match = root.find(f".//{MIME}match/{MIME}match")
    assert match is not None
    assert int(match.attrib["value"], 16) == APPLICATION_ID
    assert match.attrib["offset"] == "68"  # application_id in SQLite's file format


def test_the_manual_lists_every_verb_in_the_order_of_help() -> None:
    text = (LINUX / "dateline.1").read_text("utf-8")
    verbs = text.split(".SH VERBS", 1)[1].split(".SH", 1)[0]
    listed = [name.replace("\\-", "-") for name in re.findall(r"^\.B (\S+)$", verbs, re.MULTILINE)]
    assert listed == list(VERBS)
    assert f"Dateline {dateline.__version__}" in text


def test_the_changelog_begins_with_this_version() -> None:
    first = (LINUX / "changelog").read_text("utf-8").splitlines()[0]
    assert first.startswith(f"dateline ({dateline.__version__}) ")


def test_every_override_of_the_packages_checker_says_why() -> None:
    lines = (LINUX / "lintian-overrides").read_text("utf-8").splitlines()
    reason = False
    for line in lines:
        if line.startswith("dateline: "):
            assert reason, line
        reason = line.startswith("#") or (reason and line.startswith("dateline: "))


def test_the_icon_is_a_square_drawing_of_its_own() -> None:
    drawing = Path(REPOSITORY / "resources" / "dateline_data" / "dateline.svg")
    root = ET.parse(drawing).getroot()  # noqa: S314 - our own file
    assert root.get("viewBox") == "0 0 128 128"
    assert "href" not in drawing.read_text("utf-8")
