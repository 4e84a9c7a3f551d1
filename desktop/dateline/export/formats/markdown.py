"""Markdown to read and to quote from: each claim as its sentence, with its source below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from urllib.parse import quote

from dateline.export.cells import encodable, one_line
from dateline.export.exporter import Cell, Exporter, ExportOptions, Row, Table, What
from dateline.model.annotations import Relation
from dateline.model.messages import Message, english
from dateline.model.parts import part_name
from dateline.model.spans import Field

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&|~]")
_LINE_START: Final = re.compile(r"^(?:([#+\-=:])|(\d+)([.)]))")
_KINDS_SAID: Final = frozenset({"event", "statement", "direct", "mixed", "indirect"})
_ADDRESS: Final = "%:/?#[]@!$&'()*+,;=-._~"


def write(table: Table, stream: BinaryIO, options: ExportOptions) -> None:  # noqa: ARG001 - one signature for all
    """Write a heading and an entry for each row, in UTF-8."""
    stream.write(f"# {_words(f'heading.{table.what.value}')}\n".encode())
    entry = _ENTRIES.get(table.what, _claim)
    for row in table.rows:
        lines = [encodable(line) for line in entry(row)]
        stream.write(("\n" + "".join(f"{line}\n" for line in lines)).encode())


def escaped(text: str) -> str:
    """Return `text` on one line such that Markdown shows every character of it as it stands."""
    line = _SPECIAL.sub(r"\\\g<0>", one_line(text).strip())
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)


def _claim(row: Row) -> Iterator[str]:
    yield f"> {_text(row['sentence'])}"
    yield ""
    yield from _items(
        _said(row),
        _when(row),
        _status(row),
        _named("speaker", row["speaker"]) if row["speaker"] != row["attributed_to"] else None,
        _named("participants", row["participants"]),
        _named("where", row["place"]),
        _source(row),
        _sure(row),
        _named("check", row["check_state"]),
        _named("note", row.get("note")),
        _named("tags", row.get("tags")),
        _named("checked_by", row.get("checked_by")),
        _read_by(row),
        _in_the_file(row),
    )


def _said(row: Row) -> str | None:
    """Return which words of the sentence it is about; only a speaker's own stand in quotation marks."""
    if not row["words"] or row["words"] == row["sentence"]:
        return None
    kind = row["kind"] if row["kind"] in _KINDS_SAID else "selection"
    return _words(f"about.{kind}", words=_text(row["words"]))


def _article(row: Row) -> Iterator[str]:
    yield f"- {_citation(row)}"
    if row["url"]:
        yield f"  {_address(row['url'])}"
    if row["copy_of"]:
        yield f"  {_words('copy_of', uid=_text(row['copy_of']))}"
    if row["later_version_of"]:
        yield f"  {_words('later_version_of', uid=_text(row['later_version_of']))}"
    yield f"  {_words('article', uid=_text(row['uid']))}"


def _entity(row: Row) -> Iterator[str]:
    yield "- " + _words(
        "entity",
        name=_text(row["name"]),
        kind=_text(row["kind"]),
        mentions=_words("mentions", n=_number(row["mentions"])),
        articles=_words("articles", n=_number(row["articles"])),
    )
    others = [name for name in _list(row["names"]) if name != row["name"]]
    if others:
        yield f"  {_words('names', names=_text(others))}"
    if row["decided"]:
        yield f"  {_text(row['decided'])}"


def _name(row: Row) -> Iterator[str]:
    yield "- " + _words(
        "spelling",
        spelling=_text(row["spelling"]),
        name=_text(row["name"]),
        outlet=_text(row["outlet"]),
        mentions=_text(row["mentions"]),
    )
    days = " – ".join(dict.fromkeys(_text(row[end]) for end in ("first", "last") if row[end]))
    if days:
        yield f"  {days}"
    if row["roles"]:
        yield f"  {_text(row['roles'])}"


_ENTRIES: Final = {What.ARTICLES: _article, What.ENTITIES: _entity, What.NAMES: _name}


def _items(*items: str | None) -> Iterator[str]:
    yield from (f"- {item}" for item in items if item)


def _when(row: Row) -> str | None:
    interval = _interval(row["earliest"], row["latest"])
    expression = row["expression"]
    if interval is None:
        return _words("expression", expression=_text(expression)) if expression else None
    relation = _words(f"relation.{_relation(row)}", interval=interval)
    if not expression:
        return _words("interval", interval=relation)
    return _words("when", expression=_text(expression), interval=relation)


def _relation(row: Row) -> str:
    """Return how a row lies to its interval: an open end is no day on which something was."""
    relation = str(row["relation"] or Relation.ON)
    if relation != Relation.ON or (row["earliest"] is not None and row["latest"] is not None):
        return relation
    return Relation.BY.value if row["earliest"] is None else Relation.SINCE.value


def _interval(earliest: Cell, latest: Cell) -> str | None:
    ends = [str(end) for end in (earliest, latest) if end is not None]
    if len(ends) == 2 and ends[0] != ends[1]:
        return f"{ends[0]} – {ends[1]}"
    return ends[0] if ends else None


def _status(row: Row) -> str | None:
    if row["status"] is None:
        return None
    if row["attributed_to"]:
        return _words(f"status_by.{row['status']}", who=_text(row["attributed_to"]))
    return _words(f"status.{row['status']}")


def _source(row: Row) -> str:
    place = [
        _words(name, n=_text(row[name])) for name in ("page", "paragraph") if row[name] is not None
    ]
    return _words("source", source=", ".join([_citation(row), *_part(row), *place]))


def _part(row: Row) -> list[str]:
    """Return the words for the place of the article in a file of several, or none."""
    part = row["part"]
    return [escaped(english(part_name(str(part))))] if part else []


def _citation(row: Row) -> str:
    parts = [f"“{_text(row['title'])}”" if row["title"] else _words("untitled")]
    parts += [_text(row[name]) for name in ("byline", "outlet") if row[name]]
    if row["published"]:
        sure = row["published_confidence"]
        day = _moment(row["published"])
        parts.append(
            _words("published_sure", day=day, sure=_text(sure))
            if sure
            else _words("published", day=day)
        )
    if row["saved"]:
        day, sure = _moment(row["saved"]), row.get("saved_confidence")
        parts.append(
            _words("saved_sure", day=day, sure=_text(sure)) if sure else _words("saved", day=day)
        )
    if row["url"] and "sentence" in row:
        parts.append(_address(row["url"]))
    return ", ".join(parts)


def _sure(row: Row) -> str | None:
    parts = [_text(row[name]).removesuffix(".") for name in ("confidence", "reason") if row[name]]
    return _words("sure", how=". ".join(parts)) if parts else None


def _read_by(row: Row) -> str | None:
    rules = [_text(row[name]) for name in ("rule", "maker") if row[name]]
    return _words("read_by", rules=", ".join(rules)) if rules else None


def _in_the_file(row: Row) -> str:
    """Return where the words stand, so that they are found again in the file that was read."""
    places = {name: _text(row[name]) for name in ("file_sha256", "start", "end", "article_uid")}
    return _words("in_the_title" if row["field"] == Field.TITLE.value else "in_the_text", **places)


def _named(name: str, value: Cell) -> str | None:
    return _words(name, value=_text(value)) if value else None


def _text(value: Cell) -> str:
    if isinstance(value, list):
        return escaped(", ".join(value))
    return "" if value is None else escaped(str(value))


def _list(value: Cell) -> list[str]:
    return value if isinstance(value, list) else []


def _number(value: Cell) -> int:
    return value if isinstance(value, int) else 0


def _moment(iso: Cell) -> str:
    """Return a day as it is, and a time of day apart from its day: `2025-03-13 10:00 +01:00`."""
    day, _, clock = str(iso).partition("T")
    time, zone = clock[:5], clock[5:].replace("+00:00", "UTC")
    return escaped(" ".join(part for part in (day, time, zone) if part))


def _address(url: Cell) -> str:
    return f"<{quote(str(url), safe=_ADDRESS)}>"


def _words(name: str, /, **arguments: str | int) -> str:
    return english(Message.of(f"export.markdown.{name}", **arguments))


EXPORTER: Final = Exporter(
    "markdown", Message.of("export.formats.markdown"), ".md", "text/markdown", write
)
