"""What points to other articles is told from the article's own paragraphs."""

from __future__ import annotations

import pytest

from dateline.model.article import BlockKind, Format, FormatKind
from dateline.model.spans import Span
from dateline.reading.assembly import Draft, Run
from dateline.reading.web.teasers import split_teasers

PAGE = "https://www.harbourpost.example/2025/ferry"
FIRST = "The ferry left the harbour of Hallsey before dawn with forty people on board."
LONG = "The harbour office says that the captain had asked twice for a later departure. " * 4


def draft(text: str, *, link: str = "", kind: BlockKind = BlockKind.PARAGRAPH) -> Draft:
    formats = (Format(FormatKind.LINK, Span(0, len(text)), link),) if link else ()
    return Draft(kind, (Run(text, 0),), formats)


def kept(*drafts: Draft) -> list[str]:
    return [each.text for each in split_teasers(drafts, url=PAGE)[0]]


@pytest.mark.parametrize(
    "pointer",
    [
        "Read more: Storm closes three harbours",
        "READ MORE",
        "Related: The long repair of the Hallsey ferry",
        "Don’t miss",
        "Click here to subscribe to our newsletter",
        "CLICK HERE TO GET THE HARBOUR POST APP",
        "Sign up for our morning briefing",
        "Follow us on Facebook",
        "Tell us what YOU think...",
        "12 comments",
        "Story continues below",
        "Advertisement",
        "More:",
        "[button link=”https://harbourpost.example/kit” type=”big”] Send us YOUR photographs[/button]",
        "(Image credit: Hallsey Harbour Office)",
        "Photo: Anna Lind / Harbour Post",
        "Note: we are moderating all comments for the time being.",
    ],
)
def test_a_pointer_between_paragraphs_is_no_part_of_the_article(pointer: str) -> None:
    drafts = [draft(FIRST), draft(pointer), draft(LONG)]
    article, apart = split_teasers(drafts, url=PAGE)
    assert [each.text for each in article] == [FIRST, LONG]
    assert apart == (pointer,)


@pytest.mark.parametrize(
    "sentence",
    [
        "Read the report and you find no word about the crew.",
        "Related companies owned two of the three ferries.",
        "More from the harbour fund went to repairs than to wages.",
        "Comments by the minister were not welcome in Hallsey.",
        "Top stories in the island's only paper were about the ferry for weeks.",
        "More was not said.",
        "Photo studios in Hallsey had opened at dawn.",
        "[T]he ferry was late again, the captain wrote.",
    ],
)
def test_a_sentence_that_only_begins_like_a_pointer_stays(sentence: str) -> None:
    assert sentence in kept(draft(FIRST), draft(sentence), draft(LONG))


@pytest.mark.parametrize("link", ["/2025/storm", "https://harbourpost.example/2025/storm"])
def test_a_line_that_is_nothing_but_a_link_within_the_outlet_goes(link: str) -> None:
    assert kept(draft(FIRST), draft("Storm closes three harbours", link=link), draft(LONG)) == [
        FIRST,
        LONG,
    ]


def test_a_box_of_tagged_links_goes_whole() -> None:
    titles = ["Storm closes three harbours", "Ferry owner asks for a delay of two years"] * 3
    text, formats = "DON'T MISS", list[Format]()
    for title in titles:
        start = len(text) + 1
        text = f"{text}\n{title} [INSIGHT]"
        formats.append(Format(FormatKind.LINK, Span(start, start + len(title)), "/2025/storm"))
    box = Draft(BlockKind.PARAGRAPH, (Run(text, 0),), tuple(formats))
    assert kept(draft(FIRST), box, draft(LONG)) == [FIRST, LONG]


def test_a_link_to_a_source_elsewhere_stays() -> None:
    source = draft("Report of the harbour office (PDF)", link="https://office.example/report.pdf")
    assert source.text in kept(draft(FIRST), source, draft(LONG))


def test_a_linked_sentence_stays() -> None:
    sentence = draft("The office had warned of the storm a day earlier.", link="/2025/warning")
    assert sentence.text in kept(draft(FIRST), sentence)


def test_behind_a_head_of_other_articles_nothing_is_the_articles() -> None:
    head = draft("You may also like...", kind=BlockKind.HEADING)
    other = draft("The mayor of Hallsey opened the new market hall on Monday.")
    assert kept(draft(FIRST), draft(LONG), head, other) == [FIRST, LONG]


def test_the_article_goes_on_behind_a_box_inside_it() -> None:
    own = draft("The ferry is back in service since Monday.")
    assert own.text in kept(draft(FIRST), draft(LONG), draft("DON'T MISS"), own)


def test_a_head_before_most_of_the_text_ends_nothing() -> None:
    assert LONG in kept(draft(FIRST), draft("Top stories"), draft(LONG))


def test_the_first_block_and_quotations_are_never_pointers() -> None:
    quoted = draft("Read more: it was on every wall.", kind=BlockKind.QUOTE)
    assert kept(draft("Related"), quoted) == ["Related", quoted.text]
