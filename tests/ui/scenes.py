"""The scenes of the gallery: each makes a window in one state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStatusBar,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from dateline.explore.highlights import MarkKind
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso
from dateline.ui.action_list import ACTIONS
from dateline.ui.actions import ActionRegistry
from dateline.ui.article.article_view import ArticleView
from dateline.ui.article.hit_walk import hits_in
from dateline.ui.cards.card_view import CardAction, CardContent, CardRow
from dateline.ui.cards.cards import CardHost
from dateline.ui.cards.confidence_sign import ConfidenceSign
from dateline.ui.cards.day_strip import DayStripDays
from dateline.ui.drop import DropTarget
from dateline.ui.help.command_palette import CommandPalette
from dateline.ui.help.key_list import KeyList
from dateline.ui.help.palette_model import PaletteEntry
from dateline.ui.imports.drop_card import DropCounts, DropFile
from dateline.ui.imports.import_report import ImportReport
from dateline.ui.imports.progress_strip import Progress, ProgressStrip
from dateline.ui.imports.report_model import ReportResult, ReportRow
from dateline.ui.keymap import load_keymap
from dateline.ui.libraries.empty_library import EmptyLibrary
from dateline.ui.pane import Pane
from dateline.ui.pane_state import Choice, PaneState
from dateline.ui.search.filter_row import Chip, FilterRow
from dateline.ui.toast import Toast
from dateline.ui.widgets.buttons import Button, IconButton
from dateline.ui.widgets.choices import CheckBox, ChoiceButton, RadioButton
from dateline.ui.widgets.focus_ring import FocusRing
from dateline.ui.widgets.labels import surface
from dateline.ui.widgets.notice import Notice
from tests.ui.sample_article import article, marks, span_of


def window_of(body: QWidget) -> QWidget:
    """Return a window that holds `body`, with a focus ring."""
    window = QWidget()
    surface(window, "window")
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(body)
    FocusRing(window)
    return window


def article_scene() -> QWidget:
    """An article with its marks, hits and a chosen name."""
    view = ArticleView()
    view.show_article(article())
    view.set_position(1, 12)
    view.set_marks(marks())
    spans = [span_of("Port Ellery", nth) for nth in range(3)]
    view.hit_walk.show(
        hits_in((), spans), words="Port Ellery", overall="31 hits in 12 articles", first=1
    )
    view.select_mark(MarkKind.PERSON, 3)
    return window_of(view)


def narrow_scene() -> QWidget:
    """An article without a date in a pane too narrow for names in the margin."""
    view = ArticleView()
    view.show_article(replace(article(), published=None, byline=("Marit Solheim", "Jonas Aalto")))
    view.set_notice(
        Notice(
            "When was this published?",
            "3 dates, such as “on Tuesday”, wait for it.",
            (("guess", "12 Mar 2025 (file name)"), ("other", "Other…")),
        )
    )
    view.set_marks(marks())
    view.start_finding()
    body = QWidget()
    row = QHBoxLayout(body)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(view)
    pane = Pane("Library", QWidget())
    pane.set_scope("0 of 48")
    pane.show_state(
        PaneState(
            "No article has all of this",
            "Port Ellery, Mar 2025, not Harbour Board. Without “not Harbour Board” there are 3.",
            (Choice("drop", "Drop “not Harbour Board”"), Choice("clear", "Clear all", "Esc")),
        )
    )
    failed = Pane("Results", QWidget())
    failed.show_state(
        PaneState(
            "Searching failed",
            "Your library is not changed. The details may help us.",
            (Choice("again", "Try again"), Choice("copy", "Copy details")),
            "failed",
        )
    )
    failed.head.set_linked(linked=False)
    failed.set_busy(busy=True)
    loading = ArticleView()
    loading.show_loading("Island waits for its ferry", source="Vessen Courier · 13 Mar 2025")
    side = QVBoxLayout()
    for widget in (pane, failed):
        side.addWidget(widget)
    row.addLayout(side)
    row.addWidget(loading)
    view.setFixedWidth(520)
    return window_of(body)


CHIPS = (
    Chip("port", "Port Ellery", MarkKind.PLACE),
    Chip("month", "Mar 2025", icon="calendar"),
    Chip("board", "Harbour Board of Vessen", MarkKind.ORGANISATION, excluded=True),
)
DATE_CARD = CardContent(
    kind=MarkKind.DATE,
    kind_words="Date in the text",
    confidence=Confidence.SURE,
    answer="‘Tuesday’ → Tue 11 Mar 2025",
    reason="Last Tuesday before publication (Thu 13 Mar 2025); past tense “left”.",
    days=DayStripDays(
        day_from_iso("2025-03-11"), day_from_iso("2025-03-11"), day_from_iso("2025-03-13")
    ),
    facts="Granularity: day    Reported as fact",
    actions=(
        CardAction("change", "Change…", "E"),
        CardAction("show", "Show on timeline"),
        CardAction("pin", "Pin", "P", "pin"),
    ),
)
PERSON_CARD = CardContent(
    kind=MarkKind.PERSON,
    kind_words="Person",
    aside="49 mentions in 10 of 12 articles",
    answer="Tomas Okonjo-Reyes",
    checked=True,
    rows=(
        CardRow("Also called", "Okonjo-Reyes, T. Okonjo-Reyes, Captain Okonjo-Reyes", "34"),
        CardRow("Described as", "who runs the pilots’ office", "3 outlets"),
        CardRow("Speaks", "14 quotes, 11 direct"),
    ),
    actions=(
        CardAction("merge", "Merge…", "M"),
        CardAction("rename", "Rename", "F2"),
        CardAction("kind", "Change kind", "K"),
        CardAction("only", "Show only", icon="filter"),
        CardAction("out", "Leave out"),
    ),
)


def whole_scene() -> QWidget:
    """Filter row, article with its date card open, toast and import progress."""
    view = ArticleView()
    view.show_article(article())
    view.set_position(1, 12)
    view.set_marks(marks())
    row = FilterRow()
    row.set_chips(CHIPS)
    row.set_counts("12 of 48 articles")
    row.set_can_save(can_save=True)
    strip = ProgressStrip()
    strip.set_progress(Progress(23, 68, "vessen-courier_2025-03-06.pdf", attention=2))
    bar = QStatusBar()
    bar.setSizeGripEnabled(False)
    bar.addWidget(strip, 1)
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(row)
    column.addWidget(view, 1)
    column.addWidget(bar)
    window = window_of(body)
    cards = CardHost(window)
    toast = Toast(window)
    toast.set_floor(bar, view.find_bar)

    def later() -> None:
        cards.show_card(DATE_CARD, view.global_rect(span_of("Tuesday")))
        view.select_mark(MarkKind.DATE, 20)
        words = "Merged 3 names into Ilse Brandvold. 49 mentions in 10 articles."
        toast.show_words(words, action="undo", action_words="Undo", key="Ctrl+Z")

    QTimer.singleShot(150, window, later)
    return window


def person_scene() -> QWidget:
    """A person card that has the focus, and a folded filter row."""
    window = whole_scene()
    window.findChildren(FilterRow)[0].set_chips(
        [
            Chip(f"c{number}", f"A rather long filter {number}", MarkKind.PERSON)
            for number in range(12)
        ]
    )
    view = window.findChildren(ArticleView)[0]
    host = window.findChildren(CardHost)[0]

    def later() -> None:
        host.show_card(PERSON_CARD, view.global_rect(span_of("Tomas Okonjo-Reyes")), focus=True)

    QTimer.singleShot(300, window, later)
    return window


def empty_scene() -> QWidget:
    """The first window."""
    formats = ("txt", "md", "html", "pdf", "docx", "epub", "odt", "rtf", "eml", "zip")
    empty = EmptyLibrary(formats=formats)
    window = window_of(empty)
    QTimer.singleShot(200, window, empty.setFocus)
    return window


COUNTS = DropCounts(
    readable=12,
    unreadable=3,
    readable_files=(
        DropFile("vessen-courier_2025-03-06.pdf", "PDF"),
        DropFile("straits-wire-2025-03-13.html", "web page"),
        DropFile("harbour-notes.docx", "Word"),
        DropFile("fwd_ ferry timetable.eml", "e-mail"),
    ),
    unreadable_files=(
        DropFile("scan_0041.heic", "picture, no text"),
        DropFile("ledger.numbers", "not a document Dateline reads"),
        DropFile("voice-memo.m4a", "sound"),
    ),
    library="Vessen 2025",
)


def drop_scene() -> QWidget:
    """A drag over the window, counted."""
    window = whole_scene()
    target = DropTarget(window)

    def later() -> None:
        target.overlay.show_waiting(text=False)
        target.overlay.show_counts(COUNTS)

    QTimer.singleShot(400, window, later)
    return window


def refused_scene() -> QWidget:
    """A drag of which nothing can be read."""
    window = whole_scene()
    target = DropTarget(window)

    def later() -> None:
        target.overlay.show_waiting(text=False)
        target.overlay.show_counts(replace(COUNTS, readable=0, readable_files=()))

    QTimer.singleShot(400, window, later)
    return window


REPORT = (
    ReportRow(
        1,
        ReportResult.ADDED,
        "straits-wire-2025-03-13.html",
        "41 names, 12 dates",
        "Last ferry of the season leaves Port Ellery",
    ),
    ReportRow(
        2,
        ReportResult.ADDED,
        "vessen-courier_2025-03-06.pdf",
        "3 pages; 38 names, 9 dates",
        "Harbour Board weighs a dredger of its own",
    ),
    ReportRow(
        3,
        ReportResult.CHECK,
        "harbour-notes.docx",
        "No publication date found. 6 relative dates wait for one.",
        "Briefing note: sand in the channel",
        "set_date",
        "Set date…",
    ),
    ReportRow(
        4,
        ReportResult.CHECK,
        "lowland_review.html",
        "Two dates disagree: 9 Mar 2025 (page) and 11 Mar 2025 (last change). Used 9 Mar.",
        "Winter crossings, a history",
        "choose",
        "Choose…",
    ),
    ReportRow(
        5,
        ReportResult.DUPLICATE,
        "ferry (copy).txt",
        "Same text as an article already here. Nothing was added.",
        "Island waits for its ferry",
        "both",
        "Show both",
    ),
    ReportRow(
        6,
        ReportResult.COPY,
        "tern-reprint.html",
        "38 of 41 sentences also appear in one article. Added to its group.",
        "Ferry: an excerpt",
        "compare",
        "Compare",
    ),
    ReportRow(
        7,
        ReportResult.NO_NAMES,
        "brandtner-hafen.html",
        "German: you can read and search it. Names and dates are found in English only.",
        "Der Hafen wartet",
    ),
    ReportRow(
        8,
        ReportResult.FAILED,
        "sealed-brief.pdf",
        "The PDF is locked with a password.",
        "",
        "show",
        "Show file",
    ),
    ReportRow(
        9,
        ReportResult.FAILED,
        "scan-harbour-12.pdf",
        "The pages are pictures without text. Dateline does not read pictures.",
        "",
        "show",
        "Show file",
    ),
    ReportRow(
        10,
        ReportResult.FAILED,
        "fwd_ ferry timetable.eml",
        "The file stops in the middle: 12 KB of 80 KB could be read.",
        "",
        "retry",
        "Retry",
    ),
)


def report_scene() -> QWidget:
    """The import report over the window."""
    window = whole_scene()
    report = ImportReport(window)
    report.show_rows(REPORT, heading="today 14:32 · 68 files in 1 min 52 s")

    def later() -> None:
        report.open()
        report.table.selectRow(7)

    QTimer.singleShot(400, window, later)
    return window


def palette_scene() -> QWidget:
    """The command palette with an answer, and one that can't be run."""
    window = whole_scene()
    palette = CommandPalette(window)
    palette.set_commands(
        [
            PaletteEntry("a", "Merge “Okonjo” into…", "Entities", "M"),
            PaletteEntry("b", "Merge selected names", "Entities", "Ctrl+Shift+M"),
            PaletteEntry("c", "Merge candidates: review 4 pairs", "Entities"),
            PaletteEntry("d", "Show all names of the selected entity", "Entities"),
            PaletteEntry("e", "Merge libraries…", why_not="needs a second library open"),
        ]
    )

    def later() -> None:
        palette.open()
        palette.field.setText("merge")

    QTimer.singleShot(400, window, later)
    return window


def keys_scene() -> QWidget:
    """The list of keys."""
    window = whole_scene()
    keys = KeyList(window)
    QTimer.singleShot(400, window, lambda: keys.open_keys(load_keymap()))
    return window


def button_rows(body: QWidget) -> list[QHBoxLayout]:
    """Return rows with buttons of every look, in both sizes."""
    rows: list[QHBoxLayout] = []
    for size in ("small", "large"):
        row = QHBoxLayout()
        for look in ("button", "primary", "flat", "link"):
            row.addWidget(
                Button(f"{look} {size}", body, look=look, size=size, icon="import", key="Ctrl+O")
            )
        off = Button("disabled", body, size=size)
        off.setEnabled(False)
        row.addWidget(off)
        row.addStretch(1)
        rows.append(row)
    return rows


def field_row(body: QWidget) -> QHBoxLayout:
    """Return a row with small buttons, fields, boxes and the words of confidence."""
    row = QHBoxLayout()
    for icon in ("link", "sort", "more", "star"):
        button = IconButton(icon, icon, body, checkable=True)
        button.setChecked(icon == "link")
        row.addWidget(button)
    field = QLineEdit(body)
    field.setPlaceholderText("Filter names")
    row.addWidget(field)
    row.addWidget(ChoiceButton((("all", "All kinds"), ("people", "People")), body))
    for box in (CheckBox("Also for articles added later", body), RadioButton("this place", body)):
        box.setChecked(True)
        row.addWidget(box)
    for confidence in reversed(Confidence):
        row.addWidget(ConfidenceSign(confidence, body))
    return row


def controls_scene() -> QWidget:
    """Buttons, fields, tabs, menus and the rest that the style sheet dresses."""
    main = QMainWindow()
    registry = ActionRegistry(main)
    for spec in ACTIONS:
        if spec.checkable:
            registry.bind_toggle(spec.id, main.setWindowModified)
        else:
            registry.bind(spec.id, main.update)
    registry.set_conditions({"library", "writable", "articles", "article", "back"})
    registry.fill_menu_bar(main.menuBar())
    body = QWidget()
    column = QVBoxLayout(body)
    for row in (*button_rows(body), field_row(body)):
        column.addLayout(row)
    tabs = QTabWidget(body)
    table = QTableWidget(40, 4)
    table.setHorizontalHeaderLabels(["Name", "By month", "Mentions", "Articles"])
    for number in range(40):
        table.setItem(number, 0, QTableWidgetItem(f"Name {number}"))
    table.selectRow(2)
    tabs.addTab(table, "Entities 64")
    tabs.addTab(QWidget(), "Quotes 112")
    column.addWidget(tabs, 1)
    main.setCentralWidget(body)
    FocusRing(main)

    def later() -> None:
        menu = registry.context_menu("library", main)
        menu.popup(main.mapToGlobal(body.rect().center()))

    QTimer.singleShot(300, main, later)
    return main


SCENES: dict[str, Callable[[], QWidget]] = {
    "article": article_scene,
    "narrow": narrow_scene,
    "whole": whole_scene,
    "person": person_scene,
    "empty": empty_scene,
    "drop": drop_scene,
    "refused": refused_scene,
    "report": report_scene,
    "palette": palette_scene,
    "keys": keys_scene,
    "controls": controls_scene,
}
"""Every scene by its name."""
