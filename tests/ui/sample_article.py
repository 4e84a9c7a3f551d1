"""An invented article with marks of every kind, for tests and the gallery."""

from __future__ import annotations

from dateline.explore.highlights import ArticleDocument, Mark, MarkKind
from dateline.model.article import Block, BlockKind, Format, FormatKind
from dateline.model.confidence import Confidence
from dateline.model.spans import Span

PARAGRAPHS = (
    (
        "The last ferry of the season left Port Ellery on Tuesday with 38 passengers and a hold full "
        "of winter apples, a day after the Harbour Board of Vessen closed the northern channel."
    ),
    (
        "Mayor Ilse Brandvold announced late last month that the crossing would reopen in March. "
        "“We will not let the island wait through another winter like this one,” she told the "
        "Vessen Courier, adding that the Straits Agreement still holds."
    ),
    (
        "“The dredger arrives when the ice goes, and not a day before,” said Tomas Okonjo-Reyes, who "
        "runs the pilots’ office. He expects 86 percent of the sand to be gone by midsummer. Vessen "
        "sailors have heard such promises since 2019."
    ),
    "What the board decided",
    (
        "Members voted on 11 March to lend the town 4.2 million crowns. The Lowland Ministry of "
        "Transport is to pay the rest, officials said, although the ministry itself has named no day. "
        "Brandvold and Okonjo-Reyes are to meet again in Port Ellery in the spring."
    ),
    (
        "A spokesman said the talks had been “frank and useful.” Nobody in Port Ellery has seen the "
        "paper, and the Courier’s request for it was refused twice."
    ),
)
TEXT = "\n\n".join(PARAGRAPHS)


def span_of(words: str, nth: int = 0) -> Span:
    """Return the span of the `nth` place where `words` stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def blocks() -> tuple[Block, ...]:
    """Return the paragraphs as blocks; the short one is a heading."""
    found: list[Block] = []
    start = 0
    for paragraph in PARAGRAPHS:
        kind = BlockKind.HEADING if len(paragraph) < 40 else BlockKind.PARAGRAPH
        found.append(Block(kind, Span(start, start + len(paragraph))))
        start += len(paragraph) + 2
    return tuple(found)


def article() -> ArticleDocument:
    """Return the invented article."""
    return ArticleDocument(
        article_id=7,
        title="Island waits for its ferry as the northern channel silts up",
        text=TEXT,
        outlet="Vessen Courier",
        byline=("Marit Solheim",),
        published="2025-03-13",
        blocks=blocks(),
        formats=(Format(FormatKind.EMPHASIS, span_of("Vessen Courier")),),
    )


def _mark(words: str, kind: MarkKind, ref: int, nth: int = 0, **more: object) -> Mark:
    label = more.get("label", words)
    note = more.get("note", "")
    confidence = more.get("confidence", Confidence.SURE)
    assert isinstance(label, str)
    assert isinstance(note, str)
    assert isinstance(confidence, Confidence)
    return Mark(span_of(words, nth), kind, ref, label, note, confidence)


def marks() -> tuple[Mark, ...]:
    """Return the marks a reader of the article would make."""
    return (
        _mark("Port Ellery", MarkKind.PLACE, 1),
        _mark("Port Ellery", MarkKind.PLACE, 1, 1),
        _mark("Port Ellery", MarkKind.PLACE, 1, 2),
        _mark("Tuesday", MarkKind.DATE, 20, note="11 Mar"),
        _mark("38 passengers", MarkKind.QUANTITY, 40),
        _mark("Harbour Board of Vessen", MarkKind.ORGANISATION, 2),
        _mark("Ilse Brandvold", MarkKind.PERSON, 3),
        _mark("Brandvold", MarkKind.PERSON, 3, 1, label="Ilse Brandvold"),
        _mark("late last month", MarkKind.DATE, 21, note="21–28 Feb", confidence=Confidence.LIKELY),
        _mark("March", MarkKind.DATE, 22, note="Mar"),
        _mark(
            "We will not let the island wait through another winter like this one,",
            MarkKind.QUOTATION,
            30,
            label="Ilse Brandvold",
        ),
        _mark("Vessen Courier", MarkKind.ORGANISATION, 4),
        _mark("Straits Agreement", MarkKind.NAMED_EVENT, 5),
        _mark(
            "The dredger arrives when the ice goes, and not a day before,",
            MarkKind.QUOTATION,
            31,
            label="Tomas Okonjo-Reyes",
        ),
        _mark("Tomas Okonjo-Reyes", MarkKind.PERSON, 6),
        _mark("Okonjo-Reyes", MarkKind.PERSON, 6, 1, label="Tomas Okonjo-Reyes"),
        _mark("86 percent", MarkKind.QUANTITY, 41),
        _mark("Vessen", MarkKind.NATIONALITY, 8, 2),
        _mark("2019", MarkKind.DATE, 23, note="2019"),
        _mark("11 March", MarkKind.DATE, 24, note="2025"),
        _mark("4.2 million crowns", MarkKind.QUANTITY, 42),
        _mark("Lowland Ministry of Transport", MarkKind.ORGANISATION, 7),
        _mark("the spring", MarkKind.DATE, 25, note="?", confidence=Confidence.UNSURE),
        _mark("frank and useful.", MarkKind.QUOTATION, 32, label="", confidence=Confidence.UNSURE),
    )
