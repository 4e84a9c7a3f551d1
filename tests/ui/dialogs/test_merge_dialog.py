"""The merge dialog shows who each name is, leaves others out, and merges what is chosen."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from dateline.library.decisions import Scope
from dateline.library.opened import Library
from dateline.library.reads.candidates import Candidate, candidates
from dateline.library.reads.entities import entity_named
from dateline.ui.dialogs.merge import MergeDialog
from dateline.ui.widgets.buttons import Button
from dateline.ui.widgets.labels import Label
from tests.building import store_with_names

TEXTS = (
    ("Ana Torenko met Delta Group. Ana Torenko left.", ["Ana Torenko", "Delta Group"]),
    ("A. Torenko wrote to Delta Group about Boris Torenko.", ["A. Torenko", "Boris Torenko"]),
    ("Ana Torenko and A. Torenko spoke.", ["Ana Torenko", "A. Torenko"]),
)
NAMES = ("Ana Torenko", "A. Torenko", "Boris Torenko")


@pytest.fixture
def asked(tmp_path: Path) -> dict[str, Candidate]:
    library = Library(tmp_path / "library")
    for number, (text, names) in enumerate(TEXTS):
        library.writer.write(
            lambda tx, text=text, names=names, number=number: store_with_names(
                tx, text, names, sha256=f"{number}" * 64
            )
        )
    with closing(library.reader()) as reader:
        ids = [entity_named(reader, name)[0].id for name in NAMES]
        found = candidates(reader, [*ids, 9999])
    library.close()
    return {candidate.entity.name: candidate for candidate in found}


def opened(
    asked: dict[str, Candidate], window: QWidget, *names: str, into: str | None = None
) -> MergeDialog:
    chosen = [asked[name] for name in names]
    scopes = {candidate.entity.id: Scope.RULE for candidate in chosen}
    kept = None if into is None else asked[into].entity.id
    dialog = MergeDialog(chosen, window, scopes=scopes, into=kept)
    dialog.open()
    return dialog


def words(dialog: MergeDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label) if label.text()]


def test_each_name_comes_with_its_numbers_and_a_sentence(
    asked: dict[str, Candidate], window: QWidget
) -> None:
    assert list(asked) == list(NAMES)
    assert (asked["Ana Torenko"].mentions, len(asked["Ana Torenko"].article_ids)) == (3, 2)
    said = words(opened(asked, window, "Ana Torenko", "A. Torenko"))
    assert "Person · 3 mentions · 2 articles" in said
    assert "Person · 2 mentions · 2 articles" in said
    assert "“A. Torenko wrote to Delta Group about Boris Torenko.”" in said
    # One of the three articles has both names.
    assert "5 mentions in 3 articles will be of one name" in said


def test_another_first_name_is_left_out_at_first_and_can_be_taken_in(
    asked: dict[str, Candidate], window: QWidget
) -> None:
    dialog = opened(asked, window, *NAMES, into="Ana Torenko")
    boris = asked["Boris Torenko"].entity.id
    assert dialog.title == "Merge 2 names into Ana Torenko"
    assert boris not in dialog.merged
    assert "Another first name: looks like another person" in words(dialog)
    dialog.box(boris).click()
    assert dialog.title == "Merge 3 names into Ana Torenko"
    assert boris in dialog.merged


def test_two_names_that_a_person_chose_are_both_taken_whatever_they_look_like(
    asked: dict[str, Candidate], window: QWidget
) -> None:
    dialog = opened(asked, window, "Ana Torenko", "Boris Torenko")
    assert len(dialog.merged) == 2
    assert "Another first name: looks like another person" in words(dialog)


def test_one_name_is_no_merge_and_the_name_shown_is_one_of_those_chosen(
    asked: dict[str, Candidate], window: QWidget
) -> None:
    dialog = opened(asked, window, "Ana Torenko", "A. Torenko")
    assert dialog.into == asked["Ana Torenko"].entity.id
    dialog.box(dialog.into).click()
    assert dialog.said_problem == "Choose two names or more."
    assert dialog.into == asked["A. Torenko"].entity.id
    dialog.box(asked["Ana Torenko"].entity.id).click()
    assert dialog.said_problem == ""
    assert dialog.into == asked["A. Torenko"].entity.id


def test_many_names_scroll_and_the_buttons_stay_in_sight(
    asked: dict[str, Candidate], window: QWidget
) -> None:
    one = asked["Ana Torenko"]
    entities = [replace(one.entity, id=number, name=f"Name {number}") for number in range(1, 30)]
    many = {entity.name: replace(one, entity=entity) for entity in entities}
    dialog = opened(many, window, *many)
    assert len(dialog.merged) == 29
    assert dialog.height() <= window.height()
    button = next(b for b in dialog.findChildren(Button) if b.text() == "Merge 29 names")
    assert dialog.rect().contains(button.geometry())
