"""Every sentence that the terminal and the exports ask for is in the catalogue, and none is idle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.model.messages import catalogue

SOURCE = Path(dateline.__file__).parent
MARKDOWN = re.escape("export.markdown.")
SHORT = frozenset({"_words", "_named"})
"""Functions of the Markdown exporter that put its prefix before the id they are given."""


def asked(room: str) -> Iterator[str]:
    """Yield the ids that a room asks for, as patterns: what is only known later stands for any word."""
    for path in (SOURCE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            if ast.unparse(node.func) == "Message.of":
                yield from written(node.args[0], "")
            elif path.name == "markdown.py" and ast.unparse(node.func) in SHORT:
                yield from written(node.args[0], MARKDOWN)


def written(node: ast.expr, prefix: str) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from written(node.body, prefix)
        yield from written(node.orelse, prefix)
    elif isinstance(node, ast.Constant):
        yield prefix + re.escape(str(node.value))
    elif isinstance(node, ast.JoinedStr):
        parts = (
            re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[\w.-]+"
            for p in node.values
        )
        yield prefix + "".join(parts)


def sentences() -> set[str]:
    return {re.sub(r"\.(one|other)$", "", name) for name in catalogue()}


@pytest.mark.parametrize("room", ["cli", "export"])
def test_every_id_that_is_asked_for_is_there(room: str) -> None:
    patterns = set(asked(room))
    assert len(patterns) > 5
    missing = {p for p in patterns if not any(re.fullmatch(p, name) for name in sentences())}
    assert missing == set()


@pytest.mark.parametrize("room", ["cli", "export"])
def test_every_sentence_of_the_room_is_asked_for(room: str) -> None:
    patterns = [pattern for pattern in asked(room) if pattern != f"{MARKDOWN}[\\w.-]+"]
    own = {name for name in sentences() if name.startswith(f"{room}.")}
    idle = {name for name in own if not any(re.fullmatch(p, name) for p in patterns)}
    assert idle <= {"export.markdown.page", "export.markdown.paragraph"}, idle
