"""Every sentence that the terminal and the exports ask for is in the catalogue, and none is idle."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dateline
from dateline.model.messages import catalogue

SOURCE = Path(dateline.__file__).parent
ASKED = re.compile(r'(?:Message\.of|_words)\(\s*f?"([^"]+)"')
MARKDOWN = "export.markdown."


def asked(room: str) -> set[str]:
    """Return the ids as the source writes them; a part in braces stands for anything."""
    found: set[str] = set()
    for path in (SOURCE / room).rglob("*.py"):
        for written in ASKED.findall(path.read_text("utf-8")):
            found.add(written if written.split(".")[0] in {"cli", "export"} else MARKDOWN + written)
    return {name for name in found if name.startswith((f"{room}.", "cli.", "export."))}


def known(room: str) -> set[str]:
    names = {name for name in catalogue() if name.startswith(f"{room}.")}
    return {re.sub(r"\.(one|other)$", "", name) for name in names}


def pattern(written: str) -> re.Pattern[str]:
    literal = [re.escape(part) for part in re.split(r"\{[^}]*\}+", written)]
    return re.compile(r"[a-z_]+".join(literal))


@pytest.mark.parametrize("room", ["cli", "export"])
def test_every_id_that_is_asked_for_is_there(room: str) -> None:
    names = {name for of in ("cli", "export", "importing", "editing") for name in known(of)}
    missing = {
        written for written in asked(room) if not any(map(pattern(written).fullmatch, names))
    }
    missing -= {
        f"{MARKDOWN}{name}" for name in ("importing.deadline", "editing.kinds.{entry.kind.value}")
    }
    assert missing == set()


@pytest.mark.parametrize("room", ["cli", "export"])
def test_every_sentence_of_the_room_is_asked_for(room: str) -> None:
    patterns = [pattern(written) for written in asked(room) | {f"{MARKDOWN}{{name}}"}]
    assert {name for name in known(room) if not any(p.fullmatch(name) for p in patterns)} == set()
