from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import dateline.ui
from dateline.ui.stylesheet import style_sheet
from dateline.ui.theme import Theme, ThemeChoice, current_theme, make_palette, theme_switch
from dateline.ui.tokens import Scheme, tokens

LEAST_CONTRAST = 4.5
GROUNDS = ("window", "panel", "paper", "raised", "field", "hover")
ROWS = (*GROUNDS, "selection", "selection_inactive")
TINTS = ("date_tint", "quotation_tint", "quantity_tint", "ok_tint", "warn_tint", "error_tint")
TEXT_ON = {
    "text": (*ROWS, *TINTS, "lane_a", "lane_b"),
    "text_muted": (*ROWS, "lane_a", "lane_b"),
    "text_faint": GROUNDS,
    "on_selection": ("selection", "selection_inactive"),
    "on_accent": ("accent", "accent_hover"),
    "on_hit": ("hit",),
    "on_hit_current": ("hit_current",),
    "accent": ROWS,
    "accent_hover": ROWS,
    "ok": (*ROWS, "ok_tint"),
    "warn": (*ROWS, "warn_tint"),
    "error": (*ROWS, "error_tint"),
    "conf_high": ROWS,
    "conf_medium": ROWS,
    "conf_low": ROWS,
    "person": ROWS,
    "organisation": ROWS,
    "place": ROWS,
    "nationality": ROWS,
    "event": ROWS,
    "date": (*ROWS, "date_tint"),
    "quotation": (*ROWS, "quotation_tint"),
    "quantity": (*ROWS, "quantity_tint"),
    "lane_label": ("lane_a", "lane_b", "panel"),
    "paper": ("text",),
}
"""Every ink that writes words, and the grounds it may stand on; a toast turns text and paper round."""
NOT_INKS = (
    *GROUNDS,
    *TINTS,
    *("border", "border_strong", "focus", "selection", "selection_inactive", "hit", "hit_current"),
    *("lane_a", "lane_b", "grid", "grid_major", "glyph", "glyph_selected", "glyph_dimmed"),
    *("histogram", "histogram_hit", "brush", "published", "minimap_window", "scrim"),
)
"""Colours of grounds, lines and signs, which no words are written in."""


def luminance(theme: Theme, name: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    color = theme.color(name)
    parts = [color.redF(), color.greenF(), color.blueF()]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", list(Scheme))
def test_text_can_be_read_on_every_ground_it_stands_on(scheme: Scheme) -> None:
    theme = Theme(scheme)
    for ink, grounds in TEXT_ON.items():
        for ground in grounds:
            light, dark = sorted((luminance(theme, ink), luminance(theme, ground)), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= LEAST_CONTRAST, (ink, ground)


def test_each_color_of_the_tokens_is_an_ink_that_is_checked_or_none() -> None:
    names = set(tokens().colors[Scheme.LIGHT])
    assert names == set(TEXT_ON) | set(NOT_INKS)


def test_the_faintest_ink_writes_on_no_row_that_can_be_selected() -> None:
    folder = Path(dateline.ui.__file__).parent
    painters = [*folder.rglob("*_delegate.py"), folder / "help" / "command_palette.py"]
    assert len(painters) > 5
    assert [path.name for path in painters if "text_faint" in path.read_text("utf-8")] == []


def test_both_schemes_have_the_same_names() -> None:
    light, dark = (set(tokens().colors[scheme]) for scheme in Scheme)
    assert light == dark


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_style_sheet_is_filled_and_holds_no_color_of_the_other_scheme(scheme: Scheme) -> None:
    sheet = style_sheet(Theme(scheme))
    other = Theme(Scheme.DARK if scheme is Scheme.LIGHT else Scheme.LIGHT)
    assert "@" not in sheet
    assert other.hex("window") not in sheet


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_palette_sets_ink_and_ground_together(scheme: Scheme) -> None:
    palette = make_palette(Theme(scheme))
    for ink, ground in (("WindowText", "Window"), ("Text", "Base"), ("ButtonText", "Button")):
        assert palette.color(QPalette.ColorRole[ink]) != palette.color(QPalette.ColorRole[ground])


class Listener(QObject):
    """Counts the themes it is told of."""

    def __init__(self) -> None:
        super().__init__()
        self.themes: list[Theme] = []

    @Slot(object)
    def take(self, theme: Theme) -> None:
        self.themes.append(theme)


def test_a_choice_changes_the_window_at_once_and_an_equal_one_is_silent(qtbot: QtBot) -> None:
    switch = theme_switch()
    switch.set_choice(ThemeChoice.LIGHT)
    listener = Listener()
    switch.changed.connect(listener.take)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    switch.set_choice(ThemeChoice.DARK)
    switch.set_choice(ThemeChoice.DARK)

    assert [theme.scheme for theme in listener.themes] == [Scheme.DARK]
    assert current_theme().scheme is Scheme.DARK
    ground = window.palette().color(QPalette.ColorRole.Window).name().upper()
    assert ground == current_theme().hex("window")
    switch.changed.disconnect(listener.take)


def test_the_key_goes_round_system_light_and_dark(qapp: QApplication) -> None:
    switch = theme_switch()
    switch.set_choice(ThemeChoice.SYSTEM)
    seen: list[ThemeChoice] = []
    for _ in range(3):
        switch.cycle()
        seen.append(switch.choice)
    assert seen == [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.SYSTEM]


def test_system_follows_what_the_platform_says(qapp: QApplication) -> None:
    switch = theme_switch()
    switch.set_choice(ThemeChoice.SYSTEM)
    wanted = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert (switch.theme.scheme is Scheme.DARK) == wanted


def test_reduced_motion_takes_the_time_from_animations_but_not_from_toasts(
    qapp: QApplication,
) -> None:
    still = Theme(Scheme.LIGHT, reduced_motion=True)
    assert still.motion("scroll_to_hit") == 0
    assert still.motion("toast_stay") == Theme(Scheme.LIGHT).motion("toast_stay") > 0


def test_rows_and_letters_grow_with_the_system_font(qapp: QApplication) -> None:
    plain, large = Theme(Scheme.LIGHT), Theme(Scheme.LIGHT, scale=2.0)
    assert large.row("entity") == 2 * plain.row("entity")
    assert large.font("body").pixelSize() == 2 * plain.font("body").pixelSize()


def test_an_unknown_name_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        current_theme().color("mauve")
