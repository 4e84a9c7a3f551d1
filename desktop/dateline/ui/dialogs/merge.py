"""Ask which of some names are one, under which of them they go, and for which articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dateline.library.decisions import Scope
from dateline.library.reads.candidates import Candidate
from dateline.library.reads.entities import EntityRow
from dateline.linking.folding import family_name, person_words
from dateline.model.annotations import EntityKind
from dateline.ui.cards.card_contents import kind_words
from dateline.ui.dialogs.ask import AskDialog
from dateline.ui.dialogs.room import room_in
from dateline.ui.dialogs.scrolled import scrolled
from dateline.ui.mention_words import WIDE, sentence_words
from dateline.ui.theme import current_theme
from dateline.ui.widgets.choices import CheckBox, ChoiceButton
from dateline.ui.widgets.labels import ElidedLabel, Label
from dateline.ui.wording import count_words

_MOST_ROWS = 5
"""Names that are in sight at once; more of them scroll."""


class MergeDialog(AskDialog):
    """Offers each name with its numbers and a sentence; the fullest, or `into`, is kept at first.

    A name that looks like another person's is left out at first where two others remain. `scopes`
    gives, by the id that is kept, whether the merge is a rule unless the person says otherwise: it
    is not for a one-word name.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        parent: QWidget,
        *,
        scopes: Mapping[int, Scope],
        into: int | None = None,
    ) -> None:
        why = QCoreApplication.translate(
            "MergeDialog",
            "They become one entry under this name. Every mention keeps its own spelling.",
        )
        super().__init__(" ", why, QCoreApplication.translate("MergeDialog", "Merge"), parent)
        self.setWindowTitle(self.tr("Merge names"))
        self._candidates = {candidate.entity.id: candidate for candidate in candidates}
        self._scopes = scopes
        self._touched = False
        self._rows = {each.entity.id: _CandidateRow(each, self) for each in candidates}
        names = [(str(each.entity.id), each.entity.name) for each in candidates]
        self.shown_as = ChoiceButton(names, self)
        self.shown_as.setAccessibleName(self.tr("Shown as"))
        self.shown_as.set_choice(str(_fullest(candidates) if into is None else into))
        self.also_later = CheckBox(self.tr("Also for articles added later"), self)
        self._sum = Label("", self, style="meta", ink="muted")
        width = current_theme().size("merge_width")
        self.setMinimumWidth(min(width, room_in(parent).width()))
        self._lay_out()
        self._leave_others_out()
        for row in self._rows.values():
            row.box.toggled.connect(self._follow)
        self.shown_as.chosen.connect(self._follow)
        self.also_later.clicked.connect(self._touch)
        self._accept.setFocus()
        self._follow()

    def _lay_out(self) -> None:
        theme = current_theme()
        self.body.addWidget(_list_of(list(self._rows.values()), self))
        self.body.addSpacing(theme.space("m"))
        kept = QHBoxLayout()
        kept.setSpacing(theme.space("m"))
        kept.addWidget(Label(self.tr("Shown as"), self, style="body", ink="muted"))
        kept.addWidget(self.shown_as, 1)
        self.body.addLayout(kept)
        self.body.addWidget(self.also_later)
        self.body.addWidget(self._sum)

    @property
    def into(self) -> int:
        """The id of the entity to keep."""
        return int(self.shown_as.choice)

    @property
    def merged(self) -> list[int]:
        """The ids of the entities that become one."""
        return [entity_id for entity_id, row in self._rows.items() if row.box.isChecked()]

    @property
    def scope(self) -> Scope:
        """Whether the merge is a rule for later articles."""
        return Scope.RULE if self.also_later.isChecked() else Scope.THESE

    def box(self, entity_id: int) -> CheckBox:
        """Return the box that takes a name in; raises KeyError for one that is not asked about."""
        return self._rows[entity_id].box

    def problem(self) -> str:
        """Return why one name alone is no merge."""
        return "" if len(self.merged) > 1 else self.tr("Choose two names or more.")

    @Slot()
    def _touch(self) -> None:
        self._touched = True

    def _leave_others_out(self) -> None:
        kept = self._candidates[self.into].entity
        others = [
            row
            for entity_id, row in self._rows.items()
            if is_another_person(self._candidates[entity_id].entity, kept)
        ]
        if len(self._rows) - len(others) > 1:
            for row in others:
                row.box.setChecked(False)

    @Slot()
    def _follow(self) -> None:
        merged = self.merged
        chosen = [self._candidates[entity_id] for entity_id in merged]
        if chosen:
            self.shown_as.set_choices([(str(c.entity.id), c.entity.name) for c in chosen])
        if not self._touched:
            self.also_later.setChecked(self._scopes.get(self.into) is Scope.RULE)
        kept = self._candidates[self.into].entity
        for entity_id, row in self._rows.items():
            row.doubt(another=is_another_person(self._candidates[entity_id].entity, kept))
        words = count_words(len(merged), one="Merge {n} name", other="Merge {n} names")
        self._title.set_text(self.tr("{merge} into {name}").format(merge=words, name=kept.name))
        self._accept.set_text(words)
        self._sum.set_text(_sum_words(chosen))
        self.look_again()


class _CandidateRow(QWidget):
    """A name with a box to take it in, its numbers, and a sentence or the doubt about it."""

    def __init__(self, candidate: Candidate, parent: QWidget) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._sentence = sentence_words(candidate.seen, before=WIDE)
        self.box = CheckBox(candidate.entity.name, self)
        self.box.setChecked(True)
        numbers = Label(_numbers_words(candidate), self, style="meta", ink="muted")
        self.box.setAccessibleDescription(f"{numbers.text()}. {self._sentence}")
        self._words = ElidedLabel("", self, style="snippet", ink="muted")
        head = QHBoxLayout()
        head.addWidget(self.box, 1)
        head.addWidget(numbers)
        below = QHBoxLayout()
        below.setContentsMargins(theme.size("check_box") + theme.space("m"), 0, 0, 0)
        below.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(below)
        self.doubt(another=False)

    def doubt(self, *, another: bool) -> None:
        """Say that this looks like another person, or show the sentence."""
        doubt = self.tr("Another first name: looks like another person")
        self._words.set_ink("warn" if another else "muted")
        self._words.set_text(doubt if another else self._sentence)


def _list_of(rows: Sequence[QWidget], parent: QWidget) -> QScrollArea:
    """Return the rows in an area that shows the first few of them and scrolls to the rest."""
    theme = current_theme()
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, theme.space("m"), 0)
    column.setSpacing(theme.space("l"))
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    area = scrolled(body, parent)
    shown = rows[:_MOST_ROWS]
    height = sum(row.sizeHint().height() for row in shown) + column.spacing() * (len(shown) - 1)
    area.setMinimumHeight(height)
    return area


def _fullest(candidates: Sequence[Candidate]) -> int:
    """Return the id of the name of most words; of equal ones the first."""
    return max(candidates, key=lambda candidate: len(candidate.entity.name.split())).entity.id


def _numbers_words(candidate: Candidate) -> str:
    mentions = count_words(candidate.mentions, one="{n} mention", other="{n} mentions")
    articles = count_words(len(candidate.article_ids), one="{n} article", other="{n} articles")
    return f"{kind_words(EntityKind(candidate.entity.kind))} · {mentions} · {articles}"


def _sum_words(chosen: Sequence[Candidate]) -> str:
    """Return what the one entry will hold; an article that has two of the names counts once."""
    mentions = count_words(
        sum(candidate.mentions for candidate in chosen), one="{n} mention", other="{n} mentions"
    )
    articles = count_words(
        len(frozenset[int]().union(*(candidate.article_ids for candidate in chosen))),
        one="{n} article",
        other="{n} articles",
    )
    words = QCoreApplication.translate(
        "MergeDialog", "{mentions} in {articles} will be of one name"
    )
    return words.format(mentions=mentions, articles=articles)


def is_another_person(one: EntityRow, other: EntityRow) -> bool:
    """Whether two people's full names share the family name and begin differently."""
    if one.id == other.id or one.kind != "person" or other.kind != "person":
        return False
    words, others = person_words(one.name), person_words(other.name)
    if min(len(words), len(others)) < 2 or family_name(words) != family_name(others):
        return False
    first, second = words[0], others[0]
    return not (first.startswith(second) or second.startswith(first))
