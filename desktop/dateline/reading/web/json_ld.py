"""What a page says of itself as JSON-LD (schema.org): the article's own node, found among others."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeAlias, cast

from dateline.reading.identity import canonical_url, folded

_ARTICLE_TYPE = re.compile(
    r"(?:\w*NewsArticle|Article|\w*BlogPosting|Report|TechArticle|ScholarlyArticle|SocialMediaPosting|"
    r"Review|CreativeWork|DiscussionForumPosting)$"
)
_PAGE_TYPE = re.compile(r"(?:\w*WebPage|ItemPage|VideoObject|QAPage)$")
_ORGANISATION = re.compile(r"\w*Organi[sz]ation$|Corporation$")
_WRAPPING = re.compile(
    r"^\s*(?:/\*.{0,20}?\*/|<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BROKEN_TYPE = re.compile(r'"@type"\s*:\s*"(\w*NewsArticle|Article|BlogPosting)"')
_BROKEN_PAIR = re.compile(r'"(headline|datePublished|dateModified)"\s*:\s*"([^"\\\n]{4,300})"')
_BROKEN_AUTHOR = re.compile(
    r'"author"\s*:\s*\[?\s*\{[^{}\[\]]{0,200}?"name"\s*:\s*"([^"\\\n]{2,100})"'
)
_MOST_NODES: Final = 5_000
_LARGEST_SCRIPT: Final = 4_000_000
"""Characters; a live blog holds hundreds of entries with their texts."""

Node: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class StructuredArticle:
    """The values of a page's article node; texts as written, "" or empty where absent.

    `offices` are authors said to be organisations. `is_article` is False where only a node for the page as such was found.
    """

    headline: str = ""
    name: str = ""
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    language: str = ""
    is_article: bool = True


def read_json_ld(
    scripts: Iterable[str], *, titles: Iterable[str], url: str
) -> StructuredArticle | None:
    """Return the article node of a page's JSON-LD scripts, None where there is none.

    Pages also describe their teasers: of several nodes the one that carries this page's address or
    one of its `titles` is taken, else the first of an article type, else the first for a page.
    """
    nodes = [node for script in scripts for node in _nodes(script)]
    articles = [node for node in nodes if _has_type(node, _ARTICLE_TYPE) and _says_something(node)]
    pages = [node for node in nodes if _has_type(node, _PAGE_TYPE) and _says_something(node)]
    if not articles and not pages:
        return None
    names = {_text(node.get("@id")): _text(node.get("name")) for node in nodes if node.get("name")}
    wanted = {folded(title) for title in titles if title} - {""}
    page = canonical_url(url)
    ranked = sorted(articles or pages, key=lambda node: not _is_this_page(node, wanted, page))
    return _structured(ranked[0], names, is_article=bool(articles))


@dataclass(frozen=True, slots=True)
class LiveUpdate:
    """An entry of a live blog; texts as written, "" where absent, `body` with its line breaks and tags."""

    published: str
    body: str
    headline: str = ""
    modified: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()


def read_live_updates(scripts: Iterable[str]) -> list[LiveUpdate]:
    """Return the entries of the page's live blog (schema.org `LiveBlogPosting`), as they stand."""
    found: list[LiveUpdate] = []
    for node in (node for script in scripts for node in _nodes(script)):
        updates = node.get("liveBlogUpdate")
        entries = cast("list[object]", updates) if isinstance(updates, list) else [updates]
        found.extend(_live_update(cast("Node", each)) for each in entries if isinstance(each, dict))
    return found


def _live_update(node: Node) -> LiveUpdate:
    body = node.get("articleBody") or node.get("text")
    return LiveUpdate(
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        body=html.unescape(body) if isinstance(body, str) else _text(body),
        headline=_text(node.get("headline")) or _text(node.get("name")),
        modified=_text(node.get("dateModified")),
        url=_text(node.get("url")) or _text(node.get("@id")),
        authors=tuple(_authors(node.get("author"), {}, offices=False)),
    )


def _nodes(script: str) -> Iterator[Node]:
    """Yield every object in a script's JSON, outer ones first, without recursion."""
    waiting: deque[object] = deque([_parsed(script)])
    seen = 0
    while waiting and seen < _MOST_NODES:
        value = waiting.popleft()
        if isinstance(value, dict):
            node = cast("Node", value)
            seen += 1
            yield node
            waiting.extend(node.values())
        elif isinstance(value, list):
            waiting.extend(cast("list[object]", value))


def _parsed(script: str) -> object:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip()
    if not text or len(text) > _LARGEST_SCRIPT:
        return None
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return cast("object", decoder.raw_decode(attempt)[0])
        except (ValueError, RecursionError):
            continue  # the second attempt mends the commonest mistake of page templates
    return _picked(text)


def _picked(text: str) -> Node | None:
    """Return what can be read of an article in a script that is no JSON (quotes not escaped), or None."""
    kind = _BROKEN_TYPE.search(text)
    if kind is None:
        return None
    node: Node = {"@type": kind[1]}
    for match in _BROKEN_PAIR.finditer(text):
        node.setdefault(match[1], match[2])
    author = _BROKEN_AUTHOR.search(text)
    if author is not None:
        node["author"] = author[1]
    return node


def _has_type(node: Node, pattern: re.Pattern[str]) -> bool:
    kind = node.get("@type")
    kinds = cast("list[object]", kind) if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and pattern.match(name.rsplit("/", 1)[-1]) for name in kinds)


def _says_something(node: Node) -> bool:
    return any(node.get(key) for key in ("headline", "datePublished", "author", "articleBody"))


def _is_this_page(node: Node, titles: set[str], page: str) -> bool:
    main = node.get("mainEntityOfPage")
    addresses = [_text(node.get("url")), _text(node.get("@id")), _text(main, key="@id")]
    if page and page in {canonical_url(address) for address in addresses}:
        return True
    return folded(_text(node.get("headline")) or _text(node.get("name"))) in titles


def _structured(node: Node, names: dict[str, str], *, is_article: bool) -> StructuredArticle:
    author = node.get("author") or node.get("creator")
    return StructuredArticle(
        headline=_text(node.get("headline")),
        name=_text(node.get("name")),
        published=_text(node.get("datePublished")) or _text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(_authors(author, names, offices=False)),
        offices=tuple(_authors(author, names, offices=True)),
        publisher=next(iter(_names(node.get("publisher") or node.get("isPartOf"), names)), ""),
        url=_text(node.get("url")) or _text(node.get("mainEntityOfPage"), key="@id"),
        language=_text(node.get("inLanguage"), key="alternateName"),
        is_article=is_article,
    )


def _authors(value: object, names: dict[str, str], *, offices: bool) -> Iterator[str]:
    """Yield the names of authors that are persons or not said to be something else, or of `offices`."""
    for entry in cast("list[object]", value) if isinstance(value, list) else [value]:
        node = cast("Node", entry) if isinstance(entry, dict) else {}
        if _has_type(node, _ORGANISATION) is offices:
            yield from _names(cast("object", entry), names)


def _names(value: object, names: dict[str, str]) -> Iterator[str]:
    for entry in cast("list[object]", value) if isinstance(value, list) else [value]:
        name = _text(entry, key="name")
        if isinstance(entry, dict) and not name:
            name = names.get(_text(cast("Node", entry).get("@id")), "")
        if name and not name.startswith(("http://", "https://")):
            yield name


def _text(value: object, *, key: str = "@value") -> str:
    """Return a value as text: itself, its `key`, or its first entry."""
    if isinstance(value, list):
        entries = cast("list[object]", value)
        return _text(entries[0], key=key) if entries and not isinstance(entries[0], list) else ""
    if isinstance(value, dict):
        return _text(cast("Node", value).get(key)) if key in value else ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(html.unescape(str(value)).split())
