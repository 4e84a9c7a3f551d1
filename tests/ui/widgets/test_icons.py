from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import dateline.ui
from dateline.ui.action_list import ACTIONS
from dateline.ui.theme import ThemeChoice, current_theme, theme_switch
from dateline.ui.widgets.icons import (
    application_icon,
    icon_names,
    make_icon,
    tinted_pixmap,
)


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_an_icon_is_drawn_in_the_ink_it_is_given(qapp: QApplication, name: str) -> None:
    image = tinted_pixmap(name, "#FF0000", 16).toImage()
    opaque = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 200
    ]
    assert opaque
    assert all(color.red() > 200 and color.green() < 40 for color in opaque)


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_an_icon_file_has_one_ink_and_no_color_of_its_own(name: str) -> None:
    drawing = files("dateline_data").joinpath("icons", f"{name}.svg").read_text("utf-8")
    assert "currentColor" in drawing
    assert not re.search(r"#[0-9a-fA-F]{3,6}", drawing)


def test_a_drawing_is_rendered_for_the_ratio_of_the_screen(qapp: QApplication) -> None:
    pixmap = tinted_pixmap("search", "#000000", 16, 1.5)
    assert pixmap.size() == QSize(24, 24)
    assert pixmap.deviceIndependentSize().width() == pytest.approx(16)


def test_an_icon_made_after_the_switch_has_the_new_ink(qapp: QApplication) -> None:
    def ink() -> str:
        image = make_icon("close").pixmap(QSize(16, 16), QIcon.Mode.Normal).toImage()
        return max(
            (image.pixelColor(x, y) for x in range(16) for y in range(16)),
            key=lambda color: color.alpha(),
        ).name()

    theme_switch().set_choice(ThemeChoice.LIGHT)
    light = ink()
    theme_switch().set_choice(ThemeChoice.DARK)
    dark = ink()
    theme_switch().set_choice(ThemeChoice.LIGHT)
    assert light != dark
    assert current_theme().scheme.value == "light"


def test_every_icon_that_the_window_names_exists() -> None:
    named = {spec.icon for spec in ACTIONS if spec.icon}
    folder = Path(dateline.ui.__file__).parent
    for source in folder.rglob("*.py"):
        text = source.read_text("utf-8")
        named |= set(re.findall(r'IconButton\(\s*"(\w+)"', text))
        named |= set(re.findall(r'icon="(\w+)"', text))
    assert named <= icon_names()


def test_the_icon_of_the_application_is_sharp_in_every_size_of_a_desktop(
    qapp: QApplication,
) -> None:
    icon = application_icon()
    sizes = {size.width() for size in icon.availableSizes()}
    assert {16, 32, 48, 128, 256} <= sizes
    for size in sizes:
        image = icon.pixmap(QSize(size, size)).toImage()
        assert image.pixelColor(0, 0).alpha() == 0  # the corners are round
        assert image.pixelColor(image.width() // 2, image.height() // 12).alpha() > 200
