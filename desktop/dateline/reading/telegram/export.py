"""`result.json` and `messages.html` to messages, each with its own time: nothing leans on the export's day."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from dateline.model.article import BlockKind, FormatKind, ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import PartKind, joined_part, numbered_part
from dateline.reading.composing import Blocks, Writing
from dateline.reading.decoding import decode
from dateline.reading.markup import whole_text
from dateline.reading.parts import Part, read_parts
from dateline.reading.plain import as_list, as_mapping
from dateline.reading.source import Source
from dateline.reading.telegram.message import Post, read_post
from dateline.reading.web.tree import Element, attribute, parse_page, text_of

_EXPECTED: Final = frozenset({"reading.no_text"})
_KINDS: Final = {"bold": FormatKind.STRONG, "italic": FormatKind.EMPHASIS}
_PAGE_TIME = re.compile(
    r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d)(?::\d\d)?(?: (?:UTC|GMT)?([+-]\d\d:\d\d))?"
)
_NUMBER = re.compile(r"message(\d{1,12})$")


def read_telegram(source: Source, *, reader: str, version: int) -> Iterator[ReadArticle]:
    """Yield an article for each message with a text; raises `UnreadableFileError`."""
    text = decode(source.data(largest=source.limits.table_bytes)).text.lstrip("\ufeff")
    posts = _json_posts(text) if text.lstrip().startswith(("{", "[")) else _page_posts(text)
    parts = (
        Part(part, _reading(source, post, reader=reader, version=version)) for part, post in posts
    )
    yield from read_parts(source, parts, silent=_EXPECTED)


def _reading(
    source: Source, post: Post, *, reader: str, version: int
) -> Callable[[], Iterable[ReadArticle]]:
    return lambda: [read_post(source, post, reader=reader, version=version)]


def _json_posts(text: str) -> Iterator[tuple[str, Post]]:
    """Yield the messages of one chat, or of each chat of a whole account, with their places."""
    try:
        loaded: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(Message.of("reading.records.damaged")) from error
    top = as_mapping(loaded)
    chats = [top] if "messages" in top else as_list(as_mapping(top.get("chats")).get("list"))
    for place, chat in enumerate(map(as_mapping, chats), start=1):
        outer = "" if "messages" in top else _text(chat.get("id")) or str(place)
        for message in map(as_mapping, as_list(chat.get("messages"))):
            post = _json_post(message, _text(chat.get("name")))
            if post is not None:
                yield joined_part(outer, numbered_part(PartKind.POST, post.number)), post


def _json_post(message: Mapping[str, object], channel: str) -> Post | None:
    number, sent = message.get("id"), _time(message, "date")
    if message.get("type") != "message" or not isinstance(number, int) or not sent:
        return None
    blocks = Blocks()
    for kind, writing in _lines(message.get("text_entities") or message.get("text")):
        blocks.add(kind, writing)
    return Post(
        number,
        channel,
        sent,
        blocks.drafts,
        author=_text(message.get("author")) or _text(message.get("from")),
        edited=_time(message, "edited"),
        forwarded_from=_text(message.get("forwarded_from")),
        sent_as_found=_text(message.get("date")),
    )


def _time(message: Mapping[str, object], name: str) -> str:
    """Return a time in the zone of the export, its offset found by the same time in POSIX seconds."""
    written, seconds = _text(message.get(name)), _text(message.get(f"{name}_unixtime"))
    try:
        local = datetime.fromisoformat(written)
    except ValueError:
        return ""
    if local.year < 2013:  # before Telegram: "1970-01-01" stands for never
        return ""
    if not seconds.isdigit() or local.tzinfo is not None:
        return local.isoformat(timespec="minutes")
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return local.isoformat(timespec="minutes")
    offset = round((local - moment) / timedelta(minutes=1))
    if abs(offset) > 14 * 60:
        return local.isoformat(timespec="minutes")
    sign = "-" if offset < 0 else "+"
    hours, minutes = divmod(abs(offset), 60)
    return f"{local:%Y-%m-%dT%H:%M}{sign}{hours:02d}:{minutes:02d}"


def _lines(text: object) -> Iterator[tuple[BlockKind, Writing]]:
    """Yield the lines of a text given as a string, or as pieces with their kinds.

    A first line that is bold from end to end is the message's heading.
    """
    pieces: list[object] = as_list(text) or [text]
    writing = Writing()
    is_first = True
    for piece in pieces:
        entity = as_mapping(piece)
        words = piece if isinstance(piece, str) else _text(entity.get("text"))
        kind = _text(entity.get("type"))
        link = _text(entity.get("href")) or (words if kind == "link" else "")
        target = link if link.startswith(("http://", "https://")) and len(link) < 2_000 else None
        kinds = [_KINDS[kind]] if kind in _KINDS else []
        for place, line in enumerate(words.split("\n")):
            if place:
                yield _kind(writing, is_first=is_first), writing
                is_first = is_first and not writing.text.strip()
                writing = Writing()
            writing.write(line, kinds=kinds, target=target)
    yield _kind(writing, is_first=is_first), writing


def _kind(writing: Writing, *, is_first: bool) -> BlockKind:
    bold = sum(item.span.length for item in writing.formats if item.kind is FormatKind.STRONG)
    is_heading = is_first and 0 < len(writing.text.strip()) <= bold
    return BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH


def _page_posts(text: str) -> Iterator[tuple[str, Post]]:
    root = parse_page(text)
    if root is None:
        return
    header = _first(root, "page_header")
    title = None if header is None else _first(header, "text")
    channel = "" if title is None else text_of(title)
    author = ""
    for element in _classed(root, "message"):
        number = _NUMBER.search(attribute(element, "id"))
        if number is None or "service" in attribute(element, "class").split():
            continue
        body = _first(element, "body")
        forwarded = _first(element, "forwarded")
        sender = None if body is None else _own_name(body, forwarded)
        author = author if sender is None else sender
        post = _page_post(element, forwarded, int(number[1]), channel, author)
        if post is not None:
            yield numbered_part(PartKind.POST, post.number), post


def _own_name(body: Element, forwarded: Element | None) -> str | None:
    """Return who sent a message; None where it follows one of the same sender ("joined")."""
    # Held while names are looked for, for lxml makes elements anew that nothing holds.
    inner = [] if forwarded is None else list(forwarded.iter())
    within = {id(inside) for inside in inner}
    names = [name for name in _classed(body, "from_name") if id(name) not in within]
    return text_of(names[0]) if names else None


def _page_post(
    element: Element, forwarded: Element | None, number: int, channel: str, author: str
) -> Post | None:
    date = _first(element, "date")
    written = "" if date is None else attribute(date, "title")
    match = _PAGE_TIME.search(written)
    if match is None:
        return None
    sent = f"{match[3]}-{match[2]}-{match[1]}T{match[4]}{match[5] or ''}"
    origin = None if forwarded is None else _first(forwarded, "from_name")
    # The name is followed by the time of the original, in an element of its own.
    forwarded_from = "" if origin is None else " ".join((origin.text or "").split())
    blocks = Blocks()
    for text in list(_classed(element, "text")):
        for draft in whole_text(text):
            blocks.take(draft)
    return Post(
        number,
        channel,
        sent,
        blocks.drafts,
        author=author,
        forwarded_from=forwarded_from,
        sent_as_found=written,
    )


def _classed(root: Element, name: str) -> Iterator[Element]:
    for element in root.iter("div"):
        if name in attribute(element, "class").split():
            yield element


def _first(root: Element, name: str) -> Element | None:
    return next(_classed(root, name), None)


def _text(value: object) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
