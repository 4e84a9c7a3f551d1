"""Every message that the source names has its English words, and every outcome has its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.library.arrivals import Outcome
from dateline.model.messages import Message, MessageError, catalogue, english, template

SOURCE = Path(dateline.__file__).parent
LITERAL = re.compile(r"""Message\.of\(\s*"([a-z_]+(?:\.[\w-]+)+)\"""")


def literal_ids() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for match in LITERAL.finditer(path.read_text("utf-8")):
            yield match[1], str(path.relative_to(SOURCE))


@pytest.mark.parametrize(("message_id", "file"), sorted(set(literal_ids())))
def test_a_message_named_in_the_source_has_its_words(message_id: str, file: str) -> None:
    numbered = {f"{message_id}.one", f"{message_id}.other"}
    assert message_id in catalogue() or numbered <= catalogue().keys()


@pytest.mark.parametrize(
    "outcome", [outcome.value for outcome in Outcome] + ["failed", "cancelled", "settled"]
)
def test_every_outcome_of_a_file_has_its_word_in_the_terminal(outcome: str) -> None:
    assert template(Message.of(f"cli.outcome.{outcome}"))


@pytest.mark.parametrize("outcome", [each for each in Outcome if each is not Outcome.ADDED])
def test_every_relation_to_another_article_has_its_sentence(outcome: Outcome) -> None:
    assert english(Message.of(f"importing.{outcome.value}", of="Tern Post, 2025-03-13"))


def test_the_number_chooses_between_one_and_other() -> None:
    assert english(Message.of("editing.remove", n=1)) == "removal of 1 article"
    assert english(Message.of("editing.remove", n=2)) == "removal of 2 articles"


def test_a_message_survives_being_stored_and_an_error_says_its_sentence() -> None:
    message = Message.of("library.newer", found=7, known=1)
    assert Message.loads(message.dumps()) == message
    assert "schema 7" in str(MessageError(message))
