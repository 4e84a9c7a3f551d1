"""The Qt style sheet of a theme, filled from the token names in `dateline_data/theme/window.qss`."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateline.ui.tokens import Scheme, tokens

if TYPE_CHECKING:
    from dateline.ui.theme import Theme

_PLACEHOLDER = re.compile(r"@(?P<group>[a-z]+)\.(?P<name>[a-z_]+)(?P<less>-\d+)?")
_SCALED_GROUPS = ("row", "icon")


@cache
def _template() -> str:
    return files("dateline_data").joinpath("theme", "window.qss").read_text("utf-8")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of `theme`; raises KeyError for a name that is no token.

    `@row.button-2` is the token less two px, the room a border takes; `@light.paper` is the colour
    of the light scheme whatever the theme, for a page that will be printed or sent.
    """

    def value(match: re.Match[str]) -> str:
        group, name = match["group"], match["name"]
        if group == "color":
            return theme.hex(name)
        if group == "light":
            return tokens().colors[Scheme.LIGHT][name]
        if group == "type":
            return f"{round(tokens().type[name].size * theme.scale)}px"
        scale = theme.scale if group in _SCALED_GROUPS else 1.0
        return f"{round(tokens().lengths[group][name] * scale) + int(match['less'] or 0)}px"

    return _PLACEHOLDER.sub(value, _template())
