"""Actions on the window itself: import, history, layout, text size, palette, keys, panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from dateline.library import tasks
from dateline.ui.deeds.area_deeds import AreaDeeds
from dateline.ui.help.command_palette import CommandPalette
from dateline.ui.help.key_list import KeyList
from dateline.ui.help.palette_entries import palette_entries
from dateline.ui.keymap import EVERYWHERE
from dateline.ui.panes.timeline import TimelinePane
from dateline.ui.theme import ThemeChoice, current_theme, theme_switch

if TYPE_CHECKING:
    from dateline.ui.workbench import Workbench


class ViewDeeds(QObject):
    """Binds what concerns the whole window; owned by the workbench."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._window = bench.window
        self._palette = CommandPalette(bench.window)
        self._keys = KeyList(bench.window)
        self._palette.entry_chosen.connect(self._run)
        self._palette.search_requested.connect(self._search)
        registry = bench.window.actions_registry
        registry.attach(EVERYWHERE, bench.window)
        window, session, importing = bench.window, bench.session, bench.importing
        for action_id, handler in {
            "import_files": importing.choose_files,
            "import_folder": importing.choose_folder,
            "paste_article": importing.paste,
            "import_report": self.show_report,
            "close_window": window.close,
            "quit": window.close,
            "undo": session.undo,
            "redo": session.redo,
            "back": session.go_back,
            "forward": session.go_forward,
            "clear_filters": bench.focus.clear,
            "layout_read": self.layout_read,
            "layout_timeline": self.layout_timeline,
            "cycle_theme": self.cycle_theme,
            "theme_light": self.theme_light,
            "theme_dark": self.theme_dark,
            "theme_system": self.theme_system,
            "larger_text": self.larger_text,
            "smaller_text": self.smaller_text,
            "normal_text": self.normal_text,
            "search": self.go_to_search,
            "find": window.article.start_finding,
            "next_hit": bench.search.next_hit,
            "previous_hit": bench.search.previous_hit,
            "go_results": bench.search.go_to_results,
            "go_article": self.go_to_article,
            "next_pane": self.next_pane,
            "previous_pane": self.previous_pane,
            "command_palette": self.open_palette,
            "key_list": self.open_keys,
            "step_back": self.step_back,
        }.items():
            registry.bind(action_id, handler)
        window.article.find_bar.words_changed.connect(self._note_finding)
        window.article.find_closed.connect(self._end_finding)
        for spec in self._specs():
            registry.bind(spec, self._go_to_pane(spec))
        AreaDeeds(bench)
        registry.action("resolved_dates").setChecked(True)
        registry.bind_toggle("resolved_dates", self._show_notes)
        registry.bind_toggle("full_screen", self._full_screen)
        registry.bind_toggle("one_line_rows", self._one_line)

    def _specs(self) -> list[str]:
        from dateline.ui.panes import panes

        return [spec.go_action for spec in panes() if spec.id != "results"]

    def _go_to_pane(self, go_action: str) -> _PaneGoer:
        from dateline.ui.panes import panes

        pane_id = next(spec.id for spec in panes() if spec.go_action == go_action)
        return _PaneGoer(self._bench, pane_id)

    # Layouts ------------------------------------------------------------------------------------

    @Slot()
    def layout_read(self) -> None:
        """Show library and article alone, for reading."""
        self._window.reset_layout()
        self._window.show_area("right", shown=False)
        self._window.show_area("bottom", shown=False)
        self._say(self.tr("Layout Read"))

    @Slot()
    def layout_timeline(self) -> None:
        """Put every pane where it belongs."""
        self._window.reset_layout()
        self._say(self.tr("Layout Timeline"))

    @Slot()
    def cycle_theme(self) -> None:
        """Go on to the next theme and say which: two of the three may look alike."""
        theme_switch().cycle()
        self._say_theme()

    @Slot()
    def theme_light(self) -> None:
        """Stay light."""
        self._take_theme(ThemeChoice.LIGHT)

    @Slot()
    def theme_dark(self) -> None:
        """Stay dark."""
        self._take_theme(ThemeChoice.DARK)

    @Slot()
    def theme_system(self) -> None:
        """Be light or dark as the system is."""
        self._take_theme(ThemeChoice.SYSTEM)

    def _take_theme(self, choice: ThemeChoice) -> None:
        theme_switch().set_choice(choice)
        self._say_theme()

    def _say_theme(self) -> None:
        words = {
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
            ThemeChoice.SYSTEM: self.tr("Light or dark as the system"),
        }
        self._say(words[theme_switch().choice])

    def _say(self, words: str) -> None:
        self._window.toast.show_words(words)

    @Slot(bool)
    def _show_notes(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._window.article.set_notes_shown(shown=shown)
        on, off = self.tr("Resolved dates are shown"), self.tr("Resolved dates are hidden")
        self._say(on if shown else off)

    @Slot(bool)
    def _one_line(self, one_line: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        self._bench.library_pane.set_one_line(one_line=one_line)

    @Slot(bool)
    def _full_screen(self, full: bool) -> None:  # noqa: FBT001 - Qt's signal gives it
        if full:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    @Slot()
    def larger_text(self) -> None:
        """Make the article's letters larger."""
        before = self._text_size
        self._window.article.change_text_size(1)
        largest = self._text_size == before
        self._say_size(self.tr("This is the largest text.") if largest else "")

    @Slot()
    def smaller_text(self) -> None:
        """Make the article's letters smaller."""
        before = self._text_size
        self._window.article.change_text_size(-1)
        smallest = self._text_size == before
        self._say_size(self.tr("This is the smallest text.") if smallest else "")

    @Slot()
    def normal_text(self) -> None:
        """Give the article's letters the size of the design."""
        self._window.article.reset_text_size()
        self._say_size("")

    @property
    def _text_size(self) -> float:
        return self._window.article.text.text_size

    def _say_size(self, end: str) -> None:
        """Say how large the text is, which is not seen while no article is open; or that it ends."""
        theme = current_theme()
        normal = theme.type_style("reading").size * theme.scale
        percent = round(100 * self._text_size / normal)
        self._say(end or self.tr("Text at {n} %").format(n=percent))

    @Slot()
    def show_report(self) -> None:
        """Show what became of the files that were imported, if there were any."""

        def show(count: int) -> None:
            if count:
                self._bench.importing.show_report()
            else:
                self._say(self.tr("Nothing was imported yet."))

        self._bench.session.ask(lambda connection: tasks.counts(connection).count(), show)

    # Going places -------------------------------------------------------------------------------

    @Slot()
    def go_to_search(self) -> None:
        """Put the cursor into the search field."""
        self._window.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.toolbar.search.selectAll()

    @Slot()
    def go_to_article(self) -> None:
        """Give the keys to the article."""
        self._window.article.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _note_finding(self, words: str) -> None:
        """Let the keys go from hit to hit of what is found in the article."""
        found = frozenset({"hits"}) if words else frozenset[str]()
        self._bench.set_conditions(found, of=frozenset({"hits"}))

    @Slot()
    def _end_finding(self) -> None:
        self._note_finding("")

    @Slot()
    def next_pane(self) -> None:
        """Give the keys to the next pane in the order of reading."""
        self._step_pane(1)

    @Slot()
    def previous_pane(self) -> None:
        """Give the keys to the pane before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        window = self._window
        shown = [window.pane(i) for i in window.pane_ids() if window.dock(i).isVisible()]
        stops = [window.toolbar.search, window.article, *shown]
        focus = window.focusWidget()
        inside = [n for n, w in enumerate(stops) if focus is not None and w.isAncestorOf(focus)]
        here = inside[0] if inside else (0 if focus is window.toolbar.search else -1)
        stops[(here + step) % len(stops)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def step_back(self) -> None:
        """Close the card, else drop selection or marked days, else clear the filters, one a step."""
        if self._window.cards.close_card():
            return
        if self._bench.session.selected is not None:
            self._bench.session.select(None)
            return
        timeline = self._window.pane("timeline")
        if isinstance(timeline, TimelinePane) and timeline.view.brush is not None:
            timeline.view.set_brush(None)
            return
        if self._bench.session.focus.filters:
            self._bench.focus.clear()

    # Palette and keys ---------------------------------------------------------------------------

    @Slot()
    def open_palette(self) -> None:
        """Offer every bound action by name."""
        self._palette.set_commands(palette_entries(self._window.actions_registry))
        self._palette.open()

    @Slot()
    def open_keys(self) -> None:
        """List every key."""
        self._keys.open_keys(self._window.actions_registry.keymap)

    @Slot(str)
    def _run(self, action_id: str) -> None:
        self._window.actions_registry.action(action_id).trigger()

    @Slot(str)
    def _search(self, words: str) -> None:
        session = self._bench.session
        session.set_focus(session.focus.with_query(words))


class _PaneGoer(QObject):
    """Brings one pane to the front."""

    def __init__(self, bench: Workbench, pane_id: str) -> None:
        super().__init__(bench)
        self._window = bench.window
        self._pane_id = pane_id

    @Slot()
    def __call__(self) -> None:
        self._window.bring_to_front(self._pane_id)
