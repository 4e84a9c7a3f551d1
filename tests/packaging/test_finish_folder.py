"""Stripping, search paths, notices and the bill of materials of a frozen folder."""

from __future__ import annotations

import json
import re
import sysconfig
from dataclasses import replace
from pathlib import Path

import pytest

from bill_of_materials import bill
from building import BUILD_PINS, fixed_variables
from bundled_packages import bundled, metadata_files, owners
from compare_builds import main
from environment import PINS
from notices import notices
from parts import Part
from run_paths import rewrite_run_paths
from stripping import repaired_libraries

SITE = Path(sysconfig.get_path("purelib"))
PART = Part(
    "Alpha", "1.0", "MIT", "https://alpha.invalid", "An author", "pkg:pypi/alpha@1.0", ("T",)
)
PIN = re.compile(r"^([\w.-]+)==([^ \\]+)", re.MULTILINE)


def test_libraries_that_auditwheel_moved_about_are_not_stripped() -> None:
    kept = repaired_libraries(SITE)
    assert any(name.startswith("_multiarray_umath.") for name in kept)
    assert any(name.startswith("libscipy_openblas") for name in kept)
    assert not any(name.startswith(("etree.", "strings.")) for name in kept)


def test_a_folder_of_the_builder_is_overwritten_in_place(tmp_path: Path) -> None:
    inner = tmp_path / "python3.11" / "lib-dynload"
    inner.mkdir(parents=True)
    library, other = inner / "_ssl.so", tmp_path / "libother.so"
    library.write_bytes(b"\x7fELF\0name\0/opt/some where/python/lib\0end")
    other.write_bytes(b"\x7fELF\0/opt/some where/python/lib/more\0")
    before = other.read_bytes()
    assert rewrite_run_paths(tmp_path, builder="/opt/some where/python/lib") == 1
    assert library.read_bytes() == b"\x7fELF\0name\0$ORIGIN/../.." + b"\0" * 13 + b"\0end"
    assert other.read_bytes() == before


def test_a_system_pythons_own_folder_stays(tmp_path: Path) -> None:
    library = tmp_path / "libone.so"
    library.write_bytes(b"\x7fELF\0/usr/lib/x86_64-linux-gnu\0")
    assert rewrite_run_paths(tmp_path, builder="/usr/lib/x86_64-linux-gnu") == 0


def test_the_owner_of_a_file_is_found_with_its_metadata_and_licence() -> None:
    (numpy,) = owners([str(SITE / "numpy" / "__init__.py"), str(SITE / "unknown.py")])
    assert numpy.name == "numpy"
    kept = [target for target, _ in metadata_files([numpy])]
    assert any(path.endswith("/METADATA") for path in kept)
    assert any("LICENSE" in path for path in kept)


def test_every_package_says_its_licence_and_texts() -> None:
    named = {package.name.casefold(): package for package in bundled(SITE)}
    assert named["numpy"].licence.startswith("BSD-3-Clause")
    assert named["numpy"].texts
    assert named["numpy"].repaired
    assert not named["spacy"].repaired


def test_a_text_that_was_shown_is_named_and_not_repeated() -> None:
    text = notices([PART, replace(PART, name="Beta"), replace(PART, name="Gamma", texts=("U",))])
    assert "Alpha 1.0: MIT" in text
    assert text.count("\nT\n") == 1
    assert "The text is the same as that of Alpha." in text
    assert "\nU\n" in text


def test_the_bill_of_materials_is_the_same_for_the_same_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    wordy = replace(PART, name="Beta", licence="BSD License, as is", purl="")
    first, second = (bill([PART, wordy], version="0.1.0") for _ in range(2))
    assert json.dumps(first) == json.dumps(second)
    assert first["metadata"]["timestamp"] == "2001-09-09T01:46:40Z"
    alpha, beta = first["components"]
    assert alpha["purl"] == "pkg:pypi/alpha@1.0"
    assert alpha["licenses"] == [{"expression": "MIT"}]
    assert beta["licenses"] == [{"license": {"name": "BSD License, as is"}}]
    assert bill([PART], version="0.1.0")["serialNumber"] != first["serialNumber"]


def test_the_builds_pins_are_hashed_name_no_index_and_agree_with_the_programs() -> None:
    text = BUILD_PINS.read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
    own, program = dict(PIN.findall(text)), dict(PIN.findall(PINS.read_text("utf-8")))
    assert "pyinstaller" in own
    assert {name: program[name] for name in own.keys() & program.keys()} == {
        name: own[name] for name in own.keys() & program.keys()
    }


def test_two_builds_of_one_commit_begin_alike() -> None:
    assert fixed_variables() == fixed_variables()
    assert fixed_variables()["PYTHONHASHSEED"] == "1"
    assert int(fixed_variables()["SOURCE_DATE_EPOCH"]) > 0


def test_two_builds_are_compared_file_by_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (("a", "same"), ("b", "same")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(text, "utf-8")
        (tmp_path / name / "link").symlink_to("file")
    assert main([str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    (tmp_path / "b" / "file").write_text("other", "utf-8")
    (tmp_path / "b" / "more").write_text("", "utf-8")
    assert main([str(tmp_path / "a"), str(tmp_path / "b")]) == 1
    assert "differs: file\nonly in the second: more\n" in capsys.readouterr().out
