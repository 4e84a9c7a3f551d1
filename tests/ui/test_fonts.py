from __future__ import annotations

from importlib.resources import files

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from dateline.ui.fonts import load_typefaces, make_font
from dateline.ui.tokens import tokens


@pytest.mark.parametrize("family", ["Inter", "Source Serif 4"])
@pytest.mark.parametrize("letter", ["a", "ğ", "Ł", "ў", "Ж", "ώ"])
def test_bundled_faces_hold_the_letters_of_european_names(
    qapp: QApplication, family: str, letter: str
) -> None:
    load_typefaces()
    font = QFont(family)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    face = QRawFont.fromFont(font)
    assert face.familyName() == family
    assert face.supportsCharacter(ord(letter))


@pytest.mark.parametrize("style", ["body", "body_medium", "body_strong", "reading", "headline"])
def test_each_style_gets_a_bundled_face_in_its_weight(qapp: QApplication, style: str) -> None:
    load_typefaces()
    step = tokens().type[style]
    info = QFontInfo(make_font(style))
    assert info.family() == tokens().families[step.family][0]
    assert info.weight() == step.weight


def test_every_bundled_file_belongs_to_a_typeface_that_is_loaded(qapp: QApplication) -> None:
    """A face is loaded with its first font: a file under another name would never be."""
    families = set(load_typefaces())
    assert families >= {"Inter", "Source Serif 4"}
    stems = {stack[0].replace(" ", "") for stack in tokens().families.values()}
    folder = files("dateline_data").joinpath("fonts")
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith(".woff2")]
    assert names
    assert {name.split("-")[0] for name in names} <= stems


def test_half_pixels_are_kept(qapp: QApplication) -> None:
    load_typefaces()
    small, large = (
        QFontMetricsF(make_font(style)).horizontalAdvance("m" * 100) for style in ("meta", "body")
    )
    between = QFontMetricsF(make_font("pane_title")).horizontalAdvance("m" * 100)
    assert small < between
    assert abs(make_font("pane_title").pointSizeF() - 12.5 * 0.75) < 0.05
    assert large > small


def test_tabular_figures_have_one_width(qapp: QApplication) -> None:
    load_typefaces()
    metrics = QFontMetricsF(make_font("body", tabular=True))
    assert metrics.horizontalAdvance("1111") == pytest.approx(metrics.horizontalAdvance("8888"))
    plain = QFontMetricsF(make_font("body"))
    assert plain.horizontalAdvance("1111") != pytest.approx(plain.horizontalAdvance("8888"))


def test_each_face_comes_with_its_licence() -> None:
    folder = files("dateline_data").joinpath("fonts")
    for name in ("OFL-Inter.txt", "OFL-SourceSerif4.txt"):
        assert "SIL Open Font License" in folder.joinpath(name).read_text("utf-8")
