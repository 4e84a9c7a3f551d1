"""Live blogs: each entry an article with its own time, what frames them one without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.importing.jobs import ArticleRead, ReadJob
from dateline.importing.worker import read_replies
from dateline.model.article import MetadataField, ReadArticle
from tests.reading.captures.test_warc import answer, record
from tests.reading.checks import read_all, values
from tests.reading.web.pages import PARAGRAPHS, TITLE, page

F = MetadataField
INTRO = "All day long we report here from the harbour of Port Halden on what becomes of its bridge."
ENTRIES = (
    ("2025-03-13T17:40:00+01:00", "Mayor asks for two years", PARAGRAPHS[1], "Jane Roe"),
    ("2025-03-13T09:05:00+01:00", "", PARAGRAPHS[0], ""),
    ("2025-03-14T08:00:00+01:00", "Boats move to Saltmere", PARAGRAPHS[2], "Boris Okoro"),
)


def update(time: str, headline: str, body: str, author: str) -> dict[str, object]:
    node: dict[str, object] = {"@type": "BlogPosting", "datePublished": time, "articleBody": body}
    if headline:
        node["headline"] = headline
    if author:
        node["author"] = {"@type": "Person", "name": author}
    return node


def live_page(
    *, entries: tuple[tuple[str, str, str, str], ...] = ENTRIES, shown: bool = True
) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": TITLE,
        "datePublished": "2025-03-13T09:00:00+01:00",
        "url": "https://courier.example/live/bridge",
        "publisher": {"@type": "Organization", "name": "The Halden Courier"},
        "liveBlogUpdate": [update(*each) for each in entries],
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    told = "".join(f"<h2>{title}</h2><p>{words}</p>" for _, title, words, _ in entries)
    last = f"<p>{PARAGRAPHS[3]}</p>"
    return page(head=head, body=f"<p>{INTRO}</p>{told if shown else last * 3}")


def read(folder: Path, text: str) -> list[ReadArticle]:
    path = folder / "live.html"
    path.write_text(text, "utf-8")
    return read_all(path)


def test_each_entry_has_its_own_time_and_the_oldest_is_the_first(tmp_path: Path) -> None:
    frame, *entries = read(tmp_path, live_page())
    assert (frame.part, frame.title, frame.text) == ("", TITLE, INTRO)
    assert [entry.part for entry in entries] == ["post-1", "post-2", "post-3"]
    assert [values(entry, F.PUBLISHED)[0] for entry in entries] == [
        "2025-03-13T09:05+01:00",
        "2025-03-13T17:40+01:00",
        "2025-03-14T08:00+01:00",
    ]
    assert [entry.text for entry in entries] == [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2]]


def test_an_entry_has_its_own_headline_and_author_and_the_outlet_of_its_page(
    tmp_path: Path,
) -> None:
    _, first, second, _ = read(tmp_path, live_page())
    assert (second.title, values(second, F.BYLINE)) == ("Mayor asks for two years", ["Jane Roe"])
    assert values(second, F.OUTLET)[0] == "The Halden Courier"
    assert PARAGRAPHS[0].startswith(first.title.removesuffix(" …"))


def test_an_entry_in_html_keeps_its_paragraphs(tmp_path: Path) -> None:
    one, two = ENTRIES[0], ENTRIES[2]
    body = f"<p>{one[2]}</p><ul><li>Two years</li><li>No more</li></ul>"
    entries = ((one[0], one[1], body, one[3]), two)
    _, first, _ = read(tmp_path, live_page(entries=entries))
    assert first.text == f"{one[2]}\n\nTwo years\n\nNo more"


@pytest.mark.parametrize(
    "text",
    [
        live_page(shown=False),
        live_page(entries=ENTRIES[:1]),
        live_page(entries=tuple(("", *each[1:]) for each in ENTRIES)),
        live_page(entries=tuple(("2025-03-13", *each[1:]) for each in ENTRIES)),
    ],
    ids=["of another page", "one entry", "no times", "days alone"],
)
def test_a_page_that_is_no_live_blog_stays_one_article(tmp_path: Path, text: str) -> None:
    (article,) = read(tmp_path, text)
    assert article.part == ""
    assert INTRO in article.text


def test_a_captured_live_blog_is_split_too(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    sent = answer(live_page().encode(), kind="text/html; charset=utf-8")
    path.write_bytes(record("response", "https://courier.example/live/bridge", sent))
    articles = read_all(path)
    places = ["capture-1", *(f"capture-1/post-{number}" for number in (1, 2, 3))]
    assert [each.part for each in articles] == places
    assert all(values(each, F.SAVED)[0] == "2025-03-14T07:30+00:00" for each in articles)


def test_entries_at_one_address_are_no_versions_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "live.html"
    path.write_text(live_page(), "utf-8")
    replies = read_replies(ReadJob(1, str(path), None))
    keys = [reply.url_key for reply in replies if isinstance(reply, ArticleRead)]
    assert len(keys) == len(set(keys)) == 4
    assert keys[0] == "https://courier.example/live/bridge"
    assert keys[1] == "https://courier.example/live/bridge#post-1"
