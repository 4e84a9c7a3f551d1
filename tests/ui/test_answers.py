"""Results of other threads reach the window's thread, and nobody who has gone."""

from __future__ import annotations

from concurrent.futures import Future
from threading import Thread

import pytest
from PySide6.QtCore import QObject, QThread, Slot
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from dateline.library.queries import QueryReplacedError
from dateline.ui.answers import Answers


class Asker(QObject):
    """Keeps what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.threads: list[QThread] = []

    @Slot(object)
    def take(self, result: object) -> None:
        self.told.append(result)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def owner() -> QObject:
    return QObject()


def finish(future: Future[object], result: object) -> None:
    """Finish a future on another thread."""
    thread = Thread(target=future.set_result, args=(result,))
    thread.start()
    thread.join()


def test_a_result_arrives_on_the_windows_thread(qtbot: QtBot, owner: QObject) -> None:
    answers, asker = Answers(owner), Asker()
    future: Future[object] = Future()
    answers.deliver(future, asker.take)
    finish(future, 7)
    qtbot.waitUntil(lambda: asker.told == [7])
    assert asker.threads == [owner.thread()]


@pytest.mark.parametrize("way", ["its method", "a function written in it"])
def test_nothing_is_told_to_a_widget_that_was_closed_meanwhile(
    qtbot: QtBot, owner: QObject, way: str
) -> None:
    answers, gone, other = Answers(owner), Asker(), Asker()
    late: Future[object] = Future()
    answers.deliver(
        late, gone.take if way == "its method" else lambda result: gone.told.append([result])
    )
    delete(gone)
    finish(late, 1)
    following: Future[object] = Future()
    answers.deliver(following, other.take)
    finish(following, 2)
    qtbot.waitUntil(lambda: other.told == [2])
    assert gone.told == []


def test_a_failure_goes_to_the_asker_else_to_the_window_and_a_replaced_query_to_nobody(
    qtbot: QtBot, owner: QObject
) -> None:
    answers, asker = Answers(owner), Asker()
    replaced: Future[object] = Future()
    own: Future[object] = Future()
    answers.deliver(replaced, asker.take, failed=asker.take)
    answers.deliver(own, asker.take, failed=asker.take)
    replaced.set_exception(QueryReplacedError())
    error = ValueError("no")
    own.set_exception(error)
    qtbot.waitUntil(lambda: asker.told == [error])
    unclaimed: Future[object] = Future()
    answers.deliver(unclaimed, asker.take)
    with qtbot.waitSignal(answers.failed):
        unclaimed.set_exception(error)


def test_an_answer_is_told_though_its_asker_uses_a_name_without_a_value(
    qtbot: QtBot, owner: QObject
) -> None:
    answers, asker = Answers(owner), Asker()
    future: Future[object] = Future()

    def take(result: object) -> None:
        asker.take(result if asker.told else later)

    answers.deliver(future, take)
    asker.told.append("something")
    finish(future, 7)
    qtbot.waitUntil(lambda: asker.told == ["something", 7])
    later = 0
