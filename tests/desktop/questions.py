"""What a test may ask a watched window, by name; answers are JSON values, places are on the screen.

Each question is a function of the watched application; its keyword arguments come with it. They
look and never wait; what a person could do is done by real pointer and keys, not here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from dateline.explore.timeline_lanes import LaneBy
from dateline.model.spans import Span, Utf16Map
from dateline.ui.rows.paged_model import PagedModel
from dateline.ui.rows.row_table import RowTable
from dateline.ui.theme import ThemeChoice, theme_switch

if TYPE_CHECKING:
    from dateline.ui.panes.timeline import TimelinePane
    from dateline.ui.window import MainWindow
    from dateline.ui.workbench import Workbench

Observed: TypeAlias = Any
"""The application with what watches it; its class is made only inside the watched process."""
Question = Callable[..., object]
Asked = TypeVar("Asked", bound=Question)
QUESTIONS: dict[str, Question] = {}


def question(asked: Asked) -> Asked:
    """Let tests ask this by its name."""
    QUESTIONS[asked.__name__] = asked
    return asked


def bench_of(observed: Observed) -> Workbench:
    """Return what works in the window; fails before the library is open."""
    from dateline.ui.workbench import Workbench

    bench = observed.bench
    assert isinstance(bench, Workbench)
    return bench


def table_of(window: MainWindow, pane_id: str) -> RowTable:
    """Return the list of a pane."""
    return window.pane(pane_id).findChildren(RowTable)[0]


def middle(widget: QWidget) -> list[int]:
    """Return the middle of a widget on the screen."""
    point = widget.mapToGlobal(widget.rect().center())
    return [point.x(), point.y()]


def place(point: QPoint) -> list[int]:
    """Return a point as JSON."""
    return [point.x(), point.y()]


@question
def status(observed: Observed) -> object:
    """How far the window is: `ready` once the library is open and its first scope is shown."""
    if observed.bench is None:
        return {"ready": False}
    bench = bench_of(observed)
    scope = bench.scopes.scope
    return {
        "ready": scope is not None,
        "articles": None if scope is None else scope.total,
        "in_scope": None if scope is None else scope.count,
        "query": bench.session.focus.query,
        "workers": list(bench.session.queue.worker_ids),
        "opened": None if bench.article.opened is None else bench.article.opened.row.id,
        "active": observed.window.isActiveWindow(),
    }


@question
def window_place(observed: Observed) -> object:
    """The middle of the window's content."""
    return middle(observed.window.centralWidget())


@question
def surface_place(observed: Observed, *, name: str) -> object:
    """The middle of a part of the window: the article's text, the search field, or a pane's list."""
    window = observed.window
    surfaces = {"article": window.article.text.viewport(), "search": window.toolbar.search}
    return middle(surfaces.get(name) or table_of(window, name).viewport())


@question
def overlay(observed: Observed) -> object:
    """What the overlay of a drag says, None while it is not shown."""
    shown = observed.window.drop_target.overlay
    return shown.words if shown.isVisible() else None


@question
def toast(observed: Observed) -> object:
    """What the toast says, None while there is none."""
    shown = observed.window.toast
    return shown.words if shown.isVisible() else None


@question
def rows(observed: Observed, *, pane: str) -> object:
    """The ids of a pane's list with their words, None while these are fetched."""
    table = table_of(observed.window, pane)
    model = table.model()
    assert isinstance(model, PagedModel)
    return [
        [
            row_id,
            model.data(model.index(number, 0)) if model.row(row_id) else _fetch(model, number),
        ]
        for number, row_id in enumerate(model.ids)
    ]


def _fetch(model: PagedModel[Any], number: int) -> None:
    model.data(model.index(number, 0))


@question
def first_row(observed: Observed, *, pane: str) -> object:
    """The id at the top of a pane's list, None while it is empty."""
    model = table_of(observed.window, pane).model()
    assert isinstance(model, PagedModel)
    return model.id_at(0)


@question
def row_place(observed: Observed, *, pane: str, row: int) -> object:
    """Where the row of an id can be clicked, brought into sight first."""
    table = table_of(observed.window, pane)
    model = table.model()
    assert isinstance(model, PagedModel)
    number = model.row_of(row)
    if number is None:
        return None
    index = model.index(number, 0)
    table.scrollTo(index)
    rect = table.visualRect(index)
    # Left of the middle: at the right end stand the star and the counts.
    point = QPoint(rect.left() + rect.width() // 3, rect.center().y())
    return place(table.viewport().mapToGlobal(point))


@question
def button_place(observed: Observed, *, words: str) -> object:
    """Where the visible button with these words can be clicked, None where there is none."""
    for button in observed.window.findChildren(QAbstractButton):
        if button.isVisible() and words in (button.text(), button.accessibleName()):
            return middle(button)
    return None


@question
def words(observed: Observed) -> object:
    """The words of all labels in sight."""
    labels = observed.window.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


@question
def article(observed: Observed) -> object:
    """The article on show: what stands above it, its text, and which code points are in sight."""
    opened = bench_of(observed).article.opened
    view = observed.window.article
    document = view.article
    if opened is None or document is None:
        return None
    head = view.page.head
    return {
        "id": opened.row.id,
        "title": document.title,
        "above": [label.text() for label in head.findChildren(QLabel) if label.isVisible()],
        "published": [
            button.text() for button in head.findChildren(QAbstractButton) if button.isVisible()
        ],
        "text": document.text,
        "extracted": opened.extracted,
        "in_sight": in_sight(observed.window, document.text),
        "hits": view.hit_walk.count,
    }


def in_sight(window: MainWindow, text: str) -> list[int]:
    """Return the first code point in sight and the one after the last."""
    view = window.article.text
    lines = view.lines_on_screen(top=0.0, bottom=float(view.viewport().height()))
    if not lines:
        return [0, 0]
    offsets = Utf16Map(text)
    first, last = lines[0], lines[-1]
    span = Span(offsets.to_code_points(first.start), offsets.to_code_points(last.end))
    return [span.start, span.end]


@question
def trigger(observed: Observed, *, action: str) -> object:
    """Carry out an action as its menu entry would."""
    observed.window.actions_registry.action(action).trigger()
    return None


@question
def start_heartbeat(observed: Observed) -> object:
    """Begin to note the gaps of the window's thread."""
    observed.heartbeat.start()
    return None


@question
def stop_heartbeat(observed: Observed) -> object:
    """The gaps since the start, in seconds."""
    return observed.heartbeat.stop()


@question
def noted(observed: Observed) -> object:
    """The times of the drops, and of the first painting of each article's row (monotonic, s)."""
    painted = {} if observed.rows is None else observed.rows.painted_s
    drops = [] if observed.drops is None else observed.drops.drops_s
    return {"drops": drops, "painted": {str(i): s for i, s in painted.items()}}


@question
def report(observed: Observed) -> object:
    """The rows of the import report, None while it is closed."""
    shown = bench_of(observed).report
    if not shown.isVisible():
        return None
    return [
        {"name": row.file, "what": row.what, "result": row.result.value}
        for row in shown.model.all_rows
    ]


@question
def resize(observed: Observed, *, width: int, height: int) -> object:
    """Give the window's content this size."""
    observed.window.resize(width, height)
    return None


@question
def theme(observed: Observed, *, choice: str) -> object:
    """Take the light or the dark theme."""
    theme_switch().set_choice(ThemeChoice(choice))
    return None


@question
def picture(observed: Observed, *, path: str) -> object:
    """Save what the X server shows of the window."""
    window = observed.window
    shown = window.screen().grabWindow(window.winId())
    return [shown.save(path), shown.width(), shown.height()]


@question
def select_passage(observed: Observed, *, article: int) -> object:
    """Open an article as a click on its row does."""
    from dateline.ui.session import Passage

    bench_of(observed).session.show_passage(Passage(article))
    return None


@question
def searching(observed: Observed) -> object:
    """What stands in the search field."""
    field = observed.window.toolbar.search
    return {"text": field.text(), "focused": field.hasFocus()}


@question
def log_failure(observed: Observed, *, words: str) -> object:
    """Let an answer fail, as a bug would, with an error that quotes `words`."""

    def fail(connection: object) -> object:
        raise ValueError(words)

    bench_of(observed).session.ask(fail, lambda _: None)
    return None


def timeline_of(observed: Observed) -> TimelinePane:
    """Return the timeline pane."""
    from dateline.ui.panes.timeline import TimelinePane

    pane = observed.window.pane("timeline")
    assert isinstance(pane, TimelinePane)
    return pane


@question
def event_place(observed: Observed, *, event: int) -> object:
    """Where the sign of an event stands on the timeline, and which event a click there chooses."""
    view = timeline_of(observed).view
    point = view.stage.place_of(event)
    if point is None:
        return None
    hit = view.stage.hit(point.x(), point.y())
    return {
        "point": place(view.plot.mapToGlobal(point.toPoint())),
        "chosen": None if hit is None else hit.event,
    }


@question
def choose_lanes(observed: Observed, *, by: str) -> object:
    """Sort the timeline into other lanes, as its menu does: entity, outlet, status or one."""
    timeline_of(observed).controls.lanes_chosen.emit(LaneBy(by))
    return None


@question
def event_time_place(observed: Observed, *, event: int) -> object:
    """Where on the plot the first day of an event is, whether its sign is drawn or not."""
    view = timeline_of(observed).view
    stage = view.stage
    row = stage.events.row_of(event)
    if row is None:
        return None
    x = stage.scale.x(float(stage.lanes.cover.first[row])) + stage.frame.label
    return place(view.plot.mapToGlobal(QPoint(round(x), round(stage.frame.axis + 10))))


@question
def event_row_place(observed: Observed, *, event: int) -> object:
    """Where the row of an event can be clicked in the timeline's list, None while it is not shown."""
    shown = timeline_of(observed).view.event_list
    row = shown.events.place_of(event)
    if not shown.isVisible() or row is None:
        return None
    index = shown.model().index(row, 0)
    shown.scrollTo(index)
    return place(shown.viewport().mapToGlobal(shown.visualRect(index).center()))


@question
def show_timeline_list(observed: Observed, *, shown: bool) -> object:
    """Turn the timeline's list on or off, as its button does."""
    timeline_of(observed).view.set_list_shown(shown=shown)
    return None


@question
def timeline_place(observed: Observed) -> object:
    """The plot's corners on the screen: left, top, right, bottom."""
    plot = timeline_of(observed).view.plot
    corner = plot.mapToGlobal(plot.rect().topLeft())
    return [corner.x(), corner.y(), corner.x() + plot.width(), corner.y() + plot.height()]
