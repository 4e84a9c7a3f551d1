"""How to write a search: each form of the language with what it finds, made from its own examples."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dateline.library.search.examples import EXAMPLES
from dateline.library.search.fields import FIELDS
from dateline.model.messages import Message
from dateline.ui.theme import current_theme
from dateline.ui.widgets.floating import FloatingFrame
from dateline.ui.widgets.key_cap import KeyHint
from dateline.ui.widgets.labels import Label, surface
from dateline.ui.wording import say


def names_a_field(query: str) -> bool:
    """Whether an example is about a field: those stand below the line."""
    name, colon, _ = query.partition(":")
    return bool(colon) and name in FIELDS


class SearchHelp(FloatingFrame):
    """Floats under the field while it is written in; takes no focus and scrolls where it must."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        theme = current_theme()
        page = QWidget(self)
        surface(page, "raised")
        self._fill(page)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(page)
        self._page = page
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Writing a search"), self, style="body_strong"), 1)
        head.addWidget(KeyHint("Esc", "", self))
        foot = Label(
            self.tr("Accents and capitals do not matter."), self, style="meta", ink="muted"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(name) for name in ("xl", "l", "xl", "l")))
        column.setSpacing(theme.space("m"))
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self._rule(self))
        column.addWidget(foot)
        self.setAccessibleName(self.tr("Writing a search"))

    def _fill(self, page: QWidget) -> None:
        """Put a row for each example on the page, those of fields below a line."""
        theme = current_theme()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.space("hair"))
        grid.setHorizontalSpacing(theme.space("l"))
        grid.setColumnMinimumWidth(0, theme.size("search_example"))
        grid.setColumnStretch(1, 1)
        number = 0
        for fields in (False, True):
            if fields:
                grid.setRowMinimumHeight(number, theme.space("l"))
                grid.addWidget(self._rule(page), number, 0, 1, 2)
                number += 1
            for query, message in EXAMPLES:
                if names_a_field(query) is fields:
                    self._add_row(grid, number, query, message)
                    number += 1

    def _add_row(self, grid: QGridLayout, number: int, query: str, message: Message) -> None:
        page = grid.parentWidget()
        words = Label(say(message), page, style="meta", ink="muted")
        words.setWordWrap(True)
        grid.addWidget(Label(query, page, style="mono"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, number, 1)

    def _rule(self, parent: QWidget) -> QWidget:
        rule = QWidget(parent)
        surface(rule, "line")
        rule.setFixedHeight(1)
        return rule

    @property
    def lines(self) -> tuple[str, ...]:
        """Every text on show, from the top."""
        return tuple(label.text() for label in self.findChildren(Label))

    def wanted_height(self, width: int) -> int:
        """Return the height that a card `width` px wide needs to show everything, without its shadow."""
        layout = self.layout()
        if layout is None:
            return 0
        around = layout.sizeHint().height() - self._area.sizeHint().height()
        inner = width - 2 * current_theme().space("xl")
        return around + max(self._page.heightForWidth(inner), self._page.sizeHint().height())
