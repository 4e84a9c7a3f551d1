"""The person's own settings, in one typed TOML file in their configuration folder."""

from __future__ import annotations

import json
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from platformdirs import user_config_path, user_data_path, user_log_path

_APPLICATION: Final = "dateline"
_MOST_RECENT: Final = 10


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person chose. `theme` is system, light or dark; `text_zoom` is in per cent.

    `workers` is the number of processes that an import has, 0 for as many as the program thinks
    best. The two folders are where dialogs for files and for libraries were last, "" for never.
    """

    initials: str = ""
    theme: str = "system"
    text_zoom: int = 100
    reduced_motion: bool = False
    show_resolved_dates: bool = True
    recent_libraries: tuple[str, ...] = ()
    workers: int = 0
    files_folder: str = ""
    libraries_folder: str = ""

    def with_zoom(self, percent: int) -> Preferences:
        """Return the preferences with this size of an article's letters."""
        return replace(self, text_zoom=percent)

    def with_recent(self, library: Path) -> Preferences:
        """Return the preferences with this library first among the recent ones."""
        name = str(library)
        others = [path for path in self.recent_libraries if path != name]
        return replace(self, recent_libraries=(name, *others)[:_MOST_RECENT])


def preferences_path() -> Path:
    """Return where the settings of this person lie."""
    return user_config_path(_APPLICATION, appauthor=False) / "settings.toml"


def default_library() -> Path:
    """Return the folder of the library that opens when none was chosen."""
    return user_data_path(_APPLICATION, appauthor=False) / "library"


def first_library(preferences: Preferences) -> Path:
    """Return the library to open when none is named: the last one if it is still there."""
    for name in preferences.recent_libraries[:1]:
        if Path(name).is_dir():
            return Path(name)
    return default_library()


def library_to_open(named: Path | None) -> Path:
    """Return the absolute folder of the library that a window opens: the one named, else the last."""
    if named is None:
        return first_library(load_preferences(preferences_path())).absolute()
    return named.absolute()


def log_folder() -> Path:
    """Return the folder of the log files."""
    return user_log_path(_APPLICATION, appauthor=False)


def load_preferences(path: Path) -> Preferences:
    """Return the settings in `path`; an absent, broken or foreign value gives its default."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Preferences()
    defaults = Preferences()
    known: dict[str, Any] = {}
    for field in fields(Preferences):
        value: Any = table.get(field.name)
        default: Any = getattr(defaults, field.name)
        if isinstance(value, list):
            value = tuple(str(item) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        if isinstance(value, bool) == isinstance(default, bool) and isinstance(
            value, type(default)
        ):
            known[field.name] = value
    return Preferences(**known)


def save_preferences(preferences: Preferences, path: Path) -> None:
    """Write the settings whole or not at all (beside the file, then renamed)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{name} = {_toml(value)}\n" for name, value in asdict(preferences).items()]
    unfinished = path.with_suffix(".part")
    unfinished.write_text("".join(lines), "utf-8")
    unfinished.replace(path)


def _toml(value: Any) -> str:
    """Return a value as TOML; JSON's strings, numbers, booleans and lists are TOML's as well."""
    return json.dumps(list(value) if isinstance(value, tuple) else value)  # pyright: ignore[reportUnknownArgumentType]
