"""Help and About: every topic is shown, the query language is whole, and nothing is loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextCursor, QTextDocument, QTextFormat
from pytestqt.qtbot import QtBot

import dateline
from dateline.library.search.examples import EXAMPLES
from dateline.ui.action_list import ACTIONS
from dateline.ui.help.help_text import DIRECT, about_markdown, licences, notices, topics
from dateline.ui.help.help_window import AboutDialog, HelpDeeds
from dateline.ui.workbench import Workbench
from tests.ui.working_library import working


@pytest.fixture
def bench(tmp_path: Path, qtbot: QtBot) -> Iterator[Workbench]:
    with working(tmp_path / "library", qtbot) as made:
        yield made


def deeds_of(bench: Workbench) -> HelpDeeds:
    deeds = bench.findChild(HelpDeeds)
    assert isinstance(deeds, HelpDeeds)
    return deeds


def test_every_topic_can_be_read_and_the_query_language_is_whole(bench: Workbench) -> None:
    bench.window.actions_registry.action("help").trigger()
    window = deeds_of(bench).help
    assert window is not None
    assert window.topics.count() == len(topics()) >= 5
    shown: list[str] = []
    for number, topic in enumerate(topics()):
        window.topics.setCurrentRow(number)
        shown.append(window.page.toPlainText())
        assert shown[-1].startswith(topic.title)
    assert all(any(query in page for page in shown) for query, _ in EXAMPLES)
    window.close()


def test_commands_that_the_help_names_in_bold_exist() -> None:
    texts = {spec.text for spec in ACTIONS}
    for name in ("Details…", "History…", "Remove article", "Remove for good…"):
        assert name in texts
        assert any(f"**{name}**" in topic.markdown for topic in topics())


def test_about_names_version_promises_and_the_licence_of_what_is_used(bench: Workbench) -> None:
    named = {licence.name.casefold(): licence for licence in licences()}
    assert {"spacy", "sqlmodel", "numpy"} <= named.keys()
    assert named["numpy"].licence
    text = about_markdown()
    assert dateline.__version__ in text
    assert "not encrypted" in text
    assert "no network" in text
    bench.window.actions_registry.action("about").trigger()
    about = deeds_of(bench).about
    assert about is not None
    assert "spacy" in about.page.toPlainText()
    about.close()


def test_about_shows_the_licence_texts_that_a_package_brings_and_goes_back(
    bench: Workbench,
) -> None:
    about = AboutDialog(
        bench.window, licence_texts="Part 1.0\n\n  Permission is *hereby* granted.\n"
    )
    about.show()
    assert about.texts.isVisible()
    # The cursor stands in the heading, whose letters the texts must not take over.
    about.page.moveCursor(QTextCursor.MoveOperation.NextCharacter)
    about.texts.click()
    assert about.page.toPlainText() == "Part 1.0\n\n  Permission is *hereby* granted.\n"
    cursor = QTextCursor(about.page.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    letters = cursor.charFormat()
    assert not letters.fontWeight() > QFont.Weight.Normal
    assert letters.property(QTextFormat.Property.FontSizeAdjustment) is None
    about.texts.click()
    assert about.page.toPlainText().startswith("Dateline")
    about.close()


def test_a_run_from_source_brings_no_licence_texts_to_show(bench: Workbench) -> None:
    bench.window.actions_registry.action("about").trigger()
    about = deeds_of(bench).about
    assert about is not None
    assert notices() == ""
    assert not about.texts.isVisible()
    about.close()


def test_the_licences_start_from_what_the_project_asks_for() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    asked = [re.split(r"[><=! ]", line)[0] for line in project["project"]["dependencies"]]
    assert list(DIRECT) == asked


def test_a_page_loads_no_picture_and_no_file(bench: Workbench) -> None:
    bench.window.actions_registry.action("help").trigger()
    window = deeds_of(bench).help
    assert window is not None
    kind = QTextDocument.ResourceType.ImageResource.value
    assert window.page.loadResource(kind, QUrl("https://example.org/picture.png")) is None
    window.close()
