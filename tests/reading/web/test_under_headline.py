"""Persons and days as a page prints them under its headline."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model.article import MetadataField, ReadArticle
from tests.reading.checks import read_text, values
from tests.reading.web.pages import PARAGRAPHS, TITLE, page


def read(folder: Path, **parts: str) -> ReadArticle:
    """Read a page saved as `bridge.html`."""
    return read_text(folder / "bridge.html", page(**parts))


@pytest.mark.parametrize(
    "above",
    [
        "<p>By Jane Roe</p>",
        "<div><span>By</span><span> </span><b>Jane Roe</b></div>",
        "<div>By<a href='/jane'>Jane Roe</a></div>",
        "<h4>Autor</h4><p><a href='/profil/7'>Jane Roe</a>, </p>",
        "<dl><dt>Words</dt><dd>Jane Roe</dd></dl>",
        "<div>Ein Artikel von <strong>Jane Roe</strong> | 13.03.2025 - 12:45</div>",
        "<p><em>Text von Jane Roe &nbsp; &nbsp;&nbsp;Illustration von Markus Sund</em></p>",
        "<div>Jane Roe</div><div>Harbour Editor</div>",
        "<div>Jane Roe</div><div>13 March 2025</div>",
        "<aside class='meta'><p>By Jane Roe</p></aside>",
        "<ul class='comments'><li>By John Doe</li></ul><p>By Jane Roe</p>",
    ],
)
def test_the_person_is_found_however_the_line_is_marked_up(tmp_path: Path, above: str) -> None:
    assert values(read(tmp_path, above=above), MetadataField.BYLINE) == ["Jane Roe"]


def test_a_writer_of_the_site_does_not_stand_in_for_that_of_the_article(tmp_path: Path) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2025-03-13",'
        '"author": {"@type": "Person", "name": "John Doe"}}</script>'
    )
    article = read(tmp_path, head=head, above="<p>By Jane Roe</p>")
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("<p>Published on 13 March 2025</p>", "2025-03-13"),
        ("<aside class='meta'><p>13.03.2025 - 13:30</p></aside>", "2025-03-13T13:30"),
        ("<p>Updated 14 March 2025</p><p>13 March 2025</p>", "2025-03-13"),
        ("<dl><dt>Joined</dt><dd>May 11, 2017</dd></dl><p>13 March 2025</p>", "2025-03-13"),
        ("<p>Joined May 11, 2017</p><p>13 March 2025</p>", "2025-03-13"),
        ("<ul><li>13 Mar 2025 18:29</li></ul>", "2025-03-13T18:29"),
    ],
)
def test_the_first_day_under_the_headline_is_that_of_publication(
    tmp_path: Path, above: str, day: str
) -> None:
    assert values(read(tmp_path, above=above), MetadataField.PUBLISHED)[0] == day


def test_today_above_the_headline_is_not_the_day(tmp_path: Path) -> None:
    text = page(above="<p>13 March 2025</p>").replace(
        "<main>", "<ul><li>Tuesday, (09 Dec 2025)</li></ul><main>"
    )
    article = read_text(tmp_path / "bridge.html", text)
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]


def test_a_generic_date_of_the_page_s_data_gives_way_to_the_printed_one(tmp_path: Path) -> None:
    head = '<meta name="date" content="2025-03-20T14:32:06+01:00">'
    article = read(tmp_path, head=head, above="<aside class='meta'>13.03.2025 - 13:30</aside>")
    assert values(article, MetadataField.PUBLISHED)[0] == "2025-03-13T13:30"


def test_the_one_day_a_page_calls_that_of_publication_counts_wherever_it_stands(
    tmp_path: Path,
) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    article = read(tmp_path, body=f"{body}<p>Published on 13 March 2025</p>")
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]


def test_the_day_of_a_comment_is_not_the_day(tmp_path: Path) -> None:
    below = (
        "<section class='comments-area'><ol class='commentlist'><li><time datetime='2025-08-24'>"
        "24 August 2025</time><p>Well said.</p></li></ol></section>"
    )
    article = read_text(
        tmp_path / "bridge.html",
        page(below=below).replace("<time", "<span").replace("</time", "</span"),
    )
    assert values(article, MetadataField.PUBLISHED) == []


def test_the_year_of_a_copyright_notice_is_no_day(tmp_path: Path) -> None:
    below = "<div><p>Copyright 2024 by the harbour board</p></div>"
    assert values(read(tmp_path, below=below), MetadataField.PUBLISHED) == []


@pytest.mark.parametrize(
    ("head", "above", "byline"),
    [
        ('<meta name="author" content="Friends of Halden Harbour">', "", ["Friends of Halden Harbour"]),
        ('<meta name="author" content="admin">', "", []),
        ('<meta name="author" content="The Halden Courier"><meta property="og:site_name" content="The Halden Courier">', "", ["The Halden Courier"]),
        ('<meta property="og:site_name" content="The Halden Courier">', '<div class="author">The Halden Courier</div>', []),
        ("", '<span class="author vcard"><a href="/author/quayside/">quayside</a></span>', ["quayside"]),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "' + TITLE + '",'
         '"author": {"@type": "Organization", "name": "Harbour Desk"}}</script>', "", ["Harbour Desk"]),
        ('<meta name="author" content="Friends of Halden Harbour">', "<p>By Jane Roe</p>", ["Jane Roe"]),
        ("", '<p class="byline">By our staff</p>', []),
    ],
)  # fmt: skip
def test_an_office_signs_where_no_person_does(
    tmp_path: Path, head: str, above: str, byline: list[str]
) -> None:
    assert values(read(tmp_path, head=head, above=above), MetadataField.BYLINE) == byline


def test_a_day_of_change_that_is_given_as_that_of_publication_gives_way_to_the_address(
    tmp_path: Path,
) -> None:
    head = (
        '<meta property="article:published_time" content="2025-05-20T10:00:00+01:00">'
        '<meta property="article:modified_time" content="2025-05-20T10:00:00+01:00">'
        '<link rel="canonical" href="https://courier.example/2025/03/13/bridge">'
    )
    assert values(read(tmp_path, head=head), MetadataField.PUBLISHED)[0] == "2025-03-13"


def test_a_closing_line_names_who_reported_and_not_who_edited(tmp_path: Path) -> None:
    closing = "(Reporting by Jane Roe and John Doe; editing by Piet Vos)"
    body = "".join(f"<p>{paragraph}</p>" for paragraph in (*PARAGRAPHS, closing))
    article = read(tmp_path, body=body)
    assert values(article, MetadataField.BYLINE) == ["Jane Roe", "John Doe"]
    assert article.apart == (closing,)
    signed = read(tmp_path, above="<p>By Anna Lind</p>", body=body)
    assert values(signed, MetadataField.BYLINE) == ["Anna Lind"]


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        ({"above": "<p>joi, 13 martie 2025 16:20</p>"}, "2025-03-13T16:20"),
        ({"below": "<p>Dieser Artikel wurde am 13. März 2025 um 14:48 von Anna Lind unter Hafen abgelegt.</p>"}, "2025-03-13T14:48"),
        ({"below": "<p>This entry was posted on March 13, 2025 by the keeper of the log.</p>"}, "2025-03-13"),
    ],
)  # fmt: skip
def test_days_are_read_in_many_words(tmp_path: Path, parts: dict[str, str], day: str) -> None:
    assert values(read(tmp_path, **parts), MetadataField.PUBLISHED) == [day]


def test_the_day_right_above_the_headline_counts_where_none_stands_below(tmp_path: Path) -> None:
    for heading in (f"<div>13 March 2025</div><h1>{TITLE}</h1>", f"<h1>13.03.2025 - {TITLE}</h1>"):
        text = page().replace(f"<h1>{TITLE}</h1>", heading)
        article = read_text(tmp_path / "bridge.html", text)
        assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
        assert article.title == TITLE


def test_a_title_that_is_no_heading_is_found_by_its_words(tmp_path: Path) -> None:
    text = page(above="<div>By Jane Roe<br>13 March 2025</div>")
    text = text.replace(f"<h1>{TITLE}</h1>", f'<div class="big"><b>{TITLE}</b></div>')
    article = read_text(tmp_path / "bridge.html", text)
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "%s", "datePublished": "2025-03-13", "author": {"name": "Jane Roe"}} }',
        (
            '{"@type": "NewsArticle", "headline": "%s", "description": "The "old" bridge", "datePublished": "2025-03-13",'
            ' "author": [{"@type": "Person", "name": "Jane Roe"}]}'
        ),
        '{"@type": "NewsArticle", "headline": "%s", "datePublished": "2025-03-13", "author": {"name": "Jane Roe"},}',
    ],
)
def test_what_a_page_says_of_itself_is_read_from_a_script_with_mistakes(
    tmp_path: Path, script: str
) -> None:
    head = f'<script type="application/ld+json">{script.replace("%s", TITLE)}</script>'
    article = read(tmp_path, head=head)
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13"]
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
