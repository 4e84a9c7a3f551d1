"""Markdown to read and to quote from: each claim as its sentence, with its source below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final
from urllib.parse import quote

from dateline.export.cells import encodable, one_line
from dateline.export.exporter import Cell, Exporter, ExportOptions, Row, Table, What
from dateline.model.messages import Message, english

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>&|~]")
_LINE_START: Final = re.compile(r"^(?:([#+\-=:])|(\d+)([.)]))")
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
        _when(row),
        _status(row),
        _named("speaker", row["speaker"]) if row["speaker"] != row["attributed_to"] else None,
        _source(row),
        _sure(row),
        _named("check", row["check_state"]),
        _named("note", row.get("note")),
        _named("tags", row.get("tags")),
        _named("checked_by", row.get("checked_by")),
        _place(row),
    )


def _article(row: Row) -> Iterator[str]:
    yield f"- {_citation(row)}"
    if row["url"]:
        yield f"  {_address(row['url'])}"


def _entity(row: Row) -> Iterator[str]:
    yield "- " + _words(
        "entity",
        name=_text(row["name"]),
        kind=_text(row["kind"]),
        mentions=_text(row["mentions"]),
        articles=_text(row["articles"]),
    )
    if row["names"]:
        yield f"  {_words('names', names=_text(row['names']))}"
    if row["decided"]:
        yield f"  {_text(row['decided'])}"


_ENTRIES: Final = {What.ARTICLES: _article, What.ENTITIES: _entity}


def _items(*items: str | None) -> Iterator[str]:
    yield from (f"- {item}" for item in items if item)


def _when(row: Row) -> str | None:
    interval = _interval(row["earliest"], row["latest"])
    expression = row["expression"]
    if interval is None:
        return _words("expression", expression=_text(expression)) if expression else None
    relation = _words(f"relation.{row['relation'] or 'on'}", interval=interval)
    if not expression:
        return _words("interval", interval=relation)
    return _words("when", expression=_text(expression), interval=relation)


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
    return _words("source", source=", ".join([_citation(row), *place]))


def _citation(row: Row) -> str:
    parts = [f"“{_text(row['title'])}”" if row["title"] else _words("untitled")]
    parts += [_text(row[name]) for name in ("byline", "outlet") if row[name]]
    if row["published"]:
        sure = row["published_confidence"]
        day = _text(row["published"])
        parts.append(
            _words("published_sure", day=day, sure=_text(sure))
            if sure
            else _words("published", day=day)
        )
    if row["saved"]:
        parts.append(_words("saved", day=_text(row["saved"])))
    if row["url"] and "sentence" in row:
        parts.append(_address(row["url"]))
    return ", ".join(parts)


def _sure(row: Row) -> str | None:
    names = ("confidence", "reason", "rule", "maker")
    parts = [_text(row[name]).removesuffix(".") for name in names if row[name]]
    return _words("sure", how="; ".join(parts)) if parts else None


def _place(row: Row) -> str:
    names = ("file_sha256", "field", "start", "end", "article_uid")
    return _words("place", **{name: _text(row[name]) for name in names})


def _named(name: str, value: Cell) -> str | None:
    return _words(name, value=_text(value)) if value else None


def _text(value: Cell) -> str:
    if isinstance(value, list):
        return escaped(", ".join(value))
    return "" if value is None else escaped(str(value))


def _address(url: Cell) -> str:
    return f"<{quote(str(url), safe=_ADDRESS)}>"


def _words(name: str, /, **arguments: str) -> str:
    return english(Message.of(f"export.markdown.{name}", **arguments))


EXPORTER: Final = Exporter(
    "markdown", Message.of("export.formats.markdown"), ".md", "text/markdown", write
)
