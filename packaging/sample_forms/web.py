"""Sample articles as web pages: the page of an outlet round the article, with all its clutter."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from string import Template

from .source import Source, printed_moment

_PAGES = Path(__file__).resolve().parent.parent / "sample_pages"


def web_page(source: Source) -> bytes:
    """Return the article as an HTML file in the page template its header names."""
    page = Template((_PAGES / f"{source['page']}.html").read_text("utf-8"))
    modified = source.header.get("modified", source["published"])
    filled = page.substitute(
        title=escape(source["title"]),
        outlet=escape(source["outlet"]),
        byline=escape(source.byline),
        url=escape(source["url"]),
        published=source["published"],
        published_printed=printed_moment(source["published"]),
        modified=modified,
        modified_printed=printed_moment(modified),
        paragraphs="\n".join(f"      <p>{_marked(source, text)}</p>" for text in source.paragraphs),
        json_ld=_json_ld(source, modified),
    )
    return filled.encode("utf-8")


def _marked(source: Source, paragraph: str) -> str:
    html = escape(paragraph, quote=False)
    for words in source.parts("emphasis"):
        html = html.replace(escape(words), f"<em>{escape(words)}</em>")
    return html


def _json_ld(source: Source, modified: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": source["title"],
        "datePublished": source["published"],
        "dateModified": modified,
        "author": [{"@type": "Person", "name": name} for name in source.parts("byline")],
        "publisher": {"@type": "Organization", "name": source["outlet"]},
        "mainEntityOfPage": source["url"],
    }
    return json.dumps(data, ensure_ascii=False, indent=2).replace("</", "<\\/")
