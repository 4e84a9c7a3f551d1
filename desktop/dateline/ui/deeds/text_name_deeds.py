"""Actions on names in the text: merge, change kind, split off, ignore, and add selected words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from dateline.explore.highlights import Mark
from dateline.library.reads.annotations import MentionRow
from dateline.model.annotations import EntityKind
from dateline.model.spans import Field, Span

if TYPE_CHECKING:
    from dateline.ui.deeds.name_deeds import NameDeeds
    from dateline.ui.workbench import Workbench

_CONDITIONS: Final = frozenset({"name_mark", "selection"})


class TextNameDeeds(QObject):
    """Binds what is done with the name under the keys or pointer; owned by the workbench."""

    def __init__(self, bench: Workbench, names: NameDeeds) -> None:
        super().__init__(bench)
        self._bench = bench
        self._names = names
        self._mark: Mark | None = None
        self._selection: Span | None = None
        view, registry = bench.window.article, bench.window.actions_registry
        for action_id, handler in {
            "article.merge": self.merge,
            "article.kind": self.change_kind,
            "article.split": self.split,
            "article.not_this": self.ignore_here,
            "article.ignore": self.ignore_anywhere,
            "article.add_name": self.add,
        }.items():
            registry.bind(action_id, handler)
        view.current_mark_changed.connect(self._take_mark)
        view.selection_changed.connect(self._take_selection)
        view.context_requested.connect(self._take_pointed)
        view.card_requested.connect(self._take_explained)
        bench.window.cards.action_chosen.connect(self._card_action)

    @Slot(object)
    def _take_mark(self, mark: Mark | None) -> None:
        self._mark = mark
        self._note_conditions()

    @Slot(object)
    def _take_selection(self, span: Span | None) -> None:
        self._selection = span
        self._note_conditions()

    @Slot(object, object)
    def _take_pointed(self, _: object, mark: Mark | None) -> None:
        if mark is not None:
            self._take_mark(mark)

    @Slot(object, bool)
    def _take_explained(self, mark: Mark, by_key: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._take_mark(mark)

    def _note_conditions(self) -> None:
        holding = (
            {"name_mark"} if self._mark is not None and self._mark.kind.is_name else set[str]()
        )
        if self._selection is not None and self._selection.length:
            holding.add("selection")
        self._bench.set_conditions(frozenset(holding), of=_CONDITIONS)

    def _mention(self) -> MentionRow | None:
        """Return the mention under the mark, None where it is no name or no longer there."""
        opened, mark = self._bench.article.opened, self._mark
        if opened is None or mark is None or not mark.kind.is_name:
            return None
        mentions = (m for m in opened.annotations.mentions if m.entity_id == mark.ref)
        return next((m for m in mentions if m.span == mark.span and m.field is Field.TEXT), None)

    @Slot()
    def merge(self) -> None:
        """Ask which name the current one belongs to."""
        mention = self._mention()
        if mention is not None:
            self._names.merge([mention.entity_id])

    @Slot()
    def change_kind(self) -> None:
        """Ask what kind of thing the current name is."""
        mention = self._mention()
        if mention is not None:
            self._names.change_kind(mention.entity_id, mention.name, EntityKind(mention.kind))

    @Slot()
    def split(self) -> None:
        """Ask whom this one mention means instead."""
        mention = self._mention()
        if mention is not None:
            self._names.split(
                [mention.id],
                entity_id=mention.entity_id,
                name=mention.name,
                kind=EntityKind(mention.kind),
            )

    @Slot()
    def ignore_here(self) -> None:
        """Say that the current name is none in this article, wherever it stands the same way."""
        opened, mention = self._bench.article.opened, self._mention()
        if opened is None or mention is None:
            return
        text, title = opened.stored.text, opened.stored.read_title
        words = mention.span.of(text)
        alike = [
            m.id
            for m in opened.annotations.mentions
            if m.entity_id == mention.entity_id
            and m.span.of(title if m.field is Field.TITLE else text) == words
        ]
        self._names.ignore_mentions(alike)

    @Slot()
    def ignore_anywhere(self) -> None:
        """Take the current name out of every list and text."""
        mention = self._mention()
        if mention is not None:
            self._names.ignore(mention.entity_id)

    @Slot()
    def add(self) -> None:
        """Ask whom the selected words name."""
        opened, span = self._bench.article.opened, self._selection
        if opened is not None and span is not None and span.length:
            words = " ".join(span.of(opened.stored.text).split())
            self._names.add(opened.row.id, span, words)

    @Slot(str)
    def _card_action(self, action: str) -> None:
        deeds = {
            "mark-split": self.split,
            "mark-kind": self.change_kind,
            "mark-merge": self.merge,
            "mark-ignore": self.ignore_here,
        }
        if action in deeds:
            deeds[action]()
