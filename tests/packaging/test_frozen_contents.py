"""What the frozen program holds: all of Dateline, and no more of its libraries than it needs."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from dateline.export import exporters
from dateline.reading.formats import readers
from dateline.ui.panes import panes
from environment import REPOSITORY
from frozen_contents import (
    DATA_PACKAGE,
    EXCLUDED,
    LOADED_BY_NAME,
    LOADED_WHOLE,
    PACKAGES_WITH_DATA,
    STAND_INS,
    chosen,
    is_system_library,
    is_wanted,
    is_wanted_module,
    migration_files,
    migration_imports,
    program_modules,
)

SOURCES = REPOSITORY / "desktop"


def modules_on_disk() -> set[str]:
    names: set[str] = set()
    for path in (SOURCES / "dateline").rglob("*.py"):
        parts = path.relative_to(SOURCES).with_suffix("").parts
        names.add(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def test_every_module_of_the_program_is_found_but_the_start_and_the_schemas_steps() -> None:
    missing = modules_on_disk() - set(program_modules())
    steps = {name for name in missing if name.startswith("dateline.library.migrations.versions.")}
    assert missing - steps <= {"dateline.__main__", "dateline.library.migrations.versions"}
    assert steps


def test_every_format_exporter_and_pane_is_found() -> None:
    found = set(program_modules())
    for declared in (*readers(), *exporters()):
        assert type(declared).__module__ in found
    for spec in panes():
        assert spec.make.__module__ in found


def test_the_schemas_steps_are_laid_where_alembic_looks_for_them() -> None:
    files = migration_files(SOURCES)
    names = {Path(path).name: folder for path, folder in files}
    assert names["env.py"] == "dateline/library/migrations"
    assert names["0001_first_schema.py"] == "dateline/library/migrations/versions"
    assert names["0001_first_schema.sql"] == "dateline/library/migrations/versions"
    assert "alembic" in migration_imports(SOURCES)


@pytest.mark.parametrize("name", [*LOADED_BY_NAME, *LOADED_WHOLE, *PACKAGES_WITH_DATA])
def test_what_is_loaded_by_name_exists(name: str) -> None:
    # Looked up as files: asking for a module inside a package would run that package.
    first, *rest = name.split(".")
    spec = find_spec(first)
    assert spec is not None
    place = Path(*(spec.submodule_search_locations or ()), *rest)
    assert place.is_dir() or list(place.parent.glob(f"{place.name}.*"))


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "pyqtgraph/icons/auto.png",
        "thinc/backends/_custom_kernels.cu",
        "babel/locale-data/en.dat",
        "rapidfuzz/fuzz_cpp.cpython-311-x86_64-linux-gnu.so",
        f"{DATA_PACKAGE}/gazetteer/places.sqlite",
        f"{DATA_PACKAGE}/tests/anything.h",
    ],
)
def test_what_the_window_and_the_model_need_stays(path: str) -> None:
    assert is_wanted(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/wayland-graphics-integration-server/libqt-plugin-wayland.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "babel/locale-data/sv.dat",
        "rapidfuzz/fuzz_cpp_avx2.cpython-311-x86_64-linux-gnu.so",
        "spacy/tests/data.json",
        "lxml/etree.h",
        "lxml/html/_difflib.cpython-311-x86_64-linux-gnu.so",
        "pyqtgraph/icons/peegee/peegee.svg",
    ],
)
def test_what_neither_needs_goes(path: str) -> None:
    assert not is_wanted(path)


def test_no_grammar_of_a_programming_language_is_bundled() -> None:
    assert not is_wanted_module("pygments.lexers.python")
    assert is_wanted_module("pygments.lexers._mapping")
    assert is_wanted_module("pygments.lexers")


def test_libraries_of_the_system_are_depended_on_and_pythons_own_are_bundled() -> None:
    library = "/lib/x86_64-linux-gnu"
    assert is_system_library(f"{library}/libglib-2.0.so.0", "libglib-2.0.so.0")
    assert is_system_library(f"/usr{library}/libX11.so.6", "libX11.so.6")
    assert not is_system_library(f"{library}/libsqlite3.so.0", "libsqlite3.so.0")
    assert not is_system_library("/opt/python/lib/libpython3.11.so.1.0", "libpython3.11.so.1.0")


def test_a_link_goes_with_what_it_points_to() -> None:
    kept = ("PySide6/Qt/lib/libQt6Gui.so.6", "/wheel/libQt6Gui.so.6", "BINARY")
    gone = ("PySide6/Qt/lib/libQt6Qml.so.6", "/wheel/libQt6Qml.so.6", "BINARY")
    links = [
        ("libQt6Gui.so.6", kept[0], "SYMLINK"),
        ("libQt6Quick3D.so.6", gone[0], "SYMLINK"),
    ]
    assert chosen([kept, gone], links) == [[kept], [links[0]]]


def test_no_library_under_the_gpl_comes_with_pythons_own_modules() -> None:
    assert "readline" in EXCLUDED


WITHOUT = """
import hashlib, sys
from importlib.util import module_from_spec, spec_from_file_location
for name in sys.argv[2].split():
    sys.modules[name] = None
for name, place in zip(*[iter(sys.argv[3:])] * 2):
    spec = spec_from_file_location(name, place)
    sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
sys.path[:0] = sys.argv[1].split(":")
import dateline.app, dateline.ui.workbench, pyqtgraph
import dateline.importing.worker, dateline.extraction.pipeline
from dateline.reading.formats import readers
readers()
print(hashlib.sha256(b"").hexdigest(), sys.modules["pyqtgraph"].__name__)
"""


def test_the_program_loads_without_tls_and_with_what_stands_for_opengl() -> None:
    folder = REPOSITORY / "packaging" / "stand_ins"
    stand_ins = [word for name, file in STAND_INS.items() for word in (name, str(folder / file))]
    blocked = [name for name in EXCLUDED if name in {"_ssl", "_hashlib"}]
    assert len(blocked) == 2
    roots = f"{SOURCES}:{REPOSITORY / 'resources'}"
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, roots, " ".join(blocked), *stand_ins],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert done.stdout.split() == [digest, "pyqtgraph"]
