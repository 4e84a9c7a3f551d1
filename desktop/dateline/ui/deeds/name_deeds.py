"""What a person decides on names, from the list, the text or a card: asked, carried out, followed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from dateline.editing.dictionary import MOST_BYTES, apply_dictionary, read_dictionary
from dateline.editing.entities import (
    change_kind,
    ignore_entity,
    merge_entities,
    merge_scope,
    rename_entity,
)
from dateline.editing.names import add_mention, ignore_mentions
from dateline.editing.split import split_mentions
from dateline.explore.entities import EntityList, EntitySort
from dateline.explore.entities import EntityRow as ListedEntity
from dateline.explore.focus import Focus
from dateline.explore.scope import Scope
from dateline.library.decisions import Scope as DecisionScope
from dateline.library.reads.candidates import Candidate, candidates
from dateline.library.reads.entities import EntityRow, entity_rows
from dateline.library.rows import Connection
from dateline.model.annotations import EntityKind
from dateline.model.messages import MessageError
from dateline.model.spans import Field, Span
from dateline.ui.dialogs.ask_text import LineDialog
from dateline.ui.dialogs.kind import KindDialog
from dateline.ui.dialogs.merge import MergeDialog
from dateline.ui.dialogs.pick_name import NameChoice, PickNameDialog

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench

_MOST_FOUND = 50
_MergeRead = tuple[list[Candidate], dict[int, DecisionScope]]


class NameDeeds(QObject):
    """Owned by the workbench; the deeds of the list and of the text call it with ids."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._session = bench.session
        bench.window.actions_registry.bind("import_names", self.choose_dictionary)

    # One entity or several ----------------------------------------------------------------------

    def merge(self, entity_ids: Sequence[int], *, into: int | None = None) -> None:
        """Ask which of these names is kept (`into` first), and merge the others into it."""
        extra: list[int] = [] if into is None or into in entity_ids else [into]
        ids = [*entity_ids, *extra]

        def read(connection: Connection) -> _MergeRead:
            scopes = {kept: merge_scope(connection, ids, into=kept) for kept in ids}
            return candidates(connection, ids), scopes

        if len(ids) == 1:
            self._ask_into(ids[0])
        elif ids:
            self._session.ask(read, lambda found: self._ask_merge(*found, into=into))

    def _ask_merge(
        self, found: Sequence[Candidate], scopes: dict[int, DecisionScope], *, into: int | None
    ) -> None:
        if len(found) < 2:
            return
        dialog = MergeDialog(found, self._bench.window, scopes=scopes, into=into)

        def take() -> None:
            command = merge_entities(
                dialog.merged, into=dialog.into, author=self._session.author, scope=dialog.scope
            )
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()

    def _ask_into(self, entity_id: int) -> None:
        def ask(rows: Sequence[EntityRow]) -> None:
            if rows:
                self._pick_into(rows[0])

        self._session.ask(lambda connection: entity_rows(connection, [entity_id]), ask)

    def _pick_into(self, row: EntityRow) -> None:
        words = (
            self.tr("Merge {name} into…").format(name=row.name),
            self.tr("Choose the name that both will go by."),
            self.tr("Go on"),
        )
        choice = NameChoice(without=(row.id,))
        dialog = PickNameDialog(words, choice, self._find, self._bench.window)
        dialog.accepted.connect(lambda: self.merge([row.id], into=dialog.entity_id))
        dialog.open()

    def _find(self, words: str, done: Callable[[Sequence[ListedEntity]], None]) -> None:
        """Find names of the whole library that begin like the words, the most mentioned first."""
        shown = self._bench.scopes.scope
        if shown is None:
            return
        facets = shown.facets

        def read(_: Connection) -> tuple[ListedEntity, ...]:
            everything = Scope.of(Focus(), facets)
            found = EntityList.of(everything, matching=words, sort=EntitySort.MENTIONS)
            return found.rows(0, _MOST_FOUND)

        self._session.ask(read, done, kind="find-name")

    # What it is ---------------------------------------------------------------------------------

    def rename(self, entity_id: int, name: str) -> None:
        """Ask for another name to show."""
        dialog = LineDialog(
            self.tr("Rename"),
            self.tr("Lists and exports show this name; the texts keep theirs."),
            self.tr("Rename"),
            text=name,
            label=self.tr("Name"),
            parent=self._bench.window,
        )

        def take() -> None:
            command = rename_entity(entity_id, dialog.text, author=self._session.author)
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()

    def change_kind(self, entity_id: int, name: str, kind: EntityKind) -> None:
        """Ask what kind of thing a name is."""
        dialog = KindDialog(name, kind, self._bench.window)

        def take() -> None:
            command = change_kind(entity_id, dialog.kind, author=self._session.author)
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()

    def ignore(self, entity_id: int) -> None:
        """Take a name out of every list and text; Undo brings it back."""
        command = ignore_entity(entity_id, author=self._session.author)
        self._session.carry_out(command, done=lambda _: self.drop_from_filter(entity_id))

    def drop_from_filter(self, entity_id: int) -> None:
        """Stop filtering by a name that is in no list any more."""
        focus = self._session.focus
        for chip in focus.chips():
            if chip.key == entity_id:
                focus = focus.without(chip)
        self._session.set_focus(focus)

    # Single mentions ----------------------------------------------------------------------------

    def ignore_mentions(self, mention_ids: Sequence[int]) -> None:
        """Say that these words are no names here."""
        self._session.carry_out(ignore_mentions(mention_ids, author=self._session.author))

    def split(
        self, mention_ids: Sequence[int], *, entity_id: int, name: str, kind: EntityKind
    ) -> None:
        """Ask which entity these mentions of `entity_id` mean instead."""
        words = (
            self.tr("Which {name} is meant?").format(name=name),
            self.tr("These mentions alone move; type a new name for somebody else of this name."),
            self.tr("Move the mentions"),
        )
        choice = NameChoice(new_name=name, kind=kind, without=(entity_id,))
        dialog = PickNameDialog(words, choice, self._find, self._bench.window)
        dialog.kinds.setEnabled(False)

        def take() -> None:
            command = split_mentions(
                mention_ids, into=dialog.entity_id, name=dialog.name, author=self._session.author
            )
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()

    def add(self, article_id: int, span: Span, words: str) -> None:
        """Ask which entity the selected words of an article name, and mark them."""
        asked = (
            self.tr("Add as name"),
            self.tr("Everywhere in this article these words become a mention."),
            self.tr("Add"),
        )
        choice = NameChoice(new_name=words, later=True)
        dialog = PickNameDialog(asked, choice, self._find, self._bench.window)
        dialog.also_later.setChecked(len(words.split()) > 1)

        def take() -> None:
            command = add_mention(
                *(article_id, Field.TEXT, span),
                into=dialog.entity_id,
                name=dialog.name,
                kind=dialog.kind,
                scope=DecisionScope.RULE if dialog.later else DecisionScope.THESE,
                author=self._session.author,
            )
            self._session.carry_out(command)

        dialog.accepted.connect(take)
        dialog.open()

    # Lists of names -----------------------------------------------------------------------------

    @Slot()
    def choose_dictionary(self) -> None:
        """Ask for a list of names and apply it."""
        kinds = self.tr("Lists of names (*.csv *.tsv *.json)")
        name, _ = QFileDialog.getOpenFileName(
            self._bench.window, self.tr("Import a list of names"), "", kinds
        )
        if name:
            self.apply_dictionary(Path(name))

    def apply_dictionary(self, path: Path) -> None:
        """Apply a list of names: one command for Undo; a file that is none is said to be none."""
        try:
            with path.open("rb") as stream:
                entries = read_dictionary(stream.read(MOST_BYTES + 1))
        except MessageError as error:
            self._session.refused.emit(error.message)
            return
        except OSError as error:
            words = self.tr("{file} can't be read: {reason}.")
            self._bench.window.toast.show_words(
                words.format(file=path.name, reason=error.strerror or "")
            )
            return
        command = apply_dictionary(entries, title=path.name, author=self._session.author)
        self._session.carry_out(command)
