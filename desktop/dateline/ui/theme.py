"""The theme in force: colours, fonts and lengths by name, and the switch between light and dark."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from dateline.ui.fonts import make_font, system_scale
from dateline.ui.stylesheet import style_sheet
from dateline.ui.tokens import Scheme, Shadow, TypeStyle, tokens


class ThemeChoice(StrEnum):
    """What the person asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"

    @classmethod
    def named(cls, name: str) -> ThemeChoice:
        """Return the choice of this name; that of the system for an unknown one."""
        return cls(name) if name in {choice.value for choice in cls} else cls.SYSTEM


@dataclass(frozen=True, slots=True)
class Theme:
    """The values a widget paints with; equal themes paint alike.

    `scale` is the system's text size over the design's (1 = 13 px); text and rows grow with it.
    """

    scheme: Scheme
    scale: float = 1.0
    reduced_motion: bool = False

    def color(self, name: str, *, opacity: float = 1.0) -> QColor:
        """Return the colour `name`; raises KeyError for an unknown one."""
        color = QColor(tokens().colors[self.scheme][name])
        color.setAlphaF(opacity)
        return color

    def hex(self, name: str) -> str:
        """Return the colour `name` as `#RRGGBB`."""
        return tokens().colors[self.scheme][name]

    def font(self, style: str, *, zoom: float = 1.0, tabular: bool = False) -> QFont:
        """Return the font of a type style at the system's text size, `zoom` times larger.

        `tabular` gives figures of one width, for numbers that stand under each other.
        """
        return make_font(style, scale=self.scale * zoom, tabular=tabular)

    def type_style(self, style: str) -> TypeStyle:
        """Return the unscaled step of the type scale."""
        return tokens().type[style]

    def line_height(self, style: str) -> int:
        """Return the line height of a type style in px at the system's text size."""
        return round(tokens().type[style].line * self.scale)

    def row(self, name: str) -> int:
        """Return the height of a kind of row or bar in px; it grows with the text."""
        return round(tokens().lengths["row"][name] * self.scale)

    def icon(self, name: str) -> int:
        """Return an icon size in px; it grows with the text."""
        return round(tokens().lengths["icon"][name] * self.scale)

    def space(self, name: str) -> int:
        """Return a step of the spacing scale in px."""
        return round(tokens().lengths["space"][name])

    def pane(self, name: str) -> int:
        """Return a pane measure in px."""
        return round(tokens().lengths["pane"][name])

    def size(self, name: str) -> int:
        """Return the measure of a card, field or bar in px; it grows with the text."""
        return round(tokens().lengths["size"][name] * self.scale)

    def mark(self, name: str) -> float:
        """Return a measure of the marks in px at the design's letter size."""
        return tokens().lengths["mark"][name]

    def radius(self, name: str) -> float:
        """Return a corner radius in px."""
        return tokens().lengths["radius"][name]

    def stroke(self, name: str) -> float:
        """Return a line width in px."""
        return tokens().lengths["stroke"][name]

    def shadow(self, name: str) -> Shadow:
        """Return the shadow of a kind of floating thing."""
        return tokens().shadows[name]

    def motion(self, name: str) -> int:
        """Return a delay or duration in ms; animations take no time when motion is reduced."""
        if self.reduced_motion and name in _ANIMATIONS:
            return 0
        return round(tokens().lengths["motion"][name])


_ANIMATIONS = frozenset(
    {"card_fade", "scroll_to_hit", "timeline_zoom", "drag_overlay", "marks_fade"}
)


class ThemeSwitch(QObject):
    """Owns the application's look: style, palette, style sheet, fonts and the theme in force.

    There is one, a child of the application; get it with `theme_switch()`.
    """

    changed = Signal(object)
    """Carries the new Theme, after palette and style sheet are set."""
    choice_changed = Signal(object)
    """Carries the new ThemeChoice."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._choice = ThemeChoice.SYSTEM
        self._theme = Theme(Scheme.LIGHT, system_scale())
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._theme = self._wanted()
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What the person asked for."""
        return self._choice

    def set_choice(self, choice: ThemeChoice) -> None:
        """Follow the system, or stay light or dark; equal means nothing happens."""
        if choice is self._choice:
            return
        self._choice = choice
        hints = self._application.styleHints()
        # Tells the platform too, so that title bars and native dialogs agree.
        if choice is ThemeChoice.SYSTEM:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(_QT_SCHEMES[choice])
        self._refresh()
        self.choice_changed.emit(choice)

    @Slot()
    def cycle(self) -> None:
        """Go on to the next of system, light and dark."""
        choices = tuple(ThemeChoice)
        self.set_choice(choices[(choices.index(self._choice) + 1) % len(choices)])

    def set_reduced_motion(self, *, reduced: bool) -> None:
        """Switch animations off or on."""
        self._set(Theme(self._theme.scheme, self._theme.scale, reduced))

    def set_scale(self, scale: float) -> None:
        """Set the text size over the design's (1 = 13 px)."""
        self._set(Theme(self._theme.scheme, scale, self._theme.reduced_motion))

    @Slot()
    def _follow_system(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        self._set(self._wanted())

    def _wanted(self) -> Theme:
        match self._choice:
            case ThemeChoice.SYSTEM:
                dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
            case choice:
                dark = choice is ThemeChoice.DARK
        scheme = Scheme.DARK if dark else Scheme.LIGHT
        return Theme(scheme, self._theme.scale, self._theme.reduced_motion)

    def _set(self, theme: Theme) -> None:
        if theme == self._theme:
            return
        self._theme = theme
        self._apply()
        self.changed.emit(theme)

    def _apply(self) -> None:
        theme = self._theme
        self._application.setFont(theme.font("body"))
        self._application.setPalette(make_palette(theme))
        self._application.setStyleSheet(style_sheet(theme))


_QT_SCHEMES = {
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}
_SWITCH_PROPERTY = "dateline_theme_switch"


def theme_switch() -> ThemeSwitch:
    """Return the application's switch, made at its first use; needs a QApplication."""
    application = cast("QApplication", QApplication.instance())
    switch = application.property(_SWITCH_PROPERTY)
    if isinstance(switch, ThemeSwitch):
        return switch
    switch = ThemeSwitch(application)
    application.setProperty(_SWITCH_PROPERTY, switch)
    return switch


def current_theme() -> Theme:
    """Return the theme in force."""
    return theme_switch().theme


def make_palette(theme: Theme) -> QPalette:
    """Return the palette of a theme, foreground and background of each role set together."""
    palette = QPalette()
    for role_name, color_name in tokens().palette.items():
        palette.setColor(QPalette.ColorRole[role_name], theme.color(color_name))
    for role in (QPalette.ColorRole.Light, QPalette.ColorRole.Midlight):
        palette.setColor(role, theme.color("border"))
    palette.setColor(QPalette.ColorRole.Shadow, theme.color("border_strong"))
    palette.setColor(QPalette.ColorRole.LinkVisited, theme.color("accent"))
    disabled = QPalette.ColorGroup.Disabled
    for role in _TEXT_ROLES:
        palette.setColor(disabled, role, theme.color("text_faint"))
    inactive = QPalette.ColorGroup.Inactive
    palette.setColor(inactive, QPalette.ColorRole.Highlight, theme.color("selection_inactive"))
    palette.setColor(disabled, QPalette.ColorRole.Highlight, theme.color("selection_inactive"))
    return palette


_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.HighlightedText,
)
