"""Every format that is found writes every table, whole and in order, whatever an article says."""

from __future__ import annotations

import csv
import io
import json
import pkgutil

import pytest

from dateline.export import exporters, formats
from dateline.export.claims import CLAIM_COLUMNS
from dateline.export.exporter import Exporter, ExportOptions, Row, Table, What
from dateline.export.names import NAME_COLUMNS
from dateline.export.pinned import NOTE_COLUMNS
from dateline.export.rows import ARTICLE_COLUMNS, ENTITY_COLUMNS
from dateline.model.messages import english

COLUMNS = {
    What.FINDINGS: (*CLAIM_COLUMNS, *NOTE_COLUMNS),
    What.EVENTS: CLAIM_COLUMNS,
    What.QUOTATIONS: CLAIM_COLUMNS,
    What.ARTICLES: ARTICLE_COLUMNS,
    What.ENTITIES: ENTITY_COLUMNS,
    What.NAMES: NAME_COLUMNS,
}
HOSTILE = (
    "plain",
    "",
    "# *a* _b_ [c](javascript:d) <script>e</script> `f` | g",
    "line\nbreak\r\n\x00\x1b[31m\u2028\u202eturned",
    "lone \ud800 surrogate, astral \U0001f600",
    "=HYPERLINK()",
)
LISTS = {"byline", "participants", "names", "roles", "tags", "checked_by"}
NUMBERS = {"mentions", "articles", "start", "end", "page", "paragraph"}


def rows_of(what: What) -> list[Row]:
    return [{name: cell(name, text) for name in COLUMNS[what]} for text in HOSTILE]


def cell(name: str, text: str) -> str | int | list[str] | None:
    if name in LISTS:
        return [text, text]
    if name in NUMBERS:
        return len(text)
    choices = {"status": "attributed", "relation": "by", "url": "https://a.example/<b> c"}
    return choices.get(name, text)


def written(exporter: Exporter, what: What, rows: list[Row]) -> bytes:
    stream = io.BytesIO()
    exporter.write(Table(what, COLUMNS[what], iter(rows)), stream, ExportOptions())
    return stream.getvalue()


def by_id(wanted: str) -> Exporter:
    return next(exporter for exporter in exporters() if exporter.id == wanted)


def test_every_module_among_the_formats_is_found_and_differs_from_the_others() -> None:
    modules = [module.name for module in pkgutil.iter_modules(formats.__path__)]
    assert len(exporters()) == len(modules)
    for of in ("id", "suffix", "media_type"):
        assert len({getattr(exporter, of) for exporter in exporters()}) == len(modules)
    assert all(english(exporter.name) for exporter in exporters())


def test_the_promised_formats_are_there() -> None:
    assert {exporter.id for exporter in exporters()} >= {"csv", "json", "jsonl", "markdown"}


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: exporter.id)
@pytest.mark.parametrize("what", What)
def test_every_format_writes_every_table_as_utf_8(exporter: Exporter, what: What) -> None:
    text = written(exporter, what, rows_of(what)).decode("utf-8")
    assert text.count("plain") >= 1
    assert "\ud800" not in text


@pytest.mark.parametrize("exporter", exporters(), ids=lambda exporter: exporter.id)
@pytest.mark.parametrize("what", What)
def test_every_format_writes_a_table_without_rows(exporter: Exporter, what: What) -> None:
    written(exporter, what, []).decode("utf-8")


@pytest.mark.parametrize("what", What)
def test_json_lines_hold_each_row_as_it_is(what: What) -> None:
    rows = rows_of(what)
    lines = written(by_id("jsonl"), what, rows).splitlines()
    assert [json.loads(line) for line in lines] == rows
    assert all(list(json.loads(line)) == list(COLUMNS[what]) for line in lines)


def test_a_json_array_holds_each_row() -> None:
    rows = [row for row in rows_of(What.EVENTS) if "\ud800" not in str(row["sentence"])]
    assert json.loads(written(by_id("json"), What.EVENTS, rows)) == rows
    assert json.loads(written(by_id("json"), What.EVENTS, [])) == []


@pytest.mark.parametrize("what", What)
def test_csv_names_its_columns_and_gives_each_row_a_line(what: What) -> None:
    text = written(by_id("csv"), what, rows_of(what)).decode("utf-8-sig")
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS[what]
    assert len(lines) == len(HOSTILE)


def test_csv_on_a_stream_may_do_without_the_mark_of_its_encoding() -> None:
    stream = io.BytesIO()
    table = Table(What.ENTITIES, ENTITY_COLUMNS, [])
    by_id("csv").write(table, stream, ExportOptions(byte_order_mark=False))
    assert stream.getvalue().startswith(b'"name"')
