"""Sample articles as Markdown and as text with hard-wrapped lines."""

from __future__ import annotations

import re
import textwrap

from .source import Source, printed_day

_LINE_WIDTH = 72


def markdown(source: Source) -> bytes:
    """Return a Markdown file: front matter where the article asks for it, else lines under a title."""
    opening = (
        _front_matter(source) if "front-matter" in source.parts("style") else _title_lines(source)
    )
    return "\n".join([*opening, "", _marked(source), ""]).encode("utf-8")


def _front_matter(source: Source) -> list[str]:
    return [
        "---",
        f"title: {source['title']}",
        f"author: {source.byline}",
        f"publisher: {source['outlet']}",
        f"date: {source['published']}",
        f"url: {source['url']}",
        "---",
        "",
        f"# {source['title']}",
    ]


def _title_lines(source: Source) -> list[str]:
    return [
        f"# {source['title']}",
        "",
        f"By {source.byline}  ",
        f"{source['outlet']}  ",
        printed_day(source["published"]),
    ]


def _marked(source: Source) -> str:
    body = source.body
    for words in source.parts("emphasis"):
        body = body.replace(words, f"*{words}*")
    for link in source.parts("link"):
        words, _, target = link.partition(" => ")
        body = body.replace(words, f"[{words}]({target})", 1)
    return body


def wrapped_text(source: Source) -> bytes:
    """Return a text file whose lines are broken at 72 columns, with a closing block if there is one."""
    opening = [
        source["title"],
        "",
        f"By {source.byline}",
        source["outlet"],
        printed_day(source["published"]),
    ]
    paragraphs = [
        textwrap.fill(paragraph, _LINE_WIDTH, break_on_hyphens=False, break_long_words=False)
        for paragraph in source.paragraphs
    ]
    blocks = ["\n".join(opening), *paragraphs]
    if source.apart:
        blocks.append("\n".join(source.apart))
    text = "\n\n".join(blocks) + "\n"
    line_end = "\r\n" if source.header.get("line-ends") == "crlf" else "\n"
    return re.sub("\n", line_end, text).encode("utf-8")
