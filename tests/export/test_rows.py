"""Each row says what is claimed, in which words, where it stands, and how sure the reading is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from dateline.editing.articles import set_publication_day
from dateline.editing.commands import Author
from dateline.editing.dates import set_date
from dateline.editing.entities import rename_entity
from dateline.editing.findings import check, pin
from dateline.export import exporters
from dateline.export.exporter import Exporter, ExportOptions, Row, Table
from dateline.export.rows import (
    articles_table,
    entities_table,
    events_table,
    findings_table,
    quotations_table,
)
from dateline.library.opened import Library
from dateline.library.reads.articles import article_ids
from dateline.library.reads.entities import entity_totals
from dateline.library.reads.events import event_rows
from dateline.library.removal import remove_for_good
from dateline.library.rows import Connection
from dateline.model.article import MetadataField, MetadataValue
from dateline.model.confidence import Confidence
from dateline.model.days import day_from_iso, first_minute, last_minute
from dateline.model.spans import Field, Span
from dateline.model.timex import GivenDate, Granularity
from tests.building import extract_again, read_article, store
from tests.export.reported import FIRST, SECOND, SHA256, TEXT, TITLE, Reported, span_of

AB, CD = Author("AB"), Author("CD")
PLAIN = ExportOptions()


@pytest.fixture
def reader(library: Library) -> Iterator[Connection]:
    with closing(library.reader()) as connection:
        yield connection


def rows(table: Table) -> list[Row]:
    found = list(table.rows)
    assert all(tuple(row) == table.columns for row in found)
    return found


def pinned(library: Library, reported: Reported, words: str, *, kind: str = "sentence") -> int:
    command = pin(
        reported.article_id, Field.TEXT, span_of(words), kind=kind, note="ask Ana", author=AB
    )
    library.writer.write(command)
    with closing(library.reader()) as connection:
        return max(row[0] for row in connection.execute("SELECT id FROM finding"))


def test_an_event_has_everything_that_cites_it(reader: Connection, reported: Reported) -> None:
    (row,) = rows(events_table(reader, [reported.event_id]))
    assert row == {
        "what": "event",
        "kind": "event",
        "sentence": FIRST,
        "words": "The ferry stopped late last month",
        "expression": "late last month",
        "value": "2025-02",
        "mod": "END",
        "earliest": "2025-02-20",
        "latest": "2025-02-28",
        "granularity": "month",
        "relation": "on",
        "status": "reported",
        "attributed_to": None,
        "speaker": None,
        "participants": [],
        "place": None,
        "rule": row["rule"],
        "reason": row["reason"],
        "date_decided": None,
        "confidence": "likely",
        "maker": "test.event",
        "check_state": "not checked",
        "title": TITLE,
        "byline": ["Tess Arkwell"],
        "outlet": "The Herald",
        "published": "2025-03-13",
        "published_confidence": "sure",
        "saved": None,
        "saved_confidence": None,
        "url": "https://herald.example/ferry?x=1",
        "part": None,
        "page": None,
        "paragraph": 1,
        "file_sha256": SHA256,
        "field": "text",
        "start": 0,
        "end": 33,
        "article_uid": reported.article_uid,
        "uid": None,
    }
    assert "13 Mar 2025" in str(row["reason"])
    assert str(row["rule"]).startswith("relative.")


def test_a_date_that_a_person_gave_is_marked_in_the_row_of_its_event(
    library: Library, reported: Reported
) -> None:
    with closing(library.reader()) as connection:
        (event,) = event_rows(connection, [reported.event_id])
    assert event.timex_id is not None
    day = day_from_iso("2025-02-21")
    given = GivenDate("2025-02-21", None, first_minute(day), last_minute(day), Granularity.DAY)
    library.writer.write(set_date(event.timex_id, given, author=Author("AB")))
    with closing(library.reader()) as connection:
        (row,) = rows(events_table(connection, [reported.event_id]))
    assert (row["earliest"], row["date_decided"]) == ("2025-02-21", "checked by a person")


def test_a_statement_says_whose_it_is(reader: Connection, reported: Reported) -> None:
    (row,) = rows(events_table(reader, [reported.statement_id]))
    assert (row["kind"], row["status"], row["attributed_to"]) == (
        *("statement", "attributed", "Ana Reyes"),
    )
    assert (row["earliest"], row["latest"], row["participants"]) == (
        *("2025-03-11", "2025-03-11", ["Ana Reyes"]),
    )


def test_a_quotation_is_dated_by_the_statement_of_its_cue(
    reader: Connection, reported: Reported
) -> None:
    (row,) = rows(quotations_table(reader, [reported.quotation_id]))
    assert row["words"] == "We had *no* choice, <none>."
    assert row["sentence"] == SECOND
    assert (row["what"], row["kind"], row["speaker"]) == ("quotation", "direct", "Ana Reyes")
    assert (row["expression"], row["earliest"]) == ("Tuesday", "2025-03-11")
    assert (row["confidence"], row["maker"]) == ("likely", "test.quotation")


def test_offsets_count_code_points_of_the_text(reader: Connection, reported: Reported) -> None:
    ids = [reported.event_id, reported.statement_id]
    for row in rows(events_table(reader, ids)):
        start, end = row["start"], row["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert TEXT[start:end] == row["words"]


def test_rows_keep_the_order_asked_for(reader: Connection, reported: Reported) -> None:
    ids = [reported.statement_id, reported.event_id]
    assert [row["kind"] for row in rows(events_table(reader, ids))] == ["statement", "event"]


def test_a_day_that_a_person_set_is_marked(library: Library, reported: Reported) -> None:
    library.writer.write(set_publication_day(reported.article_id, "2025-03-20", author=AB))
    with closing(library.reader()) as connection:
        (article,) = rows(articles_table(connection, [reported.article_id]))
        (statement,) = rows(events_table(connection, [reported.statement_id]))
    assert article["published_confidence"] == "checked by a person"
    assert statement["published_confidence"] == "checked by a person"
    assert statement["earliest"] == "2025-03-18"


def test_a_finding_has_its_own_words_and_the_readings_of_the_same_words(
    library: Library, reported: Reported
) -> None:
    finding_id = pinned(library, reported, FIRST)
    library.writer.write(check(finding_id, "checked", author=AB))
    with closing(library.reader()) as connection:
        (row,) = rows(findings_table(connection, None, options=PLAIN))
    assert (row["what"], row["kind"], row["words"]) == ("finding", "sentence", FIRST)
    assert (row["expression"], row["earliest"]) == ("late last month", "2025-02-20")
    assert (row["status"], row["check_state"]) == ("reported", "checked")
    assert row["published_confidence"] == "sure"
    assert isinstance(row["uid"], str)


def test_a_pinned_quotation_keeps_its_speaker(library: Library, reported: Reported) -> None:
    pinned(library, reported, "We had *no* choice, <none>.", kind="quotation")
    with closing(library.reader()) as connection:
        (row,) = rows(findings_table(connection, None, options=PLAIN))
    assert (row["kind"], row["speaker"], row["attributed_to"]) == (
        *("quotation", "Ana Reyes", "Ana Reyes"),
    )


def test_the_check_of_a_finding_shows_on_the_event_it_pins(
    library: Library, reported: Reported
) -> None:
    finding_id = pinned(library, reported, "The ferry stopped late last month", kind="event")
    for author in (AB, CD):
        library.writer.write(check(finding_id, "checked", author=author))
    with closing(library.reader()) as connection:
        event, statement = rows(
            events_table(connection, [reported.event_id, reported.statement_id])
        )
    assert event["check_state"] == "checked twice"
    assert statement["check_state"] == "not checked"


def test_notes_tags_and_initials_are_there_only_where_asked_for(
    library: Library, reported: Reported
) -> None:
    finding_id = pinned(library, reported, FIRST)
    library.writer.write(check(finding_id, "checked", author=AB))
    with closing(library.reader()) as connection:
        (plain,) = rows(findings_table(connection, [finding_id], options=PLAIN))
        (noted,) = rows(
            findings_table(connection, [finding_id], options=ExportOptions(with_notes=True))
        )
        assert rows(findings_table(connection, [], options=PLAIN)) == []
    assert not {"note", "tags", "checked_by"} & set(plain)
    assert "AB" not in str(plain.values())
    assert (noted["note"], noted["checked_by"]) == ("ask Ana", ["AB"])


def test_a_finding_outlives_its_article(library: Library, reported: Reported) -> None:
    pinned(library, reported, FIRST)
    remove_for_good(library.writer, library.folder, [reported.article_id], findings_too=False)
    with closing(library.reader()) as connection:
        (row,) = rows(findings_table(connection, None, options=PLAIN))
    assert (row["sentence"], row["title"], row["file_sha256"]) == (FIRST, TITLE, SHA256)
    assert (row["earliest"], row["rule"]) == (None, None)


def test_events_of_an_earlier_extraction_are_left_out(library: Library, reported: Reported) -> None:
    library.writer.write(lambda tx: extract_again(tx, reported.article_id, ["Ana Reyes"]))
    with closing(library.reader()) as connection:
        assert rows(events_table(connection, [reported.event_id])) == []


def test_an_entity_has_its_names_and_its_counts(library: Library, reported: Reported) -> None:
    with closing(library.reader()) as connection:
        entity_id = entity_totals(connection)[0][0]
    library.writer.write(rename_entity(entity_id, "Ana María Reyes", author=AB))
    with closing(library.reader()) as connection:
        (row,) = rows(entities_table(connection, [entity_id]))
        (elsewhere,) = rows(entities_table(connection, [entity_id], within=[]))
    assert row["name"] == "Ana María Reyes"
    assert (row["kind"], row["mentions"], row["articles"]) == ("person", 1, 1)
    assert (row["names"], row["decided"]) == (["Ana Reyes"], "checked by a person")
    assert (elsewhere["mentions"], elsewhere["articles"]) == (0, 0)


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: exporter.id)
def test_no_format_gives_away_a_path_a_user_or_a_password(
    library: Library, reported: Reported, exporter: Exporter
) -> None:
    pinned(library, reported, FIRST)
    library.writer.write(set_publication_day(reported.article_id, "2025-03-12", author=AB))
    stream = io.BytesIO()
    with closing(library.reader()) as connection:
        articles = article_ids(connection)
        entities = [row[0] for row in entity_totals(connection)]
        for table in (
            findings_table(connection, None, options=PLAIN),
            events_table(connection, [reported.event_id, reported.statement_id]),
            quotations_table(connection, [reported.quotation_id]),
            articles_table(connection, articles),
            entities_table(connection, entities),
        ):
            exporter.write(table, stream, PLAIN)
    text = stream.getvalue().decode()
    assert FIRST in text
    for secret in ("/home", "somebody", "Secret Folder", "reader:", "secret@", "ask Ana", "AB"):
        assert secret not in text


def test_a_copy_and_a_later_version_name_the_article_they_repeat(library: Library) -> None:
    def arrive(number: int, text: str, **metadata: str) -> int:
        read = read_article(text, **metadata)
        url_key = metadata.get("url")
        return library.writer.write(
            lambda tx: store(tx, read, sha256=f"{number:064d}", url_key=url_key)
        ).article_id

    first = arrive(1, "It rained.", outlet="Wire", url="https://wire.example/1")
    copy = arrive(2, "It rained.", outlet="Paper", published="2025-03-14")
    address = "https://wire.example/1"
    later = arrive(3, "It poured.", outlet="Wire", url=address, published="2025-03-15")
    with closing(library.reader()) as connection:
        told = {row["uid"]: row for row in articles_table(connection, [first, copy, later]).rows}
    uid, other, last = told
    assert [row["copy_of"] for row in told.values()] == [None, uid, None]
    assert [row["later_version_of"] for row in told.values()] == [None, None, uid]
    assert (told[other]["outlet"], told[last]["published"]) == ("Paper", "2025-03-15")


def test_how_sure_the_time_of_saving_is_stands_beside_it(library: Library) -> None:
    read = read_article("It rained.")
    time = "2025-03-20T08:00+00:00"
    saved = MetadataValue(MetadataField.SAVED, time, time, "file-time", Confidence.UNSURE)
    read = replace(read, metadata=(*read.metadata, saved))
    article_id = library.writer.write(lambda tx: store(tx, read, sha256="1" * 64)).article_id
    with closing(library.reader()) as connection:
        (row,) = articles_table(connection, [article_id]).rows
    assert (row["saved"], row["saved_confidence"]) == ("2025-03-20T08:00+00:00", "unsure")


def test_an_article_in_a_file_of_several_says_its_place_without_folders(library: Library) -> None:
    read = replace(read_article("It rained. It poured."), part="home/ana/letters.mbox/message-12")
    article_id = library.writer.write(lambda tx: store(tx, read, sha256="1" * 64)).article_id
    library.writer.write(pin(article_id, Field.TEXT, Span(0, 10), kind="sentence", author=AB))
    with closing(library.reader()) as connection:
        (article,) = articles_table(connection, [article_id]).rows
        (finding,) = findings_table(connection, None, options=PLAIN).rows
    assert article["part"] == finding["part"] == "letters.mbox/message-12"
