"""What a page holds beside the words of its article."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.checks import read_text
from tests.reading.web.pages import BODY, PARAGRAPHS, page

CARD = (
    '<a href="/people/soller">Ingrid Soller</a><span class="card-block"><span><img src="s.jpg" alt="">'
    '<a href="/people/soller">Ingrid Soller</a> <a href="/1">Mayor opens pier</a> '
    '<a href="/2">Council meets again</a></span></span>'
)


def body(second: str) -> str:
    """Return the body of the test page with its second paragraph as `second`."""
    first, _, *rest = PARAGRAPHS
    return "".join(f"<p>{paragraph}</p>" for paragraph in (first, second, *rest))


@pytest.mark.parametrize(
    "named",
    [
        CARD,
        'Ingrid Soller<span class="sr-only"> opens in a new window</span>',
        'Ingrid Soller<span class="tooltiptext">Mayor since 2019</span>',
        'Ingrid Soller<span role="tooltip">Mayor since 2019</span>',
        "Ingrid Soller<span hidden>Mayor since 2019</span>",
        'Ingrid Soller<span style="display: none">Mayor since 2019</span>',
    ],
)
def test_what_opens_over_a_word_is_not_read_with_it(tmp_path: Path, named: str) -> None:
    second = PARAGRAPHS[1].replace("Ingrid Soller", named)
    assert read_text(tmp_path / "bridge.html", page(body=body(second))).text == BODY


def test_a_long_hidden_text_is_the_article_that_a_script_shows(tmp_path: Path) -> None:
    hidden = f'<div style="display:none">{body(PARAGRAPHS[1])}</div>'
    plain = f'<div class="story">{body(PARAGRAPHS[1])}</div>'
    for content in (hidden.replace("display:none", "display: block"), plain):
        assert read_text(tmp_path / "bridge.html", page(body=content)).text == BODY


@pytest.mark.parametrize(
    "marked",
    [
        "the <strong>town</strong> could <em>not</em> wait",
        "the <strong>town </strong>could <a href='/x'>not </a>wait",
        "the<strong> town</strong> could<em> not</em> wait",
    ],
)
def test_words_at_the_edge_of_inline_elements_stay_apart(tmp_path: Path, marked: str) -> None:
    second = PARAGRAPHS[1].replace("the town could not wait", marked)
    assert read_text(tmp_path / "bridge.html", page(body=body(second))).text == BODY


def test_a_wrapper_named_after_what_stands_beside_it_keeps_its_article(tmp_path: Path) -> None:
    text = page().replace("<main>", '<main><div class="with-sidebar comments">')
    assert (
        read_text(tmp_path / "bridge.html", text.replace("</main>", "</div></main>")).text == BODY
    )
