from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from dateline.explore.timeline import DaySpan, TimelineEvents
from dateline.ui.theme import Theme, ThemeChoice, theme_switch
from dateline.ui.timeline.view import TimelineView
from dateline.ui.tokens import Scheme
from tests.explore.timeline_samples import DAY, event, every_sign, one_lane, random_events
from tests.ui.timeline.timeline_driving import Driver

LIGHT, DARK = Theme(Scheme.LIGHT), Theme(Scheme.DARK)


@pytest.fixture
def driver(qtbot: QtBot) -> Iterator[Driver]:
    theme_switch().set_reduced_motion(reduced=True)
    view = TimelineView()
    qtbot.addWidget(view)
    driver = Driver(qtbot, view)
    driver.show(TimelineEvents.of(every_sign()))
    driver.look(DAY - 45, 20)
    yield driver
    view.close()


def image_of(data: bytes) -> QImage:
    image = QImage()
    assert image.loadFromData(data)
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


def test_a_png_is_light_and_has_the_pixels_asked_for(driver: Driver, tmp_path: Path) -> None:
    theme_switch().set_choice(ThemeChoice.DARK)
    driver.settle()
    path = tmp_path / "timeline.png"
    driver.view.render_png(path, scale=3)
    image = QImage(str(path))
    frame = driver.view.stage.frame
    assert (image.width(), image.height()) == (frame.width * 3, frame.height * 3)
    seen = colours(image)
    assert {LIGHT.hex("lane_a"), LIGHT.hex("lane_b"), LIGHT.hex("glyph")} <= seen
    assert not {DARK.hex("lane_a"), DARK.hex("lane_b"), DARK.hex("panel")} & seen


def test_a_png_shows_what_the_screen_shows(driver: Driver) -> None:
    image = image_of(driver.view.png(scale=1))
    screen = driver.view.plot.grab().toImage()
    for event_id in (1, 11, 32):
        at = driver.sign(event_id)
        assert image.pixelColor(at) == screen.pixelColor(at)


def test_what_is_only_hovered_is_on_no_export(driver: Driver) -> None:
    plain = driver.view.png(scale=1)
    driver.view.set_hovered([1, 11])
    assert driver.view.png(scale=1) == plain


def test_an_export_leaves_the_screen_as_it_is(driver: Driver) -> None:
    theme_switch().set_choice(ThemeChoice.DARK)
    driver.view.set_brush(DaySpan(DAY - 9, DAY - 4))
    driver.settle()
    before = driver.view.plot.grab().toImage()
    driver.view.png(scale=1)
    driver.view.render_svg()
    driver.view.plot.update()
    driver.settle()
    assert driver.view.plot.grab().toImage() == before


def test_an_svg_is_shapes_and_text_without_pictures_inside(driver: Driver) -> None:
    svg = driver.view.render_svg()
    root = ET.fromstring(svg)  # noqa: S314 - written by ourselves a moment ago
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert "image" not in tags
    assert {"path", "text"} <= tags
    words = {element.text for element in root.iter() if element.tag.endswith("}text")}
    assert {"Mara Lindqvist", "May 2031"} <= words
    assert b"base64" not in svg


def test_an_svg_draws_the_points_that_the_screen_draws_from_pictures(driver: Driver) -> None:
    ink = LIGHT.hex("glyph").lower()
    svg = driver.view.render_svg().decode().lower()
    assert len(re.findall(f'fill="{ink}"', svg)) > 5


def test_an_export_names_nobody_and_no_path(driver: Driver, tmp_path: Path) -> None:
    home = str(Path.home()).encode()
    for data in (driver.view.png(), driver.view.render_svg()):
        assert home not in data
        assert str(tmp_path).encode() not in data
    assert image_of(driver.view.png()).textKeys() == []


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_on_screen_no_colour_of_the_other_theme_is_seen(
    driver: Driver, choice: ThemeChoice
) -> None:
    theme_switch().set_choice(choice)
    driver.view.set_brush(DaySpan(DAY - 9, DAY - 4))
    driver.settle()
    own, other = (LIGHT, DARK) if choice is ThemeChoice.LIGHT else (DARK, LIGHT)
    seen = colours(driver.view.grab().toImage())
    assert {own.hex("lane_a"), own.hex("glyph")} <= seen
    assert not {other.hex(name) for name in ("window", "panel", "lane_a", "lane_b")} & seen


def test_each_sign_of_the_legend_is_drawn_in_ink_and_pale_outside_the_focus(
    driver: Driver,
) -> None:
    glyph = QColor(LIGHT.hex("glyph"))
    inked = driver.view.plot.grab().toImage()
    driver.show(TimelineEvents.of(replace(row, inside=False) for row in every_sign()))
    pale = driver.view.plot.grab().toImage()
    for row in every_sign():
        place = driver.view.stage.place_of(row.id)
        if place is None:
            continue
        around = [
            (place.toPoint().x() + dx, place.toPoint().y() + dy)
            for dx in range(-8, 9)
            for dy in range(-8, 9)
        ]
        dark, faint = (
            min(image.pixelColor(x, y).lightness() for x, y in around) for image in (inked, pale)
        )
        # Edges are smooth and vague bars fade: a sign reaches its ink only nearly.
        assert dark < glyph.lightness() + 70, row
        assert faint > dark + 40, row


def test_the_selected_event_is_drawn_over_a_histogram(driver: Driver) -> None:
    events = random_events(6000, seed=3, days=1500, lanes=3)
    driver.show_in(events, one_lane(events))
    driver.look(DAY - 700, 1.0)
    middle = int(events.ids[(events.earliest > (DAY - 500) * 1440).argmax()])
    driver.view.set_selected(middle)
    driver.settle()
    assert driver.view.stage.scene.dense
    place = driver.sign(middle)
    image = driver.view.plot.grab().toImage()
    ring = {image.pixelColor(place.x() + dx, place.y()).name().upper() for dx in (-10, -9, 9, 10)}
    assert LIGHT.hex("focus") in ring


def test_a_change_of_level_fades_from_the_former_picture(driver: Driver) -> None:
    theme_switch().set_reduced_motion(reduced=False)
    driver.settle()
    driver.look(DAY - 300, 2.0)
    assert driver.view.plot.fading
    driver.qtbot.waitUntil(lambda: not driver.view.plot.fading)
    theme_switch().set_reduced_motion(reduced=True)
    driver.look(DAY - 45, 20)
    assert not driver.view.plot.fading


def test_publication_days_have_triangles_and_few_of_them_lines(driver: Driver) -> None:
    ink = LIGHT.hex("published")
    rows = [event(1, DAY - 20, published=DAY - 10, article=4)]
    driver.show(TimelineEvents.of(rows))
    driver.look(DAY - 40, 20)
    image = driver.view.plot.grab().toImage()
    tip = driver.at(DAY - 9.5, driver.view.stage.frame.axis - 4)
    assert image.pixelColor(tip).name().upper() == ink
    line = {image.pixelColor(tip.x(), y).name().upper() for y in range(50, 120)}
    assert ink in line
