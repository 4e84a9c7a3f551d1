"""The derived tables are a function of the readings and the log, whatever happened in between."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing

import pytest

from dateline.editing.articles import remove_articles, set_metadata, set_publication_day, star, tag
from dateline.editing.commands import Author, Command, CommandError, Done
from dateline.editing.entities import change_kind, ignore_entity, merge_entities, rename_entity
from dateline.editing.findings import check, move, pin, unpin, write_note
from dateline.editing.history import undo_decisions
from dateline.library.opened import Library
from dateline.library.search import fulltext
from dateline.model.annotations import EntityKind
from dateline.model.messages import Message
from dateline.model.spans import Field, Span
from tests.building import extract_again, store_with_names
from tests.rebuilding import derived, rebuild

NAMES = [
    f"{first} {last}"
    for first in ("Ana", "Boris", "Carla")
    for last in ("Reyes", "Okoro", "Lind", "Vega")
]


class Person:
    """Does random things to a library, and undoes some of them."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.random = random.Random(seed)
        self.done: list[Done] = []
        self.articles: list[int] = []

    def act(self) -> None:
        if self.done and self.random.random() < 0.3:
            chosen = self.random.choice(self.done)
            self.carry_out(
                undo_decisions(chosen.seqs, name=Message.of("editing.pin"), author=Author("AB"))
            )
        elif self.random.random() < 0.15:
            article_id = self.random.choice(self.articles)
            names = self.random.sample(NAMES, 6)
            self.library.writer.write(lambda tx: extract_again(tx, article_id, names))
        else:
            self.carry_out(self.random.choice(self.deeds())())

    def carry_out(self, command: Command) -> None:
        try:
            self.done.append(self.library.writer.write(command))
        except CommandError:
            return  # a merge of what is one entity already, say: nothing may have changed

    def deeds(self) -> list[Callable[[], Command]]:
        pick, author = self.random.choice, Author(self.random.choice(["AB", "CD"]))
        article, entities = pick(self.articles), self.ids("entity")
        findings = self.ids("finding") or [0]
        day = pick(["2024-12-31", "2025-03-01", "2025-03-20", None])
        return [
            lambda: set_publication_day(article, day, author=author),
            lambda: set_metadata(
                article, pick(["title", "byline", "outlet"]), pick("xyz"), author=author
            ),
            lambda: star(article, starred=pick([True, False]), author=author),
            lambda: tag(
                [article, pick(self.articles)], pick("ab"), on=pick([True, False]), author=author
            ),
            lambda: remove_articles([article], removed=pick([True, False]), author=author),
            lambda: merge_entities(
                self.random.sample(entities, 2), into=pick(entities), author=author
            ),
            lambda: merge_entities(
                self.random.sample(entities, 2), into=pick(entities), author=author
            ),
            lambda: rename_entity(pick(entities), pick(["New Name", "Other Name"]), author=author),
            lambda: change_kind(pick(entities), pick(list(EntityKind)), author=author),
            lambda: ignore_entity(pick(entities), ignored=pick([True, False]), author=author),
            lambda: pin(
                article, Field.TEXT, Span(0, 5), kind="selection", note=pick("mn"), author=author
            ),
            lambda: unpin(pick(findings), author=author),
            lambda: write_note(pick(findings), pick("pqr"), author=author),
            lambda: move(pick(findings), down=pick([True, False]), author=author),
            lambda: check(
                pick(findings), pick(["checked", "rejected", "not checked"]), author=author
            ),
        ]

    def ids(self, table: str) -> list[int]:
        with closing(self.library.reader()) as reader:
            return [row[0] for row in reader.execute(f"SELECT id FROM {table} ORDER BY id")]


@pytest.mark.parametrize("seed", [1, 2])
def test_500_random_decisions_undos_and_re_extractions_leave_what_a_rebuild_from_the_log_gives(
    library: Library, seed: int
) -> None:
    person = Person(library, seed)
    for number in range(8):
        names = person.random.sample(NAMES, 5)
        text = " ".join(f"On Tuesday {name} met {other}." for name in NAMES for other in names[:2])
        stored = library.writer.write(
            lambda tx, text=text, names=names, number=number: store_with_names(
                tx, text, names, sha256=f"{number:064d}"
            )
        )
        person.articles.append(stored)

    for _ in range(500):
        person.act()

    with closing(library.reader()) as reader:
        left = derived(reader)
    assert library.writer.write(lambda tx: fulltext.check(tx.connection))
    library.writer.write(rebuild)
    with closing(library.reader()) as reader:
        assert derived(reader) == left
    assert library.writer.write(lambda tx: fulltext.check(tx.connection))


def test_undoing_every_decision_leaves_the_library_as_it_was_before_the_first(
    library: Library,
) -> None:
    person = Person(library, 7)
    for number in range(4):
        text = " ".join(f"{name} spoke." for name in NAMES)
        person.articles.append(
            library.writer.write(
                lambda tx, text=text, number=number: store_with_names(
                    tx, text, NAMES, sha256=f"{number:064d}"
                )
            )
        )
    with closing(library.reader()) as reader:
        before = {name: rows for name, rows in derived(reader).items() if name != "finding"}

    deeds = [person.random.choice(person.deeds())() for _ in range(60)]
    for deed in deeds:
        person.carry_out(deed)
    for done in reversed(person.done):
        library.writer.write(undo_decisions(done.seqs, name=done.name, author=Author()))

    with closing(library.reader()) as reader:
        after = derived(reader)
        assert all(row[-1] is not None for row in after["finding"])
        assert {name: rows for name, rows in after.items() if name != "finding"} == before
