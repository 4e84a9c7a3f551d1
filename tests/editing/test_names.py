"""Words that are no name, names added by hand, and names kept apart: they hold, and can be undone."""

from __future__ import annotations

from contextlib import closing

import pytest

from dateline.editing.commands import CommandError
from dateline.editing.entities import (
    ignore_entity,
    keep_apart,
    merge_entities,
    merge_scope,
    rename_entity,
)
from dateline.editing.names import add_mention, ignore_mentions
from dateline.editing.split import split_mentions
from dateline.library.arrivals import add_text
from dateline.library.decisions import Scope
from dateline.library.opened import Library
from dateline.library.reads.annotations import mentions_of
from dateline.library.writer import Transaction
from dateline.model.annotations import EntityKind
from dateline.model.messages import english
from dateline.model.spans import Field, Span
from tests.building import read_article
from tests.editing.test_span_decisions import (
    AB,
    TEXT,
    counts,
    do,
    entity,
    extract,
    mentions,
    stored,
    undo,
)


def span_of(words: str, text: str = TEXT) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def marked(library: Library, article: int) -> list[tuple[str, str]]:
    """Return (words, name) of the mentions in the text of an article."""
    with closing(library.reader()) as reader:
        sql = "SELECT text_id, text FROM article JOIN article_text ON article_text.id = text_id WHERE article.id = ?"
        text_id, text = reader.execute(sql, (article,)).fetchone()
        return [(row.span.of(text), row.name) for row in mentions_of(reader, text_id)]


def test_words_that_are_no_name_leave_this_article_alone_and_undo_brings_them_back(
    library: Library,
) -> None:
    article = stored(library)
    stored(library, TEXT + " Again.", number=2)
    here = mentions(library, "Marlow")[:2]
    done = do(library, ignore_mentions(here, author=AB))
    assert english(done.name) == "Marlow is no name in 2 places"
    assert counts(library)["Marlow"] == 2
    library.writer.write(lambda tx: extract(tx, article))
    assert counts(library)["Marlow"] == 2
    undo(library, done)
    assert counts(library)["Marlow"] == 4


def test_a_name_is_added_wherever_its_words_stand_whole(library: Library) -> None:
    text = "Delta Group spoke. The Delta Groups did not. Delta\nGroup agreed with Ana Reyes."
    article = stored(library, text)
    command = add_mention(
        article,
        Field.TEXT,
        span_of("Delta Group", text),
        kind=EntityKind.ORGANISATION,
        author=AB,
    )
    done = do(library, command)
    assert english(done.name) == "name Delta Group in 2 places"
    assert counts(library)["Delta Group"] == 2
    assert ("Delta\nGroup", "Delta Group") in marked(library, article)
    gone = undo(library, done)
    assert "Delta Group" not in counts(library)
    undo(library, gone)
    assert counts(library)["Delta Group"] == 2


def test_a_name_added_by_hand_holds_after_a_re_extraction_and_a_later_text(
    library: Library,
) -> None:
    article = stored(library)
    do(library, add_mention(article, Field.TEXT, span_of("We agree"), name="We", author=AB))
    library.writer.write(lambda tx: extract(tx, article))
    assert ("We agree", "We") in marked(library, article)

    def work(transaction: Transaction) -> None:
        add_text(transaction, article, read_article("First. " + TEXT, title="Title 1"))
        extract(transaction, article)

    library.writer.write(work)
    assert ("We agree", "We") in marked(library, article)


def test_a_name_that_extraction_finds_later_is_not_there_twice(library: Library) -> None:
    text = "Delta Group spoke to Ana Reyes."
    article = stored(library, text)
    do(library, add_mention(article, Field.TEXT, span_of("Delta Group", text), name="D", author=AB))
    library.writer.write(lambda tx: extract(tx, article, ("Delta Group", "Ana Reyes")))
    assert marked(library, article) == [("Delta Group", "D"), ("Ana Reyes", "Ana Reyes")]


def test_a_longer_name_takes_the_place_of_the_one_inside_it(library: Library) -> None:
    text = "The Marlow Ferry Company sank. Marlow was sad."
    article = stored(library, text)
    words = span_of("Marlow Ferry Company", text)
    done = do(library, add_mention(article, Field.TEXT, words, author=AB))
    assert marked(library, article) == [
        ("Marlow Ferry Company", "Marlow Ferry Company"),
        ("Marlow", "Marlow"),
    ]
    undo(library, done)
    assert marked(library, article) == [("Marlow", "Marlow"), ("Marlow", "Marlow")]


def test_words_inside_another_name_are_left_to_it(library: Library) -> None:
    text = "Reyes came. Ana Reyes left."
    article = stored(library, text)
    into = entity(library, "Ana Reyes")
    do(library, add_mention(article, Field.TEXT, Span(0, 5), into=into, author=AB))
    assert marked(library, article) == [("Reyes", "Ana Reyes"), ("Ana Reyes", "Ana Reyes")]


def test_white_space_round_the_selected_words_is_not_the_name(library: Library) -> None:
    article = stored(library)
    words = span_of(' "We agree')
    do(library, add_mention(article, Field.TEXT, Span(words.start + 2, words.end), author=AB))
    assert ("We agree", "We agree") in marked(library, article)


@pytest.mark.parametrize("span", [Span(0, 0), Span(3, 4), Span(0, 250)])
def test_a_selection_without_a_word_or_too_long_is_no_name(library: Library, span: Span) -> None:
    article = stored(library, TEXT * 4)
    with pytest.raises(CommandError, match="Select the words"):
        do(library, add_mention(article, Field.TEXT, span, author=AB))


def test_the_newest_word_on_a_mention_holds(library: Library) -> None:
    article = stored(library)
    place = span_of("We agree")
    do(library, add_mention(article, Field.TEXT, place, name="First", author=AB))
    do(library, add_mention(article, Field.TEXT, place, name="Second", author=AB))
    assert counts(library)["Second"] == 1
    assert "First" not in counts(library)
    split = do(library, split_mentions(mentions(library, "Second"), name="Third", author=AB))
    assert counts(library)["Third"] == 1
    do(library, ignore_mentions(mentions(library, "Third"), author=AB))
    assert "Third" not in counts(library)
    undo(library, split)
    assert "Second" not in counts(library)


def test_a_name_added_by_hand_follows_its_entity(library: Library) -> None:
    article = stored(library)
    do(library, add_mention(article, Field.TEXT, span_of("We agree"), name="We", author=AB))
    done = do(
        library,
        merge_entities([entity(library, "We")], into=entity(library, "Ana Reyes"), author=AB),
    )
    assert counts(library)["Ana Reyes"] == 2
    undo(library, done)
    ignored = do(library, ignore_entity(entity(library, "We"), author=AB))
    assert "We" not in counts(library)
    undo(library, ignored)
    do(library, rename_entity(entity(library, "We"), "Us", author=AB))
    assert counts(library)["Us"] == 1


def test_as_a_rule_a_new_name_is_found_by_later_articles_and_else_it_is_not(
    library: Library,
) -> None:
    text = "delta spoke to Ana Reyes."
    article = stored(library, text)
    words = span_of("delta", text)
    with closing(library.reader()) as reader:
        keys = "SELECT count(*) FROM entity_key WHERE key = 'delta'"
        one = add_mention(article, Field.TEXT, words, author=AB)
        done = do(library, one)
        assert reader.execute(keys).fetchone() == (0,)
        undo(library, done)
        do(library, add_mention(article, Field.TEXT, words, scope=Scope.RULE, author=AB))
        assert reader.execute(keys).fetchone() == (1,)


def test_a_merge_of_one_word_is_no_rule_unless_the_full_name_stands_beside_it(
    library: Library,
) -> None:
    stored(library, "Marlow met Ana Reyes.")
    marlow, ana = entity(library, "Marlow"), entity(library, "Ana Reyes")
    with closing(library.reader()) as reader:
        assert merge_scope(reader, [marlow, ana], into=ana) is Scope.RULE
        assert merge_scope(reader, [ana], into=marlow) is Scope.RULE
    stored(library, "Marlow spoke.", number=2)
    with closing(library.reader()) as reader:
        assert merge_scope(reader, [marlow, ana], into=ana) is Scope.THESE


def test_a_merge_of_these_articles_leaves_later_ones_alone(library: Library) -> None:
    first = stored(library)
    marlow, ana = entity(library, "Marlow"), entity(library, "Ana Reyes")
    done = do(library, merge_entities([marlow], into=ana, scope=Scope.THESE, author=AB))
    assert counts(library) == {"Ana Reyes": 3, "Boris Okoro": 2}
    stored(library, "Marlow again.", number=2)
    assert counts(library)["Marlow"] == 1
    library.writer.write(lambda tx: extract(tx, first))
    assert counts(library) == {"Ana Reyes": 3, "Boris Okoro": 2, "Marlow": 1}
    gone = undo(library, done)
    assert counts(library)["Marlow"] == 3
    undo(library, gone)
    assert counts(library)["Marlow"] == 1


def test_a_newer_merge_of_the_whole_entity_holds_over_one_of_some_articles(
    library: Library,
) -> None:
    stored(library)
    marlow, ana = entity(library, "Marlow"), entity(library, "Ana Reyes")
    boris = entity(library, "Boris Okoro")
    do(library, merge_entities([marlow], into=ana, scope=Scope.THESE, author=AB))
    stored(library, "Marlow again.", number=2)
    whole = do(library, merge_entities([marlow], into=boris, author=AB))
    assert counts(library) == {"Ana Reyes": 1, "Boris Okoro": 5}
    undo(library, whole)
    assert counts(library) == {"Ana Reyes": 3, "Boris Okoro": 2, "Marlow": 1}


def test_names_are_kept_apart_in_the_log_under_both(library: Library) -> None:
    stored(library)
    pair = (entity(library, "Ana Reyes"), entity(library, "Marlow"))
    done = do(library, keep_apart([pair], author=AB))
    assert english(done.name) == "Ana Reyes is not Marlow"
    with pytest.raises(CommandError):
        do(library, keep_apart([], author=AB))
