"""Telegram exports: each message with its own time; nothing leans on the day of the export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model.article import FormatKind, MetadataField
from tests.reading.checks import read_all, refusal, values


def message(number: int, text: object, **more: object) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": "2025-03-13T17:01:02",
        "date_unixtime": "1741874462",
        "from": "Halden Harbour",
        "from_id": "channel1",
        "text": text,
        **more,
    }


def export(path: Path, *messages: dict[str, Any]) -> Path:
    chat = {"name": "Halden Harbour", "type": "public_channel", "id": 1, "messages": list(messages)}
    path.write_text(json.dumps(chat, ensure_ascii=False, indent=1), "utf-8")
    return path


def test_each_message_is_an_article_with_its_own_time_and_zone(tmp_path: Path) -> None:
    pieces = [
        {"type": "bold", "text": "Bridge shut"},
        "\n\nThe board met ",
        {"type": "italic", "text": "today"},
        ". ",
        {"type": "text_link", "text": "The plan", "href": "https://board.example/plan"},
    ]
    path = export(
        tmp_path / "result.json",
        message(7, pieces, edited="2025-03-13T18:00:00", edited_unixtime="1741878000"),
        message(8, "The ferry came late.", forwarded_from="Jane Roe"),
        message(9, "", photo="x.jpg"),
        {
            "id": 10,
            "type": "service",
            "date": "2025-03-13T18:00:00",
            "action": "pin_message",
            "text": "",
        },
    )
    first, second = read_all(path)
    assert (first.part, first.title, first.text) == (
        "post-7",
        "Bridge shut",
        "The board met today. The plan",
    )
    assert values(first, MetadataField.PUBLISHED) == ["2025-03-13T17:01+03:00"]
    assert values(first, MetadataField.MODIFIED) == ["2025-03-13T18:00+03:00"]
    assert values(first, MetadataField.OUTLET) == ["Halden Harbour"]
    assert {(item.kind, item.span.of(first.text)) for item in first.formats} == {
        (FormatKind.EMPHASIS, "today"),
        (FormatKind.LINK, "The plan"),
    }
    assert (second.title, second.text) == ("The ferry came late.", "The ferry came late.")
    assert values(second, MetadataField.BYLINE) == ["Jane Roe"]
    assert second.apart == ("forwarded_from: Jane Roe",)
    assert first.warnings == second.warnings == ()


def test_a_whole_account_is_read_chat_by_chat(tmp_path: Path) -> None:
    chats = [
        {
            "name": f"Chat {n}",
            "type": "private_group",
            "id": n,
            "messages": [message(1, f"Words {n}.")],
        }
        for n in (5, 6)
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"about": "x", "chats": {"about": "y", "list": chats}}), "utf-8")
    assert [(article.part, article.text) for article in read_all(path)] == [
        ("5/post-1", "Words 5."),
        ("6/post-1", "Words 6."),
    ]


def test_without_posix_seconds_the_zone_stays_unknown(tmp_path: Path) -> None:
    old = message(1, "Words here.")
    del old["date_unixtime"]
    (article,) = read_all(export(tmp_path / "r.json", old))
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13T17:01"]


PAGE = """<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold"> Halden Harbour </div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">13 March 2025</div></div>
<div class="message default clearfix" id="message7"><div class="body">
<div class="pull_right date details" title="13.03.2025 17:01:02 UTC+03:00">17:01</div>
<div class="from_name">Jane Roe </div>
<div class="text">The board met <a href="https://board.example/">today</a>.<br><br>It stays shut.</div></div></div>
<div class="message default clearfix joined" id="message8"><div class="body">
<div class="pull_right date details" title="13.03.2025 17:05:00 UTC+03:00">17:05</div>
<div class="forwarded body"><div class="from_name">John Poe <span class="date details" title="12.03.2025 09:00:00">12.03.2025 09:00:00</span></div>
<div class="text">The ferry came late.</div></div></div></div>
<div class="message default clearfix joined" id="message9"><div class="body">
<div class="pull_right date details" title="13.03.2025 17:06:00">17:06</div>
<div class="text">Nobody was hurt.</div></div></div>
</div></div></div></body></html>"""


def test_exported_pages_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "messages.html"
    path.write_text(PAGE, "utf-8")
    first, second, third = read_all(path)
    assert (first.part, first.text) == ("post-7", "The board met today.\n\nIt stays shut.")
    assert values(first, MetadataField.PUBLISHED) == ["2025-03-13T17:01+03:00"]
    assert values(first, MetadataField.OUTLET) == ["Halden Harbour"]
    assert values(first, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(second, MetadataField.PUBLISHED) == ["2025-03-13T17:05+03:00"]
    assert values(second, MetadataField.BYLINE) == ["John Poe"]
    assert second.apart == ("forwarded_from: John Poe",)
    assert values(third, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(third, MetadataField.PUBLISHED) == ["2025-03-13T17:06"]


@pytest.mark.parametrize(
    "data",
    [
        '{"name": "x", "type": "public_channel", "messages": [',
        '{"type": "public_channel", "messages": ' + "[" * 100_000,
    ],
)
def test_a_cut_or_nested_export_is_refused(tmp_path: Path, data: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(data, "utf-8")
    assert refusal(path).id == "reading.records.damaged"


def test_odd_messages_cost_only_themselves(tmp_path: Path) -> None:
    path = export(
        tmp_path / "r.json",
        message(1, {"odd": 1}),
        message(2, ["a", 5, None, {"text": 7}]),
        {"id": "x", "type": "message", "date": "2025-03-13T17:01:02", "text": "No number."},
        message(4, "Words here.", date="never"),
        message(5, "Words here.", date_unixtime="99999999999999999999"),
    )
    assert [article.part for article in read_all(path)] == ["post-2", "post-5"]


def test_what_stands_apart_holds_no_character_that_is_part_of_no_word(tmp_path: Path) -> None:
    odd = message(1, "The ferry came late.", forwarded_from="Jane\x00 Ro\u00ade")
    (article,) = read_all(export(tmp_path / "result.json", odd))
    assert article.apart == ("forwarded_from: Jane Roe",)
