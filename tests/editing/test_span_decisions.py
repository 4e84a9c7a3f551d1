"""Splits and speakers hold through re-extraction, later texts and merges, and can be undone."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

import pytest

from dateline.editing.commands import Author, Command, CommandError, Done
from dateline.editing.dictionary import Entry, apply_dictionary
from dateline.editing.entities import (
    change_kind,
    ignore_entity,
    keep_apart,
    merge_entities,
    rename_entity,
)
from dateline.editing.history import undo_decisions
from dateline.editing.names import add_mention, ignore_mentions
from dateline.editing.speaker import set_speaker
from dateline.editing.split import split_mentions
from dateline.library.annotations import store_extraction
from dateline.library.arrivals import add_text
from dateline.library.decisions import Scope
from dateline.library.entity_state import refresh_article_entities, refresh_entities
from dateline.library.opened import Library
from dateline.library.reads.entities import entity_named, entity_totals, mention_places
from dateline.library.reads.quotations import quotation_ids, quotation_rows
from dateline.library.removal import remove_for_good
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind, Extraction, Quotation, QuotationKind
from dateline.model.confidence import Confidence
from dateline.model.messages import Message, english
from dateline.model.spans import Field, Span
from tests.building import extraction, link_by_name, read_article, store

AB = Author("AB")
NAMES = ("Ana Reyes", "Boris Okoro", "Carla Vega", "Marlow")
TEXT = 'Ana Reyes met Boris Okoro in Marlow. "We agree," said Boris Okoro. Marlow was late.'
DERIVED = {
    "mention": 'SELECT article_id, text_id, field, start, "end", entity_id, effective_id FROM mention ORDER BY 2, 3, 4, 5, 6',
    "quotation": "SELECT id, speaker, speaker_start, speaker_end, confidence FROM quotation ORDER BY id",
    "article_entity": "SELECT * FROM article_entity ORDER BY article_id, entity_id",
    "entity_effective": "SELECT * FROM entity_effective ORDER BY entity_id",
}


def extracted(text: str, names: Sequence[str] = NAMES) -> Extraction:
    """Return names where they stand, and each quotation with the name that comes next after it."""
    found = extraction(text, names)
    quotations: list[Quotation] = []
    for match in re.finditer(r'"([^"]+)"', text):
        after = (n for n, m in enumerate(found.mentions) if m.span.start >= match.end())
        speaker = min(after, key=lambda n: found.mentions[n].span.start, default=None)
        span = None if speaker is None else found.mentions[speaker].span
        name = None if span is None else span.of(text)
        words = Span(*match.span(1))
        quotations.append(
            Quotation(
                *(Field.TEXT, words, QuotationKind.DIRECT, name, span, speaker, None),
                *(Confidence.LIKELY, "test"),
            )
        )
    return replace(found, quotations=tuple(quotations))


def extract(transaction: Transaction, article_id: int, names: Sequence[str] = NAMES) -> None:
    sql = "SELECT article_text.id, text FROM article JOIN article_text ON article_text.id = text_id WHERE article.id = ?"
    text_id, text = transaction.connection.execute(sql, (article_id,)).fetchone()
    store_extraction(transaction, text_id, extracted(text, names), link_by_name)


def stored(library: Library, text: str = TEXT, *, number: int = 1) -> int:
    def work(transaction: Transaction) -> int:
        read = read_article(text, title=f"Title {number}")
        arrival = store(transaction, read, sha256=f"{number:064d}")
        extract(transaction, arrival.article_id)
        return arrival.article_id

    return library.writer.write(work)


def entity(library: Library, name: str) -> int:
    with closing(library.reader()) as reader:
        return entity_named(reader, name)[0].id


def mentions(library: Library, name: str) -> list[int]:
    with closing(library.reader()) as reader:
        return [place.mention_id for place in mention_places(reader, entity(library, name))]


def counts(library: Library) -> dict[str, int]:
    with closing(library.reader()) as reader:
        return {row[2]: row[4] for row in entity_totals(reader)}


def speaker(library: Library) -> tuple[str, int | None, Confidence]:
    with closing(library.reader()) as reader:
        (row,) = quotation_rows(reader, quotation_ids(reader, None))
        return row.speaker, row.speaker_id, row.confidence


def quotation(library: Library) -> int:
    with closing(library.reader()) as reader:
        return quotation_ids(reader, None)[0]


def do(library: Library, command: Command) -> Done:
    return library.writer.write(command)


def undo(library: Library, done: Done) -> Done:
    return do(library, undo_decisions(done.seqs, name=done.name, author=AB))


def test_a_mention_is_split_off_to_a_new_entity_and_undo_brings_it_back(library: Library) -> None:
    stored(library)
    before = counts(library)
    done = do(
        library, split_mentions(mentions(library, "Marlow")[:1], name="Philip Marlow", author=AB)
    )
    assert english(done.name) == "split of 1 mention of Marlow to Philip Marlow"
    assert counts(library) == {**before, "Marlow": 1, "Philip Marlow": 1}
    undo_of_it = undo(library, done)
    assert counts(library) == before
    undo(library, undo_of_it)
    assert counts(library)["Philip Marlow"] == 1


def test_a_split_into_an_entity_that_is_here_joins_it(library: Library) -> None:
    stored(library)
    into = entity(library, "Ana Reyes")
    do(library, split_mentions(mentions(library, "Marlow"), into=into, author=AB))
    assert counts(library) == {"Ana Reyes": 3, "Boris Okoro": 2}


def test_a_split_over_two_articles_is_one_command_for_undo(library: Library) -> None:
    stored(library)
    stored(library, TEXT + " Again.", number=2)
    done = do(library, split_mentions(mentions(library, "Marlow"), name="Other", author=AB))
    assert len(done.seqs) == 2
    assert counts(library)["Other"] == 4
    undo(library, done)
    assert counts(library)["Marlow"] == 4


def test_a_split_holds_after_a_re_extraction(library: Library) -> None:
    article = stored(library)
    do(library, split_mentions(mentions(library, "Marlow")[1:], name="Other", author=AB))
    library.writer.write(lambda tx: extract(tx, article))
    assert (counts(library)["Marlow"], counts(library)["Other"]) == (1, 1)
    assert "Marlow was late" in TEXT[place_of(library, "Other") :]


def place_of(library: Library, name: str) -> int:
    with closing(library.reader()) as reader:
        return mention_places(reader, entity(library, name))[0].span.start


def test_a_split_finds_its_words_in_a_later_text_by_what_stands_around_them(
    library: Library,
) -> None:
    article = stored(library)
    do(library, split_mentions(mentions(library, "Marlow")[1:], name="Other", author=AB))
    later = "Marlow, first. " + TEXT

    def work(transaction: Transaction) -> None:
        add_text(transaction, article, read_article(later, title="Title 1"))
        extract(transaction, article)

    library.writer.write(work)
    assert (counts(library)["Marlow"], counts(library)["Other"]) == (2, 1)
    assert later[place_of(library, "Other") :].startswith("Marlow was late")


def test_words_that_a_later_text_has_in_two_places_alike_are_left_alone(library: Library) -> None:
    article = stored(library, "Marlow. " * 3)
    do(library, split_mentions(mentions(library, "Marlow")[1:2], name="Other", author=AB))

    def work(transaction: Transaction) -> None:
        add_text(transaction, article, read_article("x Marlow y Marlow z", title="Title 1"))
        extract(transaction, article)

    library.writer.write(work)
    assert counts(library) == {"Marlow": 2}


def test_mentions_that_were_split_off_follow_their_entity(library: Library) -> None:
    stored(library)
    do(library, split_mentions(mentions(library, "Marlow")[:1], name="Other", author=AB))
    other, ana = entity(library, "Other"), entity(library, "Ana Reyes")
    merged = do(library, merge_entities([other], into=ana, author=AB))
    assert counts(library)["Ana Reyes"] == 2
    undo(library, merged)
    ignored = do(library, ignore_entity(other, author=AB))
    assert "Other" not in counts(library)
    undo(library, ignored)
    assert counts(library)["Other"] == 1


def test_an_entity_made_by_a_split_survives_the_removal_of_other_articles(library: Library) -> None:
    stored(library)
    gone = stored(library, "Carla Vega spoke.", number=2)
    do(library, split_mentions(mentions(library, "Marlow")[:1], name="Other", author=AB))
    remove_for_good(library.writer, library.folder, [gone], findings_too=False)
    assert counts(library)["Other"] == 1
    assert "Carla Vega" not in counts(library)


@pytest.mark.parametrize("into", ["Marlow"])
def test_a_split_into_itself_is_refused(library: Library, into: str) -> None:
    stored(library)
    command = split_mentions(mentions(library, "Marlow"), into=entity(library, into), author=AB)
    with pytest.raises(CommandError, match="there is nothing to split"):
        do(library, command)


def test_a_split_of_nothing_is_refused(library: Library) -> None:
    stored(library)
    with pytest.raises(CommandError, match="no longer stands"):
        do(library, split_mentions([999], name="x", author=AB))


def test_a_speaker_is_given_and_undo_brings_back_what_was_read(library: Library) -> None:
    stored(library)
    read = speaker(library)
    assert read == ("Boris Okoro", entity(library, "Boris Okoro"), Confidence.LIKELY)
    ana = entity(library, "Ana Reyes")
    done = do(library, set_speaker(quotation(library), entity_id=ana, author=AB))
    assert speaker(library) == ("Ana Reyes", ana, Confidence.SURE)
    undo(library, done)
    assert speaker(library) == read


def test_a_speaker_holds_after_a_re_extraction_and_follows_a_rename(library: Library) -> None:
    article = stored(library)
    ana = entity(library, "Ana Reyes")
    do(library, set_speaker(quotation(library), entity_id=ana, author=AB))
    library.writer.write(lambda tx: extract(tx, article))
    assert speaker(library)[:2] == ("Ana Reyes", ana)
    do(library, rename_entity(ana, "A. Reyes", author=AB))
    assert speaker(library)[:2] == ("A. Reyes", ana)


def test_a_speaker_that_the_text_does_not_name_is_printed_by_its_name(library: Library) -> None:
    stored(library)
    stored(library, "Carla Vega spoke.", number=2)
    carla = entity(library, "Carla Vega")
    do(library, set_speaker(quotation(library), entity_id=carla, author=AB))
    assert speaker(library) == ("Carla Vega", None, Confidence.SURE)
    do(library, rename_entity(carla, "C. Vega", author=AB))
    assert speaker(library)[0] == "C. Vega"


@pytest.mark.parametrize(("name", "shown"), [("a  guard", "a guard"), ("", "")])
def test_a_speaker_may_be_a_phrase_or_nobody(library: Library, name: str, shown: str) -> None:
    stored(library)
    do(library, set_speaker(quotation(library), name=name, author=AB))
    assert speaker(library) == (shown, None, Confidence.SURE)


def test_the_newer_of_two_speakers_wins_and_its_undo_leaves_the_older(library: Library) -> None:
    stored(library)
    do(library, set_speaker(quotation(library), name="First", author=AB))
    second = do(library, set_speaker(quotation(library), name="Second", author=AB))
    assert speaker(library)[0] == "Second"
    undo(library, second)
    assert speaker(library)[0] == "First"


def test_a_speaker_of_no_quotation_is_refused(library: Library) -> None:
    stored(library)
    with pytest.raises(CommandError, match="no longer stands"):
        do(library, set_speaker(999, name="x", author=AB))


def derived(library: Library) -> dict[str, list[tuple[object, ...]]]:
    with closing(library.reader()) as reader:
        return {name: reader.execute(sql).fetchall() for name, sql in DERIVED.items()}


def rebuild(transaction: Transaction) -> None:
    """Compute anew, from the readings and the log alone, all that the decisions touch."""
    connection = transaction.connection
    by_hand = "SELECT {} FROM mention JOIN maker ON maker.id = maker_id WHERE maker.name = 'person'"
    clusters = connection.execute(by_hand.format("cluster_id")).fetchall()
    connection.execute(f"DELETE FROM mention WHERE id IN ({by_hand.format('mention.id')})")
    connection.executemany("DELETE FROM cluster WHERE id = ?", clusters)
    connection.execute("UPDATE mention SET effective_id = NULL")
    connection.execute(
        "UPDATE entity_effective SET name = name || '?', root_id = entity_id, decided = 0"
    )
    connection.execute("UPDATE quotation SET speaker = '?' WHERE read_as IS NOT NULL")
    refresh_entities(transaction)
    articles = [row[0] for row in connection.execute("SELECT id FROM article")]
    refresh_article_entities(transaction, articles)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_random_decisions_undos_and_re_extractions_leave_what_a_rebuild_gives(
    library: Library, seed: int
) -> None:
    chance = random.Random(seed)
    articles = [stored(library, f"{TEXT} Carla Vega {'spoke. ' * n}", number=n) for n in range(4)]
    done: list[Done] = []
    for _ in range(160):
        command = random_command(library, chance, done)
        if command is None:
            names = chance.sample(NAMES, 3)
            article = chance.choice(articles)
            library.writer.write(lambda tx, a=article, n=names: extract(tx, a, n))
            continue
        try:
            done.append(do(library, command))
        except CommandError:
            continue  # a merge of one entity, say: nothing may have changed
    left = derived(library)
    library.writer.write(rebuild)
    assert derived(library) == left


def random_command(library: Library, chance: random.Random, done: list[Done]) -> Command | None:
    with closing(library.reader()) as reader:
        entities = [row[0] for row in reader.execute("SELECT id FROM entity ORDER BY id")]
        sql = "SELECT id FROM mention WHERE effective_id IS NOT NULL ORDER BY id"
        here = [row[0] for row in reader.execute(sql)] or [0]
        quotations = [row[0] for row in reader.execute("SELECT id FROM quotation ORDER BY id")]
        articles = [row[0] for row in reader.execute("SELECT id FROM article ORDER BY id")]
    picked = chance.choice(entities)
    start = chance.randrange(len(TEXT) - 12)
    place = Span(start, start + chance.randint(1, 12))
    words, one = chance.choice(quotations), chance.choice(here)
    some, other = chance.sample(here, min(2, len(here))), chance.choice(entities)
    undone = chance.choice(done).seqs if done else ()
    return chance.choice(
        [
            split_mentions([one], name=chance.choice("xyz"), author=AB),
            split_mentions(some, into=picked, author=AB),
            set_speaker(words, entity_id=picked, author=AB),
            set_speaker(words, name="a guard", author=AB),
            merge_entities([picked], into=other, author=AB),
            merge_entities([picked], into=other, scope=Scope.THESE, author=AB),
            keep_apart([(picked, other)], author=AB),
            ignore_mentions(some, author=AB),
            add_mention(chance.choice(articles), Field.TEXT, place, author=AB),
            add_mention(chance.choice(articles), Field.TEXT, place, into=picked, author=AB),
            apply_dictionary([random_entry(chance)], title="list", author=AB),
            change_kind(picked, chance.choice(list(EntityKind)), author=AB),
            rename_entity(picked, chance.choice(["Q", "R"]), author=AB),
            ignore_entity(picked, ignored=chance.choice([True, False]), author=AB),
            undo_decisions(undone, name=Message.of("editing.pin"), author=AB),
            None,
        ]
    )


def random_entry(chance: random.Random) -> Entry:
    name, *aliases = chance.sample([*NAMES, "Nobody Yet", "Nobody Else"], 3)
    return Entry(name, chance.choice(list(EntityKind)), tuple(aliases))
