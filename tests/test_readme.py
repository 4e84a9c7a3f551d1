"""The README lists what there is: each format, verb, query and key, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from dateline.cli.program import VERBS
from dateline.export import exporters
from dateline.library.search.examples import EXAMPLES
from dateline.library.search.fields import FIELDS
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Mistake
from dateline.model.messages import english
from dateline.reading.formats import readers
from dateline.ui.action_list import ACTIONS
from dateline.ui.keymap import load_keymap

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text("utf-8")
_MODIFIERS = ("Ctrl", "Alt", "Shift")


def table(heading: str) -> list[list[str]]:
    """Return the cells of the first table after a heading or a bold word, without its head."""
    after = TEXT.split(heading, 1)[1]
    lines = after.split("|---", 1)[1].splitlines()[1:]
    rows: list[list[str]] = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
    return rows


def code(cell: str) -> str:
    return cell.strip("`").replace("\\|", "|")


def test_every_format_that_is_read_is_listed_with_its_file_names() -> None:
    listed = {code(row[0]): row[1] for row in table("**In**")}
    assert set(listed) == {reader.id for reader in readers()}
    for reader in readers():
        assert set(re.findall(r"\.[a-z0-9]+", listed[reader.id])) == set(reader.suffixes)


def test_every_format_that_is_written_is_listed() -> None:
    assert [code(row[0]) for row in table("**Out**")] == [exporter.id for exporter in exporters()]


def test_every_verb_is_listed_in_the_order_of_help() -> None:
    assert [code(row[0]) for row in table("## In the terminal")] == list(VERBS)


def test_the_query_language_is_listed_as_help_has_it() -> None:
    listed = [(code(row[0]), row[1]) for row in table("## Searching")]
    assert listed == [(query, english(message)) for query, message in EXAMPLES]
    named = {query.split(":")[0] for query, _ in listed if re.match(r"[a-z]+:", query)}
    assert named == set(FIELDS)


def test_the_queries_of_the_tour_can_be_run() -> None:
    tour = TEXT.split("## A tour", 1)[1].split("\n## ", 1)[0]
    queries = [words for words in re.findall(r"`([^`]+)`", tour) if ":" in words or " -" in words]
    assert queries
    for query in queries:
        assert not isinstance(parse(query), Mistake), query


def keys() -> set[str]:
    tour = TEXT.split("## A tour", 1)[1].split("\n## ", 1)[0]
    words = re.findall(r"`([^`]+)`", tour)
    single = {"Enter", "Space", "Esc", "F1", "F3", "?", ".", "P", "N", "D"}
    return {word for word in words if word in single or word.startswith(("Ctrl+", "Alt+"))}


@pytest.mark.parametrize("key", sorted(keys()))
def test_every_key_named_in_the_tour_does_something(key: str) -> None:
    bound = {
        known.replace("Return", "Enter")
        for scope in load_keymap().scopes
        for binding in scope.bindings
        if not binding.later
        for known in binding.keys
    }
    assert key in bound or key in _MODIFIERS


def test_every_command_named_in_bold_exists() -> None:
    texts = {spec.text for spec in ACTIONS}
    assert {"Open the sample library", "Remove for good…"} <= texts
    assert "**Open the sample library**" in TEXT
    assert "**Remove for good…**" in TEXT


def test_what_the_readme_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        assert (ROOT / target).is_file(), target
    for path in re.findall(r"`((?:tests|packaging|resources|desktop)/[\w/.]+?)/?`", TEXT):
        assert (ROOT / path).exists(), path
    for script in re.findall(r"python3 (packaging/\w+\.py)", TEXT):
        assert (ROOT / script).is_file(), script
    picture = QImage(str(ROOT / "resources" / "screenshot.png"))
    assert picture.width() >= 1280
