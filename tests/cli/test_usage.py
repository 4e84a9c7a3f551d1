"""Help that a person can follow: plain words, no wider than the terminal, with examples that work."""

from __future__ import annotations

import re
import shlex

import pytest
import typer.main

from dateline.cli.examples import EXAMPLES
from dateline.cli.program import VERBS, program
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import Mistake
from tests.cli.running import Terminal


@pytest.mark.parametrize("verb", VERBS)
def test_help_fits_80_columns_and_speaks_no_programming_language(
    verb: str,
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert terminal.here(verb, "--help") == 0
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80
    assert re.search(r"<\w+[\[>]|\{[A-Z]|x>=0", told) is None
    assert all(f"  {example}\n" in told for example in EXAMPLES[verb])


def test_every_verb_has_examples_and_no_other_word_has() -> None:
    assert list(EXAMPLES) == list(VERBS)
    assert all(EXAMPLES.values())


@pytest.mark.parametrize("example", [each for lines in EXAMPLES.values() for each in lines])
def test_an_example_is_right_usage(example: str) -> None:
    name, *words = shlex.split(example)
    assert name == "dateline"
    group = typer.main.get_command(program)
    with group.make_context(name, list(words)) as context:
        # What the group leaves are the verb and its words.
        verb, *rest = context._protected_args + context.args
    command = group.get_command(context, verb)  # pyright: ignore[reportAttributeAccessIssue]
    with command.make_context(verb, rest) as context:
        assert context.args == []
    queries = [context.params.get("query"), " ".join(context.params.get("words") or ())]
    for query in filter(None, queries if verb != "add-name" else []):
        assert not isinstance(parse(query), Mistake), query


def test_the_list_of_verbs_cuts_no_description_short(
    terminal: Terminal, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert terminal.here("--help") == 0
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80
    assert "..." not in told.split("Commands:")[1]
