"""The queue asks about names that may be one, by what hangs on them, and never again what was answered."""

from __future__ import annotations

from contextlib import closing

from dateline.editing.commands import Command, Done
from dateline.editing.entities import keep_apart, merge_pairs
from dateline.editing.findings import pin
from dateline.editing.history import undo_decisions
from dateline.explore.focus import Focus, Mode
from dateline.explore.pairs import PairCase, review_queue
from dateline.explore.scope import Scope
from dateline.importing.linker import link_to_library
from dateline.library.annotations import store_extraction
from dateline.library.facets import Facets
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_named, entity_totals
from dateline.library.writer import Transaction
from dateline.model.annotations import Label
from dateline.model.spans import Field, Span
from tests.building import extraction, read_article, store
from tests.editing.conftest import library as library  # noqa: PLC0414 - the fixture
from tests.editing.test_span_decisions import AB


def arrive(library: Library, number: int, *names: str, label: Label = Label.PERSON) -> int:
    text = " ".join(f"{name} spoke." for name in names)

    def work(transaction: Transaction) -> int:
        arrival = store(
            transaction, read_article(text, title=f"T{number}"), sha256=f"{number:064d}"
        )
        sql = "SELECT text_id FROM article WHERE id = ?"
        (text_id,) = transaction.connection.execute(sql, (arrival.article_id,)).fetchone()
        found = extraction(text, names, label=label)
        store_extraction(transaction, text_id, found, link_to_library)
        return arrival.article_id

    return library.writer.write(work)


def queue(library: Library, *, filtered_by: str = "") -> tuple[PairCase, ...]:
    with closing(library.reader()) as reader:
        focus = Focus()
        if filtered_by:
            focus = focus.with_entity(entity_named(reader, filtered_by)[0].id, Mode.REPLACE)
        return review_queue(reader, Scope.of(focus, Facets.load(reader)))


def asked(cases: tuple[PairCase, ...]) -> list[tuple[str, str]]:
    return [(case.one.name, case.other.name) for case in cases]


def do(library: Library, command: Command) -> Done:
    return library.writer.write(command)


def counts(library: Library) -> dict[str, int]:
    with closing(library.reader()) as reader:
        return {row[2]: row[4] for row in entity_totals(reader)}


def ambiguous(library: Library) -> None:
    arrive(library, 1, "Ana Torenko")
    arrive(library, 2, "Boris Torenko")
    arrive(library, 3, "Torenko")


def test_a_surname_of_two_people_is_asked_of_each(library: Library) -> None:
    ambiguous(library)
    assert sorted(asked(queue(library))) == [
        ("Torenko", "Ana Torenko"),
        ("Torenko", "Boris Torenko"),
    ]


def test_yes_merges_these_articles_and_settles_what_hung_on_it(library: Library) -> None:
    ambiguous(library)
    case = next(case for case in queue(library) if case.other.name == "Ana Torenko")
    done = do(library, merge_pairs(case.pairs, author=AB))
    assert counts(library) == {"Ana Torenko": 2, "Boris Torenko": 1}
    assert queue(library) == ()
    do(library, undo_decisions(done.seqs, name=done.name, author=AB))
    assert len(queue(library)) == 2


def test_no_is_never_asked_again_until_undone(library: Library) -> None:
    ambiguous(library)
    case = next(case for case in queue(library) if case.other.name == "Ana Torenko")
    done = do(library, keep_apart(case.pairs, author=AB))
    assert asked(queue(library)) == [("Torenko", "Boris Torenko")]
    arrive(library, 4, "Torenko")
    assert asked(queue(library)) == [("Torenko", "Boris Torenko")]
    gone = do(library, undo_decisions(done.seqs, name=done.name, author=AB))
    assert len(queue(library)) == 2
    do(library, undo_decisions(gone.seqs, name=done.name, author=AB))
    assert len(queue(library)) == 1


def test_near_spellings_are_asked_and_say_that_letters_alone_suggest_it(library: Library) -> None:
    arrive(library, 1, "Wiktor Marlowe")
    arrive(library, 2, "Viktor Marlowe")
    arrive(library, 3, "Viktor Marlowe")
    (case,) = queue(library)
    assert (case.one.name, case.other.name, case.spelling) == (
        "Wiktor Marlowe",
        "Viktor Marlowe",
        True,
    )


def test_what_is_pinned_comes_first_then_the_filter_then_the_most_mentioned(
    library: Library,
) -> None:
    ambiguous(library)
    few = arrive(library, 4, "Wiktor Marlowe")
    arrive(library, 5, "Viktor Marlowe")
    arrive(library, 12, "Viktor Marlowe")
    arrive(library, 6, "Ana Wlasov", "Ana Wlasov Second")
    arrive(library, 7, "Ana Vlasov")
    for number in range(8, 12):
        arrive(library, number, "Torenko")
    assert asked(queue(library))[0][0] == "Torenko"
    assert asked(queue(library, filtered_by="Ana Vlasov"))[0][1] in (
        "Ana Wlasov",
        "Ana Vlasov",
    )
    do(library, pin(few, Field.TEXT, Span(0, 14), kind="sentence", author=AB))
    assert asked(queue(library))[0] == ("Wiktor Marlowe", "Viktor Marlowe")


def test_equal_cases_are_one_question_and_one_answer(library: Library) -> None:
    arrive(library, 1, "Marlow", label=Label.PERSON)
    arrive(library, 2, "Marlow", label=Label.GPE)
    arrive(library, 3, "Marlow", label=Label.ORG)
    (case,) = queue(library)
    assert len(case.pairs) > 1
    do(library, keep_apart(case.pairs, author=AB))
    assert queue(library) == ()
