"""The list of all actions: their words, menus, icons and what each one needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.ui.keymap import EVERYWHERE


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action as data.

    `text` is English and translated in the context "Actions". `menu` is a key of `MENUS`, or None
    for an action of context menus and keys alone; actions of one `group` stand together in it.
    `needs` names conditions of `CONDITIONS` that must all hold.
    """

    id: str
    text: str
    menu: str | None = None
    group: int = 0
    icon: str | None = None
    needs: tuple[str, ...] = ()
    checkable: bool = False

    @property
    def scope(self) -> str:
        """The scope the action's keys work in."""
        scope, dot, _ = self.id.partition(".")
        return scope if dot else EVERYWHERE


MENUS: Final = {
    "file": "File",
    "edit": "Edit",
    "view": "View",
    "library": "Library",
    "entities": "Entities",
    "timeline": "Timeline",
    "search": "Search",
    "window": "Window",
    "help": "Help",
}
"""The menu bar: titles by name, in order."""

CONDITIONS: Final = {
    "library": "Open a library first.",
    "writable": "This library is open to read only.",
    "article": "Choose an article first.",
    "articles": "Import an article first.",
    "name": "Choose a name first.",
    "names": "Choose two names or more first.",
    "place": "Choose a name that is a place first.",
    "name_mark": "Choose a name in the text first, with . or a click.",
    "selection": "Select the words of a name in the text first.",
    "chosen_words": "Select words in the text first.",
    "words_or_mark": "Select words in the text, or go to a mark with . first.",
    "pair": "Choose a pair first.",
    "case": "Choose one of the dates to check first.",
    "mark": "Choose a mark in the text first, with . or a click.",
    "date_mark": "Choose a date in the text first.",
    "event": "Choose an event on the timeline first.",
    "period": "Select days on the timeline first.",
    "finding": "Choose a finding first.",
    "row": "Choose a row first.",
    "filter": "Nothing is filtered.",
    "hits": "Nothing is searched for.",
    "undo": "Nothing to undo.",
    "redo": "Nothing to redo.",
    "back": "There is nothing before this.",
    "forward": "There is nothing after this.",
    "report": "Nothing was imported yet.",
}
"""What an action may need, with the sentence that says why it can't be done now."""

KIND_CONDITIONS: Final = frozenset({"place"})
"""Conditions on what kind of thing is chosen: a context menu leaves out what it can never have."""

ACTIONS: Final = (
    ActionSpec("import_files", "Import files…", "file", 0, "import", ("library", "writable")),
    ActionSpec("import_folder", "Import a folder…", "file", 0, "folder", ("library", "writable")),
    ActionSpec("new_library", "New library…", "file", 1, "library"),
    ActionSpec("open_library", "Open library…", "file", 1),
    ActionSpec("open_sample", "Open the sample library", "file", 1),
    ActionSpec("export", "Export…", "file", 2, "export", ("articles",)),
    ActionSpec("close_window", "Close window", "file", 3, "close"),
    ActionSpec("quit", "Quit", "file", 3),
    ActionSpec("undo", "Undo", "edit", 0, "undo", ("undo",)),
    ActionSpec("redo", "Redo", "edit", 0, "redo", ("redo",)),
    ActionSpec("history", "History…", "edit", 0, None, ("library",)),
    ActionSpec("copy", "Copy", "edit", 1, "copy", ("chosen_words",)),
    ActionSpec("copy_with_source", "Copy with source", "edit", 1, None, ("article",)),
    ActionSpec("paste_article", "Paste as article", "edit", 1, None, ("library", "writable")),
    ActionSpec("settings", "Settings…", "edit", 2, "settings"),
    ActionSpec("back", "Back", "view", 0, "back", ("back",)),
    ActionSpec("forward", "Forward", "view", 0, "forward", ("forward",)),
    ActionSpec("layout_read", "Layout Read", "view", 1, None, ("articles",)),
    ActionSpec("layout_timeline", "Layout Timeline", "view", 1, None, ("articles",)),
    ActionSpec("toggle_left", "Left pane", "view", 2, None, ("articles",), checkable=True),
    ActionSpec("toggle_right", "Right pane", "view", 2, None, ("articles",), checkable=True),
    ActionSpec("toggle_timeline", "Timeline", "view", 2, None, ("articles",), checkable=True),
    ActionSpec(
        "one_line_rows", "Articles on one line", "view", 3, None, ("articles",), checkable=True
    ),
    ActionSpec("resolved_dates", "Resolved dates", "view", 3, None, ("articles",), checkable=True),
    ActionSpec("larger_text", "Larger text", "view", 4),
    ActionSpec("smaller_text", "Smaller text", "view", 4),
    ActionSpec("normal_text", "Normal text", "view", 4),
    ActionSpec("theme_light", "Light theme"),
    ActionSpec("theme_dark", "Dark theme"),
    ActionSpec("theme_system", "Theme as the system"),
    ActionSpec("cycle_theme", "Light, dark, as the system", "view", 5, "theme"),
    ActionSpec("full_screen", "Full screen", "view", 5, None, (), checkable=True),
    ActionSpec("next_article", "Next article", "library", 0, None, ("articles",)),
    ActionSpec("previous_article", "Previous article", "library", 0, None, ("articles",)),
    ActionSpec("star", "Star article", "library", 1, "star", ("article", "writable")),
    ActionSpec("library.open", "Go into the article", None, 0, None, ("row",)),
    ActionSpec("library.read", "Read or unread", "library", 1, None, ("article", "writable")),
    ActionSpec(
        "library.set_date",
        "Set publication date…",
        "library",
        1,
        "calendar",
        ("article", "writable"),
    ),
    ActionSpec("library.original", "Show original", "library", 1, None, ("article",)),
    ActionSpec("library.compare", "Compare versions or copies", "library", 1, None, ("article",)),
    ActionSpec("library.details", "Details…", "library", 1, "info", ("article",)),
    ActionSpec("remove_article", "Remove article", "library", 2, "trash", ("article", "writable")),
    ActionSpec("remove_for_good", "Remove for good…", "library", 2, None, ("article", "writable")),
    ActionSpec("import_report", "Import report", "library", 3, "list", ("report",)),
    ActionSpec("back_up", "Back up library…", "library", 4, None, ("library",)),
    ActionSpec("restore", "Restore a backup…", "library", 4),
    ActionSpec("merge_selected", "Merge selected names…", "entities", 0, "merge", ("names",)),
    ActionSpec("entities.merge", "Merge into…", "entities", 0, None, ("name", "writable")),
    ActionSpec("entities.kind", "Change kind…", "entities", 0, None, ("name", "writable")),
    ActionSpec(
        "entities.place", "Place on the map…", "entities", 0, None, ("name", "place", "writable")
    ),
    ActionSpec("list.rename", "Rename", "entities", 0, "edit", ("writable",)),
    ActionSpec("list.remove", "Remove or ignore", "entities", 0, None, ("writable",)),
    ActionSpec("list.card", "Show card"),
    ActionSpec("entities.show_only", "Show only this", "entities", 1, "filter"),
    ActionSpec("entities.add", "Add to the filter", "entities", 1),
    ActionSpec("entities.any", "Any of these", "entities", 1, None, ("name",)),
    ActionSpec("entities.leave_out", "Leave out", "entities", 1),
    ActionSpec("entities.next_mention", "Next mention", "entities", 2, None, ("name",)),
    ActionSpec("entities.previous_mention", "Previous mention", "entities", 2, None, ("name",)),
    ActionSpec("entities.mentions", "List of mentions…", "entities", 2, "list", ("name",)),
    ActionSpec("entities.lane", "Timeline lane on or off", "entities", 3, "lanes", ("name",)),
    ActionSpec("entities.pin", "Pin", "entities", 3, "pin", ("writable",)),
    ActionSpec("entities.note", "Note…", "entities", 3, "note", ("writable",)),
    ActionSpec("review_pairs", "Names maybe the same", "entities", 4, None, ("articles",)),
    ActionSpec(
        "import_names", "Import a list of names…", "entities", 4, None, ("library", "writable")
    ),
    ActionSpec("checks.accept", "Accept as it is read", None, 0, "check", ("case", "writable")),
    ActionSpec(
        "checks.accept_equal", "Accept all equal cases", None, 0, None, ("case", "writable")
    ),
    ActionSpec("checks.change", "Change date…", None, 0, "edit", ("case", "writable")),
    ActionSpec("checks.calendar", "Choose a day…", None, 0, "calendar", ("case", "writable")),
    ActionSpec("checks.skip", "Skip for now", None, 0, None, ("case",)),
    ActionSpec("checks.go", "Go to its sentence", None, 0, None, ("case",)),
    ActionSpec("pairs.same", "The same", None, 0, "merge", ("pair", "writable")),
    ActionSpec("pairs.different", "Not the same", None, 0, "close", ("pair", "writable")),
    ActionSpec("pairs.first", "Go to the first name", None, 0, None, ("pair",)),
    ActionSpec("pairs.second", "Go to the second name", None, 0, None, ("pair",)),
    ActionSpec("article.next_mark", "Next mark", None, 0, None, ("article",)),
    ActionSpec("article.previous_mark", "Previous mark", None, 0, None, ("article",)),
    ActionSpec("article.card", "Show card of the mark", None, 0, None, ("article",)),
    ActionSpec("article.select", "Select the mark everywhere", None, 0, None, ("mark",)),
    ActionSpec("article.add", "Add to the filter", None, 0, None, ("name_mark",)),
    ActionSpec("article.leave_out", "Leave out", None, 0, None, ("name_mark",)),
    ActionSpec("article.change", "Change date…", None, 0, "edit", ("date_mark", "writable")),
    ActionSpec("article.merge", "Merge into…", None, 0, "merge", ("name_mark", "writable")),
    ActionSpec("article.kind", "Change kind…", None, 0, None, ("name_mark", "writable")),
    ActionSpec("article.split", "Means another…", None, 0, None, ("name_mark", "writable")),
    ActionSpec("article.not_this", "Not a name here", None, 0, None, ("name_mark", "writable")),
    ActionSpec("article.ignore", "Not a name anywhere", None, 0, None, ("name_mark", "writable")),
    ActionSpec("article.add_name", "Add as name…", None, 0, "person", ("selection", "writable")),
    ActionSpec("article.pin", "Pin", None, 0, "pin", ("article", "writable")),
    ActionSpec("article.note", "Note…", None, 0, "note", ("article", "writable")),
    ActionSpec("article.people", "People", None, 0, None, ("articles",), checkable=True),
    ActionSpec(
        "article.organisations", "Organisations", None, 0, None, ("articles",), checkable=True
    ),
    ActionSpec("article.places", "Places", None, 0, None, ("articles",), checkable=True),
    ActionSpec(
        "article.nationalities", "Nationalities", None, 0, None, ("articles",), checkable=True
    ),
    ActionSpec("article.dates", "Dates", None, 0, None, ("articles",), checkable=True),
    ActionSpec("article.quotes", "Quotes", None, 0, None, ("articles",), checkable=True),
    ActionSpec("article.numbers", "Numbers", None, 0, None, ("articles",), checkable=True),
    ActionSpec("article.all_marks", "All marks on or off", None, 0, None, ("articles",)),
    ActionSpec("article.top", "Top of the article", None, 0, None, ("article",)),
    ActionSpec("article.bottom", "End of the article", None, 0, None, ("article",)),
    ActionSpec("article.search_this", "Search for this", None, 0, "search", ("words_or_mark",)),
    ActionSpec("timeline.previous_event", "Previous event in the lane", None, 0),
    ActionSpec("timeline.next_event", "Next event in the lane", None, 0),
    ActionSpec("timeline.lane_up", "Lane up", None, 0),
    ActionSpec("timeline.lane_down", "Lane down", None, 0),
    ActionSpec("timeline.go_to_sentence", "Go to its sentence", "timeline", 0, None, ("event",)),
    ActionSpec("timeline.card", "Show card", None, 0, None, ("event",)),
    ActionSpec("timeline.pin", "Pin", "timeline", 0, "pin", ("event", "writable")),
    ActionSpec("timeline.tellings", "Who tells of it…", "timeline", 0, "list", ("event",)),
    ActionSpec("timeline.change", "Change date…", "timeline", 0, "edit", ("event", "writable")),
    ActionSpec(
        "timeline.show_only", "Show only the selected days", "timeline", 1, "filter", ("period",)
    ),
    ActionSpec(
        "timeline.selection_earlier", "Selection one step earlier", None, 0, None, ("period",)
    ),
    ActionSpec("timeline.selection_later", "Selection one step later", None, 0, None, ("period",)),
    ActionSpec("timeline.zoom_in", "Zoom in", "timeline", 2),
    ActionSpec("timeline.zoom_out", "Zoom out", "timeline", 2),
    ActionSpec("timeline.fit", "Fit all", "timeline", 2),
    ActionSpec("timeline.latest", "Latest", "timeline", 2),
    ActionSpec("timeline.go_to_date", "Go to date…", "timeline", 2, "calendar"),
    ActionSpec("timeline.lanes", "Lanes…", "timeline", 3, "lanes"),
    ActionSpec("timeline.order", "Event date or publication date", "timeline", 3),
    ActionSpec("timeline.export_picture", "Export what is shown…", "timeline", 3, "export"),
    ActionSpec("to_check", "Dates to check", "timeline", 4, "check", ("articles",)),
    ActionSpec("search", "Search all articles", "search", 0, "search", ("articles",)),
    ActionSpec("find", "Find in this article", "search", 0, None, ("article",)),
    ActionSpec("next_hit", "Next hit", "search", 1, "down", ("hits",)),
    ActionSpec("previous_hit", "Previous hit", "search", 1, "up", ("hits",)),
    ActionSpec("clear_filters", "Clear all filters", "search", 2, None, ("filter",)),
    ActionSpec("findings.go_to_sentence", "Go to the sentence", None, 0, None, ("finding",)),
    ActionSpec("findings.compare", "Show the difference", None, 0, None, ("finding",)),
    ActionSpec("findings.note", "Note…", None, 0, "note", ("finding", "writable")),
    ActionSpec("findings.check", "Checked", None, 0, "check", ("finding", "writable")),
    ActionSpec("findings.reject", "Rejected", None, 0, "close", ("finding", "writable")),
    ActionSpec("findings.uncheck", "Not checked", None, 0, None, ("finding", "writable")),
    ActionSpec("findings.move_up", "Move up", None, 0, None, ("finding", "writable")),
    ActionSpec("findings.move_down", "Move down", None, 0, None, ("finding", "writable")),
    ActionSpec("go_library", "Go to Library", "window", 0, None, ("articles",)),
    ActionSpec("go_article", "Go to Article", "window", 0, None, ("articles",)),
    ActionSpec("go_entities", "Go to Entities", "window", 0, None, ("articles",)),
    ActionSpec("go_quotes", "Go to Quotes", "window", 0, None, ("articles",)),
    ActionSpec("go_timeline", "Go to Timeline", "window", 0, None, ("articles",)),
    ActionSpec("go_findings", "Go to Findings", "window", 0, "pin"),
    ActionSpec("go_results", "Go to Results", "window", 0, None, ("articles",)),
    ActionSpec("next_pane", "Next pane", "window", 1, None, ("articles",)),
    ActionSpec("previous_pane", "Previous pane", "window", 1, None, ("articles",)),
    ActionSpec("step_back", "Step back", None, 0),
    ActionSpec("command_palette", "Command palette", "help", 0),
    ActionSpec("key_list", "List of keys", "help", 0, "keyboard"),
    ActionSpec("help", "Help", "help", 0, "help"),
    ActionSpec("about", "About Dateline", "help", 1, "info"),
)
"""Every action of the window, in the order of the menus."""

CONTEXT_MENUS: Final[dict[str, tuple[str | None, ...]]] = {
    "checks": (
        "checks.accept",
        "checks.accept_equal",
        "checks.change",
        "checks.calendar",
        "checks.skip",
        None,
        "checks.go",
    ),
    "pairs": ("pairs.same", "pairs.different", None, "pairs.first", "pairs.second"),
    "article": (
        "article.search_this",
        "copy_with_source",
        "copy",
        None,
        "article.pin",
        "article.note",
        "library.original",
        "library.compare",
        None,
        "article.change",
        "article.add_name",
        "article.merge",
        "article.kind",
        "article.split",
        "article.not_this",
        "article.ignore",
        None,
        "article.add",
        "article.leave_out",
    ),
    "library": (
        "library.open",
        "star",
        "library.read",
        "library.set_date",
        "library.details",
        "library.original",
        "library.compare",
        None,
        "remove_article",
        "remove_for_good",
    ),
    "entities": (
        "entities.show_only",
        "entities.add",
        "entities.any",
        "entities.leave_out",
        None,
        "entities.merge",
        "merge_selected",
        "entities.kind",
        "entities.place",
        "list.rename",
        "list.remove",
        None,
        "entities.mentions",
        "entities.lane",
        "entities.pin",
        "entities.note",
    ),
    "timeline": (
        "timeline.go_to_sentence",
        "timeline.tellings",
        "timeline.pin",
        "timeline.change",
        None,
        "timeline.show_only",
        "timeline.fit",
        "timeline.lanes",
        "timeline.export_picture",
    ),
    "findings": (
        "findings.go_to_sentence",
        "findings.compare",
        "findings.note",
        None,
        "findings.check",
        "findings.reject",
        "findings.uncheck",
        None,
        "findings.move_up",
        "findings.move_down",
        "list.remove",
    ),
}
"""Context menus by scope, the likeliest action first; None is a separator."""
