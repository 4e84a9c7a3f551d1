"""The sentence of something selected elsewhere: marked in the text, and brought into sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dateline.ui.article.article_view import ArticleView
from dateline.ui.theme import ThemeChoice, current_theme, theme_switch
from dateline.ui.toast import Toast
from dateline.ui.widgets.headline import Headline
from tests.ui.sample_article import article, marks, span_of

SENTENCE = "Vessen sailors have heard such promises since 2019."


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    made = ArticleView()
    qtbot.addWidget(made)
    theme_switch().set_reduced_motion(reduced=True)
    made.resize(900, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.show_article(article())
    made.set_marks(marks())
    return made


def ground_of(view: ArticleView, words: str) -> QColor:
    """Return the colour just over the letters of the first of `words`."""
    QApplication.processEvents()
    box = view.text.rect_of(span_of(words))
    image = view.text.viewport().grab().toImage()
    return image.pixelColor(QPoint(round(box.left()) + 2, round(box.top()) + 1))


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_sentence_has_the_ground_of_what_is_selected(
    view: ArticleView, choice: ThemeChoice
) -> None:
    theme_switch().set_choice(choice)
    view.mark_passage(span_of(SENTENCE))
    assert ground_of(view, "sailors have") == current_theme().color("selection")
    assert ground_of(view, "midsummer") == current_theme().color("paper")
    view.mark_passage(None)
    assert ground_of(view, "sailors have") == current_theme().color("paper")


def test_marks_that_come_later_leave_the_sentence_marked(view: ArticleView) -> None:
    view.mark_passage(span_of(SENTENCE))
    view.set_marks(marks())
    assert view.text.view.passage is not None
    view.show_article(article())
    assert view.text.view.passage is None


def test_a_sentence_in_the_title_marks_the_headline(view: ArticleView) -> None:
    view.mark_passage(span_of(SENTENCE), in_title=True)
    titles = view.page.head.findChildren(Headline)
    assert [title.marked for title in titles] == [True]
    assert view.text.view.passage is None
    view.mark_passage(None)
    assert [title.marked for title in titles] == [False]


def test_a_place_passed_on_the_way_to_another_is_scrolled_to(
    view: ArticleView, qtbot: QtBot
) -> None:
    theme_switch().set_reduced_motion(reduced=False)
    view.resize(900, 260)
    bar = view.text.verticalScrollBar()
    view.scroll_to(span_of("refused twice"))
    qtbot.waitUntil(lambda: 0 < bar.value() < bar.maximum())
    passed = span_of("voted on 11 March") if bar.value() > 300 else span_of("The last ferry")
    view.scroll_to(passed)
    qtbot.waitUntil(lambda: view.text._glide.state() is view.text._glide.State.Stopped)
    room = view.text.viewport().rect()
    assert room.contains(view.text.rect_of(passed).toRect())


def test_a_toast_leaves_the_marked_sentence_free(view: ArticleView) -> None:
    view.resize(900, 400)
    toast = Toast(view)
    toast.set_texts(view.text)
    low = span_of(SENTENCE)
    view.scroll_to(low, animated=False)
    bar = view.text.verticalScrollBar()
    bar.setValue(
        round(bar.value() - view.text.viewport().height() + view.text.rect_of(low).bottom())
    )
    toast.show_words("Pinned a sentence of this article")
    reach = toast._reach()
    card = toast.geometry().adjusted(reach, reach, -reach, -reach)
    sentence = QRect(view.text.viewport().mapTo(view, QPoint(0, 0)), view.text.viewport().size())
    line = view.text.rect_of(low).toRect().translated(sentence.topLeft())
    assert card.intersects(line)
    view.mark_passage(low)
    toast.show_words("Pinned a sentence of this article")
    card = toast.geometry().adjusted(reach, reach, -reach, -reach)
    assert not card.intersects(view.text.acted_rect().translated(sentence.topLeft()))
