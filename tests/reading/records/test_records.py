"""JSON, JSON lines and tables of articles, by the well-known names of their fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.model.article import BlockKind, MetadataField
from dateline.model.messages import Message, english
from tests.reading.checks import outcome, read_all, refusal, values

TEXT = "The harbour board met on Tuesday.\n\nThe bridge stays shut, it said."


def test_records_of_any_shape_are_articles(tmp_path: Path) -> None:
    record = {
        "headline": "Bridge shut",
        "author": ["Jane Roe", "John Poe"],
        "source": {"id": None, "name": "Halden Courier"},
        "publishedAt": "2025-03-13T14:01:00Z",
        "dateModified": "2025-03-14",
        "url": "https://courier.example/bridge",
        "lang": "en",
        "content": TEXT,
    }
    shapes = {
        "list.json": [record, {**record, "headline": "Ferry late"}],
        "feed.json": {"status": "ok", "articles": [record, {**record, "headline": "Ferry late"}]},
        "hits.json": {
            "hits": {
                "hits": [
                    {"_id": 1, "_source": record},
                    {"_source": {**record, "headline": "Ferry late"}},
                ]
            }
        },
    }
    for name, shape in shapes.items():
        path = tmp_path / name
        path.write_text(json.dumps(shape, indent=1), "utf-8")
        first, second = read_all(path)
        assert (first.part, first.title, first.text) == ("record-1", "Bridge shut", TEXT)
        assert second.title == "Ferry late"
        assert values(first, MetadataField.BYLINE) == ["Jane Roe", "John Poe"]
        assert values(first, MetadataField.OUTLET) == ["Halden Courier"]
        assert values(first, MetadataField.PUBLISHED) == ["2025-03-13T14:01+00:00"]
        assert values(first, MetadataField.MODIFIED) == ["2025-03-14"]
        assert values(first, MetadataField.URL) == ["https://courier.example/bridge"]


def test_lines_of_json_are_read_and_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    rows = [
        {"title": "Bridge shut", "text": TEXT},
        {"title": "x"},
        {"title": "Ferry", "body": TEXT},
    ]
    lines = [json.dumps(row) for row in rows]
    lines.insert(1, "{broken")
    for name in ("rows.jsonl", "rows.txt", "rows"):
        path = tmp_path / name
        path.write_text("\n".join(lines), "utf-8")
        articles = read_all(path)
        assert [article.part for article in articles] == ["record-1", "record-4"]
        warning = english(articles[-1].warnings[-1])
        assert warning.startswith(
            "2 parts of the file were not read. The first is record 2: The line"
        )


def test_text_in_html_is_read_as_a_reader_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    html = "<h2>Fares</h2><p>Adults pay <b>two</b>.</p><script>x()</script>"
    path.write_text(json.dumps({"items": [{"title": "T", "content_html": html}]}), "utf-8")
    (article,) = read_all(path)
    assert article.text == "Fares\n\nAdults pay two."
    assert article.blocks[0].kind is BlockKind.HEADING


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("name", ["rows.csv", "rows.txt"])
def test_rows_of_a_table_are_articles(tmp_path: Path, delimiter: str, name: str) -> None:
    quoted = TEXT.replace(",", ";").replace("Tuesday", '""Tuesday""')
    head = delimiter.join(["id", "Title", "Publish Date", "Publication", "Text"])
    row = delimiter.join(["1", "Bridge shut", "2025-03-13", "Halden Courier", f'"{quoted}"'])
    path = tmp_path / name
    path.write_text(f"\ufeff{head}\r\n{row}\r\n\r\n", "utf-8")
    (article,) = read_all(path)
    assert (article.reader, article.part, article.title) == ("csv", "record-1", "Bridge shut")
    assert '"Tuesday"' in article.text
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert values(article, MetadataField.OUTLET) == ["Halden Courier"]


def test_a_text_that_begins_with_a_bracket_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text('["We wait," the board said.]\n\nThe bridge stays shut.\n', "utf-8")
    assert outcome(path) == "text"


def test_a_text_with_commas_in_its_first_line_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Bridge, ferry, fares\n\nThe title, the date, the text of the plan.\n", "utf-8")
    assert outcome(path) == "text"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.json", "[" * 100_000, "reading.records.damaged"),
        ("a.json", '{"a":' * 100_000, "reading.records.damaged"),
        ("a.json", '{"title": "x"}', "reading.records.none"),
        ("a.json", '[1, 2, "x"]', "reading.records.none"),
        ("a.jsonl", "{broken\n{broken\n", "reading.records.damaged"),
        ("a.csv", "a,b\n1,2\n", "reading.records.no_columns"),
        ("a.csv", "title,text\n", "reading.no_articles"),
        ("a.csv", "title,text\nx,\n", "reading.parts_unread"),
    ],
)
def test_what_holds_no_article_is_refused_with_its_sentence(
    tmp_path: Path, name: str, data: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(data, "utf-8")
    assert refusal(path).id == message


def test_lone_surrogates_nul_and_huge_numbers_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '[{"title": "\\ud800x", "date": 1e999, "author": {"name": {"name": {"name": {"name": 1}}}}, "text": "a\\u0000b \\udfff words"}]',
        "utf-8",
    )
    (article,) = read_all(path)
    assert article.text.split() == ["ab", "words"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "part_000000.csv",
            "title,url,time_added,tags,status\nFerry,https://a.example/b,17,,unread\n",
        ),
        (
            "links.csv",
            "URL,Title,Selection,Folder,Timestamp\nhttps://a.example/b,Ferry,,Unread,17\n",
        ),
        (
            "bookmarks.html",
            (
                "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<H1>Saved</H1><DL><p><DT>"
                '<A HREF="https://a.example/b">The ferry is late again</A></DL>'
            ),
        ),
        (
            "ril_export.html",
            (
                "<!DOCTYPE html><html><head><title>Export</title></head><body><h1>Unread</h1><ul><li>"
                '<a href="https://a.example/b" time_added="17" tags="">The ferry is late again</a></li></ul></body></html>'
            ),
        ),
    ],
)
def test_a_list_of_saved_links_is_told_to_hold_no_texts(
    tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert refusal(tmp_path / name) == Message.of("reading.records.list_of_links")
