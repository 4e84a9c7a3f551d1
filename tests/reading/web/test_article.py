"""Saved web pages to articles."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model.article import (
    BlockKind,
    FormatKind,
    MetadataField,
    ReadArticle,
)
from dateline.reading.read import read_file
from tests.reading.checks import outcome, read_text, refusal, values
from tests.reading.web.pages import BODY, PARAGRAPHS, TITLE, page


def read(folder: Path, content: str) -> ReadArticle:
    """Read a page saved as `bridge.html`."""
    return read_text(folder / "bridge.html", content)


def published(article: ReadArticle) -> tuple[str, str, str]:
    """Return day, source and confidence of the publication that is used."""
    value = article.best(MetadataField.PUBLISHED)
    assert value is not None
    return value.value, value.source, value.confidence.word


def test_the_body_is_the_article_and_nothing_around_it(tmp_path: Path) -> None:
    article = read(tmp_path, page())
    assert article.text == BODY
    assert article.title == TITLE
    assert values(article, MetadataField.LANGUAGE) == ["en"]


def test_a_page_s_own_data_is_read_best_first(tmp_path: Path) -> None:
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@graph": ['
        '{"@type": "NewsArticle", "headline": "Another story", "datePublished": "2024-01-01"},'
        f'{{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished": "2025-03-13T21:05:00+01:00",'
        '"dateModified": "2025-03-14T08:00:00+01:00", "author": [{"@type": "Person", "name": "Jane Roe"},'
        '{"@type": "Organization", "name": "Courier Staff"}], "publisher": {"name": "The Halden Courier"}}]}</script>'
        '<meta property="article:published_time" content="2025-03-13T20:05:00Z">'
        '<meta property="og:site_name" content="The Halden Courier">'
        '<link rel="canonical" href="https://courier.example/2025/03/13/bridge">'
    )
    article = read(tmp_path, page(head=head))
    assert published(article) == ("2025-03-13T21:05+01:00", "json-ld", "sure")
    assert values(article, MetadataField.MODIFIED) == ["2025-03-14T08:00+01:00"]
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.OUTLET)[0] == "The Halden Courier"
    assert values(article, MetadataField.URL) == ["https://courier.example/2025/03/13/bridge"]


def test_the_printed_day_wins_over_the_same_moment_in_utc(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2025-03-14T02:30:00Z">'
    above = '<time class="published" datetime="2025-03-13">March 13, 2025</time>'
    assert published(read(tmp_path, page(head=head, above=above)))[:2] == (
        "2025-03-13",
        "time-element",
    )
    assert published(read(tmp_path, page(head=head)))[0] == "2025-03-14T02:30+00:00"


@pytest.mark.parametrize(
    ("more", "above", "used"),
    [
        (
            '<meta property="article:published_time" content="2024-12-07T00:00:00+02:00">',
            "",
            ("2024-12-07T00:00+02:00", "meta", "likely"),
        ),
        ("", "<p>Published 7 December 2024</p>", ("2024-12-07", "line-under-title", "likely")),
        ("", "", ("2024-12-06T22:00+00:00", "json-ld", "likely")),
    ],
)
def test_an_evening_in_utc_is_the_next_day_where_the_page_says_so(
    tmp_path: Path, more: str, above: str, used: tuple[str, str, str]
) -> None:
    head = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",'
        '"datePublished": "2024-12-06T22:00:00Z"}</script>'
    )
    assert published(read(tmp_path, page(head=head + more, above=above))) == used


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        ("", '<span itemprop="datePublished" content="2025-03-13T10:00">13 March 2025</span>', ("2025-03-13T10:00", "microdata", "sure")),
        ("", '<time datetime="2025-03-13T10:00+01:00">Thursday</time>', ("2025-03-13T10:00+01:00", "time-element", "likely")),
        ('<link rel="canonical" href="https://courier.example/2025/03/13/bridge">', "", ("2025-03-13", "url", "likely")),
        ("", "<p>13 March 2025</p>", ("2025-03-13", "line-under-title", "likely")),
        ('<meta name="date" content="04/05/2025">', "<p>Published 13 March 2025</p>", ("2025-03-13", "line-under-title", "likely")),
    ],
)  # fmt: skip
def test_the_day_is_found_where_the_page_says_it(
    tmp_path: Path, head: str, above: str, expected: tuple[str, str, str]
) -> None:
    article = read(tmp_path, page(head=head, above=above))
    assert published(article) == expected
    assert article.text == BODY


def test_a_change_is_never_taken_for_publication(tmp_path: Path) -> None:
    above = '<time class="updated" datetime="2025-03-20">Updated 20 March 2025</time>'
    article = read(
        tmp_path,
        page(above=above, head='<meta property="article:modified_time" content="2025-03-20">'),
    )
    assert values(article, MetadataField.MODIFIED) == ["2025-03-20"]
    assert article.best(MetadataField.PUBLISHED) is None or published(article)[2] == "unsure"


@pytest.mark.parametrize(
    ("above", "persons"),
    [
        ('<p class="byline">By Jane Roe and Piet Vos</p>', ["Jane Roe", "Piet Vos"]),
        ('<a rel="author" href="/staff/jane">Jane Roe</a>', ["Jane Roe"]),
        ('<a href="https://courier.example/authors/jane-roe">Jane Roe</a>', ["Jane Roe"]),
        ('<div class="FeatureByline">By <b>Jane Roe</b><br>March 13, 2025</div>', ["Jane Roe"]),
        (
            '<span itemprop="author" itemscope><span itemprop="name">Jane Roe</span></span>',
            ["Jane Roe"],
        ),
        ("<p>By Jane Roe</p>", ["Jane Roe"]),
        ('<p class="byline">By our staff</p>', []),
    ],
)
def test_persons_are_found_in_the_byline(tmp_path: Path, above: str, persons: list[str]) -> None:
    assert values(read(tmp_path, page(above=above)), MetadataField.BYLINE) == persons


def test_saving_programs_leave_address_and_time(tmp_path: Path) -> None:
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://courier.example/bridge \n saved date: Sat Mar 15 2025 "
        "09:12:44 GMT+0100 (Central European Standard Time)\n-->"
    )
    article = read(tmp_path, page().replace('<html lang="en">', f'<html lang="en">{comment}'))
    saved = article.best(MetadataField.SAVED)
    assert saved is not None
    assert (saved.value, saved.source, saved.confidence.word) == (
        "2025-03-15T09:12+01:00",
        "singlefile",
        "sure",
    )
    assert values(article, MetadataField.URL) == ["https://courier.example/bridge"]
    assert article.best(MetadataField.PUBLISHED) is None or published(article)[0] != "2025-03-15"
    marked = page().replace(
        "<html", "<!-- saved from url=(0030)https://courier.example/bridge -->\n<html"
    )
    assert values(read(tmp_path, marked), MetadataField.URL) == ["https://courier.example/bridge"]


def test_structure_links_and_emphasis_are_kept(tmp_path: Path) -> None:
    body = (
        f"<p>{PARAGRAPHS[0]}</p><h2>What the <em>fishermen</em> say</h2>"
        f'<p>The <i>Halden Courier</i> asked the <a href="/board">harbour board</a>. {PARAGRAPHS[1]}</p>'
        "<ul><li>a pier for the ferries of the county</li><li>a road up to the station of the town</li></ul>"
        f"<blockquote><p>We cannot wait another winter, and neither can the boats.</p></blockquote><p>{PARAGRAPHS[2]}</p>"
    )
    head = '<link rel="canonical" href="https://courier.example/a/bridge">'
    article = read(tmp_path, page(body=body, head=head))
    kinds = [block.kind for block in article.blocks]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
        BlockKind.PARAGRAPH,
    ]
    found = [(item.kind, item.span.of(article.text), item.target) for item in article.formats]
    assert (FormatKind.EMPHASIS, "Halden Courier", None) in found
    assert (FormatKind.LINK, "harbour board", "https://courier.example/board") in found


def test_two_line_breaks_in_a_row_end_a_paragraph(tmp_path: Path) -> None:
    body = f"<div><p>{PARAGRAPHS[0]}<br><br>{PARAGRAPHS[1]}<br/> \n <br/>{PARAGRAPHS[2]}<br>{PARAGRAPHS[3]}</p></div>"
    article = read(tmp_path, page(body=body))
    assert [block.span.of(article.text) for block in article.blocks] == [
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        f"{PARAGRAPHS[2]}\n{PARAGRAPHS[3]}",
    ]


def test_a_closing_rights_notice_inside_the_article_is_kept_apart(tmp_path: Path) -> None:
    body = "".join(
        f"<p>{text}</p>"
        for text in [*PARAGRAPHS, "© 2025 The Halden Courier. All rights reserved."]
    )
    article = read(tmp_path, page(body=body))
    assert article.text == BODY
    assert article.apart == ("© 2025 The Halden Courier. All rights reserved.",)


def test_characters_that_are_none_are_removed_and_mapped(tmp_path: Path) -> None:
    body = "".join(
        f"<p>{text.replace('bridge', 'bri&shy;dge').replace('winter', 'win&#8203;ter')}</p>"
        for text in PARAGRAPHS
    )
    article = read(tmp_path, page(body=body))
    assert article.text == BODY


@pytest.mark.parametrize("depth", [300, 1_500, 100_000])
def test_deep_nesting_is_read_or_refused_in_time(tmp_path: Path, depth: int) -> None:
    body = "<div>" * depth + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</div>" * depth
    path = tmp_path / "deep.html"
    path.write_text(f"<!DOCTYPE html><html><body>{body}</body></html>", encoding="utf-8")
    if depth <= 1_500:
        (article,) = read_file(path)
        assert PARAGRAPHS[2] in article.text
    else:
        assert refusal(path).id == "reading.page_too_deep"


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(9))
    content = page(body="<p>&l8;</p>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS))
    content = content.replace(
        "<!DOCTYPE html>", f'<!DOCTYPE html [{laughs}<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    )
    content = content.replace(
        "</head>",
        '<link rel="stylesheet" href="http://courier.example/a.css"><script src="http://courier.example/a.js"></script>'
        '<base href="http://courier.example/"><meta http-equiv="refresh" content="0; url=http://courier.example/"></head>',
    )
    article = read(tmp_path, content)
    assert PARAGRAPHS[2] in article.text
    assert len(article.text) < 5_000


def test_references_to_what_is_no_character_are_left_out(tmp_path: Path) -> None:
    odd = "&#1;&#xD800;&#xFFFE;&#0;&#99999999;"
    body = "".join(
        f"<p>{text.replace('harbour', f'har{odd}bour')} It&#146;s.</p>" for text in PARAGRAPHS
    )
    article = read(tmp_path, page(body=body))
    assert article.text == "\n\n".join(f"{text} It’s." for text in PARAGRAPHS)


@pytest.mark.parametrize("feed", ["\x0c", "&#12;", "&#xC;", "&#&#1;12;"])
def test_a_form_feed_behind_an_inline_element_is_a_space(tmp_path: Path, feed: str) -> None:
    article = read(tmp_path, f"<!DOCTYPE html><p>The <b>board</b> met{feed} today.</p>")
    assert article.text == "The board met today."


def test_broken_data_in_a_page_costs_the_data_and_not_the_page(tmp_path: Path) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
        f'<script type="application/ld+json">{"[" * 5_000}</script>'
        '<script type="application/ld+json">[1, null, "x", {"@type": 5, "author": [[[]]], "headline": {}}]</script>'
        f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2025-03-13",}}</script>'
        '<link rel="canonical" href="http://[broken"><meta property="og:url" content="http://[broken">'
    )
    article = read(tmp_path, page(head=head))
    assert published(article)[:2] == ("2025-03-13", "json-ld")
    assert article.text == BODY


def test_the_libraries_open_no_socket_while_they_are_loaded(tmp_path: Path) -> None:
    path = tmp_path / "bridge.html"
    path.write_text(page(), encoding="utf-8")
    program = (
        "import sys; sys.path[:0] = sys.argv[2:]\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(event) if event.startswith('socket.') else None)\n"
        "from pathlib import Path\nfrom dateline.reading.read import read_file\n"
        "assert len(list(read_file(Path(sys.argv[1])))) == 1\nprint(opened)"
    )
    command = [sys.executable, "-c", program, str(path), *(entry for entry in sys.path if entry)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=100)
    assert run.stdout.strip() == "[]"


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<a href='x'>",
        "</a>",
        "<table>",
        "<tr>",
        "<td>",
        "<li>",
        "<ul>",
        "<br>",
        "<time datetime='2025-03-13'>",
        "<h1>",
        "</h1>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&#0;",
        "&#xD800;",
        "<meta name='author' content='Jane Roe'>",
        "<title>",
        "<svg>",
        "<![CDATA[",
        "]]>",
        "\x00",
        PARAGRAPHS[1],
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join))
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_page_is_read_or_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "any.html"
    path.write_bytes(b"<html>" + content.encode("utf-8", "surrogatepass"))
    assert outcome(path)


def figure(caption: str) -> str:
    return f'<figure><img src="a.jpg" alt=""><figcaption>{caption}</figcaption></figure>'


def test_captions_of_the_article_s_pictures_stand_apart(tmp_path: Path) -> None:
    told = "The swing bridge of Port Halden, seen from the <b>north quay</b>. Photo: Jane Roe"
    text = "".join(f"<p>{each}</p>" for each in PARAGRAPHS[:2])
    rest = "".join(f"<p>{each}</p>" for each in PARAGRAPHS[2:])
    article = read(tmp_path, page(body=text + figure(told) + rest + figure(told)))
    assert article.text == BODY
    caption = "The swing bridge of Port Halden, seen from the north quay. Photo: Jane Roe"
    assert article.apart.count(caption) == 1


def test_captions_of_other_articles_pictures_are_left_out(tmp_path: Path) -> None:
    other = figure("A dancer of the town's ballet at her last rehearsal in spring")
    below = f'<aside>{other}</aside><div class="related">{other}</div><a href="/b">{other}</a>'
    alone = f"<section><div><div>{other}</div></div></section>"
    article = read(tmp_path, page(below=below + alone))
    assert not any("dancer" in text for text in article.apart)
