"""The list of errors shows what was missed or misread, the rule, and nothing that is put away."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from tests.quality.corpora import Record
from tests.quality.errors import list_task_errors, rules_of
from tests.quality.figures import Figure, table
from tests.quality.measures import TASKS, Corpus
from tests.quality.systems import Dateline, Remembered
from tests.shared import shared

TEXT = "It rained on Tuesday and in May 2024."


def record(place: int) -> Record:
    """Return a document with a wrong answer for "Tuesday" and one for a word that is no time."""
    tuesday = {"start": 13, "end": 20, "type": "DATE", "value": "2025-03-18"}
    rained = {"start": 3, "end": 9, "type": "DATE", "value": "2025-03-11"}
    return {"id": f"d{place}", "date": "2025-03-13", "text": TEXT, "timexes": [tuesday, rained]}


def test_errors_of_the_part_in_use_are_listed_with_their_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = shared("score", "score.py")
    (tmp_path / "score").mkdir()
    shutil.copy(program, tmp_path / "score")
    (tmp_path / "corpora").mkdir()
    with gzip.open(tmp_path / "corpora" / "ours.dev.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(f"{json.dumps(record(place))}\n" for place in range(3))
    monkeypatch.setenv("DATELINE_SHARED", str(tmp_path))
    lines = list(list_task_errors(TASKS["time"], Corpus("ours"), Remembered(Dateline)))
    found = [tuple(line.split("\t")[2:4]) for line in lines]
    kinds = ("VALUE", "MISSED", "SPURIOUS")
    assert sorted(found) == sorted((f"d{place}", kind) for place in (0, 1) for kind in kinds)
    (wrong,) = [line for line in lines if line.split("\t")[2:4] == ["d0", "VALUE"]]
    assert wrong.startswith("ours\t2025-03-13\t")
    assert "gold 2025-03-18 predicted 2025-03-11" in wrong
    assert wrong.endswith("calendar.weekday/past")


def test_a_rule_is_found_by_its_words() -> None:
    items = [
        {"text": "Tuesday", "rule": "a"},
        {"text": "last\nweek", "rule": "b"},
        {"text": "May", "maker": "c"},
    ]
    assert rules_of("id\tVALUE\ton [Tuesday] it\t", items) == ["a"]
    assert rules_of("id\tVALUE\ton [last|week] it\t", items) == ["b"]
    assert rules_of("id\tMISSED\ton [Monday] it\t", items) == []
    assert rules_of("id\tMISSED\tnothing\t", items) == []


def test_figures_of_two_scores_stand_in_tables_of_their_own() -> None:
    first = Figure("a", "in use", "Dateline", 1, "dates", 1, 2, 3, {"found": 4})
    second = Figure("b", "all", "Dateline", 2, "sayings", 5, 6, 7, {"wholly": 8})
    lines = table("events", [first, second])
    heads = [line for line in lines if line.startswith("| corpus")]
    assert len(heads) == 2
    assert "found" in heads[0]
    assert "wholly" in heads[1]
    assert lines[0] == "## events"
    assert lines.count("## events") == 1
