"""An article about a ferry with a dated statement, the vague event it reports, and a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extraction.time.direction import Direction, Tense
from dateline.extraction.time.recognise import recognise
from dateline.extraction.time.resolution.reading import reason
from dateline.extraction.time.resolve import resolve_all
from dateline.library.annotations import store_extraction
from dateline.library.reads.articles import article_rows
from dateline.library.writer import Transaction
from dateline.model.annotations import (
    Cluster,
    Event,
    EventKind,
    Extraction,
    Label,
    Mention,
    Quotation,
    QuotationKind,
    Relation,
    Status,
)
from dateline.model.confidence import Confidence
from dateline.model.days import day_number
from dateline.model.spans import Field, Span
from dateline.model.timex import Anchor, Granularity, Timex
from tests.building import link_by_name, read_article, store

TITLE = "Ferry of Marlow stands still"
FIRST = "The ferry stopped late last month."
SECOND = 'Ana Reyes said on Tuesday: "We had *no* choice, <none>."'
TEXT = f"{FIRST}\n\n{SECOND}"
PUBLISHED = day_number(2025, 3, 13)
SHA256 = "ab" * 32
URL = "https://reader:secret@herald.example/ferry?x=1"


@dataclass(frozen=True, slots=True)
class Reported:
    """The ids of the stored article, its event, its statement and its quotation."""

    article_id: int
    article_uid: str
    event_id: int
    statement_id: int
    quotation_id: int


def span_of(words: str) -> Span:
    """Return where `words` stand in the text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def store_reported(transaction: Transaction) -> Reported:
    """Store the article with its readings."""
    read = read_article(TEXT, title=TITLE, outlet="The Herald", url=URL, byline=("Tess Arkwell",))
    path = "/home/somebody/Secret Folder/ferry.txt"
    arrival = store(transaction, read, sha256=SHA256, path=path)
    article = article_rows(transaction.connection, [arrival.article_id])[0]
    store_extraction(transaction, article.text_id, _extraction(), link_by_name)
    events, quotations = (
        [row[0] for row in transaction.connection.execute(f"SELECT id FROM {table} ORDER BY id")]
        for table in ("event", "quotation")
    )
    return Reported(article.id, article.uid, events[0], events[1], quotations[0])


def timexes() -> tuple[Timex, ...]:
    """Return the two expressions, resolved by the real rules."""
    unresolved = [
        Timex(
            *(Field.TEXT, span, frame.type, None, None, None, None, Granularity.VAGUE, Anchor()),
            *(frame.rule, reason("no_publication"), Confidence.UNSURE, frame.dumps()),
            Direction(Tense.PAST, "said").dumps(),
        )
        for span, frame in recognise(TEXT)
    ]
    return resolve_all(unresolved, PUBLISHED)


def _extraction() -> Extraction:
    ana, cue = span_of("Ana Reyes"), span_of("said")
    mention = Mention(Field.TEXT, ana, Label.PERSON, 0, Confidence.SURE, "test")
    found = timexes()
    assert [timex.span.of(TEXT) for timex in found] == ["late last month", "Tuesday"]
    said = span_of("We had *no* choice, <none>.")
    event = Event(
        *(Field.TEXT, span_of("The ferry stopped late last month"), span_of("stopped")),
        *(span_of(FIRST), EventKind.EVENT, 0, Relation.ON, (), None, Status.REPORTED),
        *(None, None, Confidence.SURE, "test.event"),
    )
    statement = Event(
        *(Field.TEXT, span_of("Ana Reyes said on Tuesday"), cue, span_of(SECOND)),
        *(EventKind.STATEMENT, 1, Relation.ON, (0,), None, Status.ATTRIBUTED, ana, 0),
        *(Confidence.SURE, "test.statement"),
    )
    quotation = Quotation(
        *(Field.TEXT, said, QuotationKind.DIRECT, "Ana Reyes", ana, 0, cue),
        *(Confidence.LIKELY, "test.quotation"),
    )
    return Extraction(
        mentions=(mention,),
        clusters=(Cluster("Ana Reyes", Label.PERSON, ("Ana Reyes",), Confidence.SURE),),
        timexes=found,
        quotations=(quotation,),
        events=(event, statement),
        sentences=(span_of(FIRST), span_of(SECOND)),
        steps=tuple((step, 1) for step in ("names", "time", "quotations", "quantities", "events")),
    )
