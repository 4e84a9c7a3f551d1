from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dateline.model.confidence import Confidence
from dateline.ui.cards.confidence_sign import ConfidenceSign, confidence_words
from dateline.ui.libraries.empty_library import EmptyLibrary
from dateline.ui.theme import current_theme, theme_switch
from dateline.ui.widgets.buttons import Button, IconButton
from dateline.ui.widgets.choices import CheckBox, ChoiceButton, RadioButton
from dateline.ui.widgets.focus_ring import FocusRing
from dateline.ui.widgets.headline import Headline
from dateline.ui.widgets.labels import ElidedLabel, Label


def test_the_first_window_offers_three_ways_to_begin(qtbot: QtBot) -> None:
    empty = EmptyLibrary(formats=("txt", "md", "pdf"))
    qtbot.addWidget(empty)
    empty.resize(1024, 640)
    empty.show()
    for signal, words in (
        (empty.files_requested, "Import files…"),
        (empty.folder_requested, "Import a folder…"),
        (empty.sample_requested, "Open the sample library"),
    ):
        button = next(b for b in empty.findChildren(QPushButton) if b.text() == words)
        with qtbot.waitSignal(signal):
            button.click()
    assert empty.focusProxy() is empty.first
    assert "txt, md, pdf" in empty._note.text()


def test_nothing_in_the_first_window_is_cut(qtbot: QtBot) -> None:
    for scale in (1.0, 1.6):
        theme_switch().set_scale(scale)
        empty = EmptyLibrary(formats=("txt",))
        qtbot.addWidget(empty)
        empty.resize(1280, 800)
        empty.show()
        QApplication.processEvents()
        words = empty._words
        assert words.height() >= words.heightForWidth(words.width())
        assert empty._title.height() >= empty._title.heightForWidth(empty._title.width())
        for button in empty.findChildren(QPushButton):
            assert button.width() >= button.sizeHint().width()


def test_the_ring_follows_the_focus_also_after_a_click(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    button, table, field = Button("Import files…"), QTableWidget(3, 1), QLineEdit()
    for widget in (button, table, field):
        column.addWidget(widget)
    ring = FocusRing(window)
    qtbot.addWidget(window)
    window.resize(400, 300)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus()
    assert ring.isVisible()
    assert ring.geometry().contains(button.geometry())
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton)
    table.setFocus(Qt.FocusReason.MouseFocusReason)
    assert ring.geometry() == table.geometry()
    field.setFocus()
    assert not ring.isVisible()


def test_the_ring_survives_the_end_of_what_it_rings(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    button, other = Button("one"), Button("two")
    column.addWidget(button)
    column.addWidget(other)
    ring = FocusRing(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    button.setFocus()
    with qtbot.waitSignal(button.destroyed):
        button.deleteLater()
    other.setFocus()
    assert ring.isVisible()


def test_a_button_has_room_for_icon_words_and_key(qtbot: QtBot) -> None:
    plain = Button("Clear all")
    keyed = Button("Clear all", key="Esc", icon="close")
    for button in (plain, keyed):
        qtbot.addWidget(button)
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 20
    assert plain.sizeHint().height() == current_theme().row("button_small")


def test_an_icon_button_has_a_name_and_the_hit_area(qtbot: QtBot) -> None:
    button = IconButton("link", "Follow the filter", key="L")
    qtbot.addWidget(button)
    button.show()
    assert button.accessibleName() == "Follow the filter"
    assert button.toolTip() == "Follow the filter (L)"
    assert button.size().width() >= 24
    assert button.size().height() >= 24


@pytest.mark.parametrize("make", [CheckBox, RadioButton])
def test_boxes_are_hit_on_their_words_as_well(
    qtbot: QtBot, make: type[CheckBox | RadioButton]
) -> None:
    box = make("Also for articles added later")
    qtbot.addWidget(box)
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    assert box.height() >= 24


def test_a_choice_shows_what_was_taken_and_tells_it_once(qtbot: QtBot) -> None:
    choice = ChoiceButton((("all", "All kinds"), ("people", "People")))
    qtbot.addWidget(choice)
    assert (choice.choice, choice.text()) == ("all", "All kinds")
    with qtbot.waitSignal(choice.chosen) as told:
        choice._actions["people"].trigger()
    assert told.args == ["people"]
    assert choice.text() == "People"
    with qtbot.assertNotEmitted(choice.chosen):
        choice._actions["people"].trigger()
    with pytest.raises(KeyError):
        choice.set_choice("nobody")


def test_a_confidence_is_a_word(qtbot: QtBot) -> None:
    for confidence in Confidence:
        sign = ConfidenceSign(confidence)
        qtbot.addWidget(sign)
        assert sign.accessibleName() == confidence_words(confidence) == confidence.word


def test_a_headline_wraps_at_its_line_height(qtbot: QtBot) -> None:
    headline = Headline()
    qtbot.addWidget(headline)
    headline.set_text("Island waits for its ferry as the northern channel silts up")
    one = headline.sizeHint()
    line = current_theme().line_height("headline")
    assert one.height() == line
    assert headline.heightForWidth(one.width() // 2) in (2 * line, 3 * line)
    assert headline.accessibleName() == headline.text()


def test_labels_show_text_from_files_as_plain_text(qtbot: QtBot) -> None:
    label = Label("<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_cut_label_tells_the_whole_in_its_tip(qtbot: QtBot) -> None:
    label = ElidedLabel("a rather long file name that will not fit.pdf")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(900, 20)
    QApplication.processEvents()
    assert label.toolTip() == ""
