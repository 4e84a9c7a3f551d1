"""What is typed means what the grammar says, and a mistake is told with its place and a repair."""

from __future__ import annotations

import pytest

from dateline.extraction.time.asked import PeriodsFrom
from dateline.library.search.examples import EXAMPLES, completions
from dateline.library.search.fields import ALIASES, FIELDS
from dateline.library.search.grammar import parse
from dateline.library.search.nodes import (
    EVERYTHING,
    And,
    Column,
    Dated,
    Form,
    Mistake,
    Named,
    Near,
    Node,
    Not,
    Or,
    Published,
    Query,
    Quoted,
    Starred,
    Words,
)
from dateline.library.search.periods import Days
from dateline.model.annotations import EntityKind
from dateline.model.days import day_from_iso
from dateline.model.messages import english
from dateline.model.spans import Span

HERE = Span(0, 0)


def w(text: str, form: Form = Form.EXACT, column: Column | None = None) -> Words:
    return Words(text, form, HERE, column)


def root(text: str) -> Node:
    parsed = parse(text, periods=_summer)
    assert isinstance(parsed, Query), parsed
    return parsed.root


def mistake(text: str) -> Mistake:
    parsed = parse(text)
    assert isinstance(parsed, Mistake), parsed
    return parsed


def _summer(text: str) -> Days | None:
    return (738_000, 738_091) if text == "last summer" else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ceasefire talks", And((w("ceasefire"), w("talks")))),
        ("ceasefire AND talks", And((w("ceasefire"), w("talks")))),
        ("a and b", And((w("a"), w("and"), w("b")))),
        ('"root causes"', w("root causes")),
        ("“root causes”", w("root causes")),
        ("«root causes»", w("root causes")),
        ('"root cau"*', w("root cau", Form.PREFIX)),
        ('"root cau*"', w("root cau*", Form.PREFIX)),
        ("Zelen*", w("Zelen*", Form.PREFIX)),
        ("*grad", w("*grad", Form.WILD)),
        ("Zel?nsky", w("Zel?nsky", Form.WILD)),
        ("who?", w("who?")),
        ("Syrskyi~", w("Syrskyi", Form.FUZZY)),
        ("30-day", w("30-day")),
        ("-drone", Not(w("drone"))),
        ("NOT drone", Not(w("drone"))),
        ("NOT NOT drone", w("drone")),
        ("a -b", And((w("a"), Not(w("b"))))),
        ("a AND NOT b", And((w("a"), Not(w("b"))))),
        ("a - b", And((w("a"), w("b")))),
        ("x OR y z", Or((w("x"), And((w("y"), w("z")))))),
        ("(x OR y) z", And((Or((w("x"), w("y"))), w("z")))),
        ("-(x y)", Not(And((w("x"), w("y"))))),
        ("— a ()", w("a")),
        ("10:30 http://a.b", And((w("10:30"), w("http://a.b")))),
        ("near (a b)", And((w("near"), And((w("a"), w("b")))))),
        ("near(Trump ceasefire, 8)", Near((w("Trump"), w("ceasefire")), 8)),
        ("NEAR(a,b,3)", Near((w("a"), w("b")), 3)),
        ('near("a b" c* 5)', Near((w("a b"), w("c*", Form.PREFIX), w("5")), 10)),
        ("title:near(a b)", Near((w("a"), w("b")), 10, Column.TITLE)),
        ("title:a b", And((w("a", column=Column.TITLE), w("b")))),
        ("title: a", w("a", column=Column.TITLE)),
        ("TITLE:(a OR b*)", Or((w("a", column=Column.TITLE), w("b*", Form.PREFIX, Column.TITLE)))),
        ('source:"Kyiv Post"', w("Kyiv Post", column=Column.OUTLET)),
        ("person:Putin", Named(EntityKind.PERSON, w("Putin"))),
        ("org:NATO", Named(EntityKind.ORGANISATION, w("NATO"))),
        ("place:Kursk", Named(EntityKind.PLACE, w("Kursk"))),
        ("is:Starred", Starred()),
        ("speaker:Putin", Quoted(w("Putin"))),
        ("  ", EVERYTHING),
        ("", EVERYTHING),
    ],
)
def test_a_query_is_read_as_the_grammar_says(text: str, expected: Node) -> None:
    assert root(text) == expected


def test_words_beside_a_speaker_belong_inside_his_quotations() -> None:
    said = And((w("root"), Near((w("a"), w("b")), 10)))
    assert root("speaker:Putin root near(a b)") == Quoted(w("Putin"), said)
    assert root("(speaker:A OR speaker:B) x") == Or(
        (Quoted(w("A"), w("x")), Quoted(w("B"), w("x")))
    )
    assert root("speaker:A -x title:t") == And(
        (Quoted(w("A")), Not(w("x")), w("t", column=Column.TITLE))
    )
    assert root("x -speaker:A") == And((w("x"), Not(Quoted(w("A")))))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-3-1", "2025-03-01", "2025-03-01"),
        ("2024-08..2025-03", "2024-08-01", "2025-03-31"),
        ("2025-03-01..13", "2025-03-01", "2025-03-13"),
        ("2025-03-01..04-02", "2025-03-01", "2025-04-02"),
        ("2024-08..10", "2024-08-01", "2024-10-31"),
        ("2025..", "2025-01-01", None),
        ("..2025-03", None, "2025-03-31"),
        (">2025-03-01", "2025-03-02", None),
        (">=2025-03", "2025-03-01", None),
        ("<2025", None, "2024-12-31"),
        ("<=2025-03", None, "2025-03-31"),
        ('"2025-03"', "2025-03-01", "2025-03-31"),
        (' "2025-03" .. x', "2025-03-01", "2025-03-31"),
        ('"last summer"..2025-03-05', "2021-07-30", "2025-03-05"),
        ('2020.."last summer"', "2020-01-01", "2021-10-29"),
        ('>"last summer"', "2021-10-30", None),
    ],
)
def test_periods_are_days_months_years_and_ranges(
    text: str, first: str | None, last: str | None
) -> None:
    parsed = parse(f"published:{text}", periods=_summer)
    assert isinstance(parsed, Query), parsed
    node = next(parsed.positive())
    assert isinstance(node, Published)
    days = tuple(None if day is None else day_from_iso(day) for day in (first, last))
    assert (node.period.first, node.period.last) == days


def test_times_in_words_are_read_by_whoever_is_given_and_the_query_tells_their_days() -> None:
    text = 'x date:"last summer" published:>2000 -published:>"last summer"'
    parsed = parse(text, periods=_summer)
    assert isinstance(parsed, Query)
    assert [(type(time), time.period.written, time.period.in_words) for time in parsed.times()] == [
        (Dated, "last summer", True),
        (Published, ">2000", False),
        (Published, ">last summer", True),
    ]
    assert "last summer" in english(mistake('date:"last summer"').message)


@pytest.mark.parametrize(
    ("text", "place", "sentence", "repair"),
    [
        (
            "ceasefire AND NOT (tariffs",
            18,
            "The bracket at place 19 is never closed.",
            "ceasefire AND NOT tariffs",
        ),
        ("a (b OR c", 2, "The bracket at place 3 is never closed.", "a (b OR c)"),
        ("near(a b", 4, "The bracket at place 5 is never closed.", "near(a b)"),
        ("a) b", 1, "The bracket at place 2 closes none.", "a b"),
        ('"root causes', 0, "The quotation mark at place 1 has no second one.", '"root causes"'),
        ("a OR", 2, "Put a word after OR.", "a"),
        ("a NOT", 2, "Put a word after NOT.", "a"),
        ("AND a", 0, "Put a word before AND.", "a"),
        ("(OR a)", 1, "Put a word before OR.", "( a)"),
        ("a OR OR b", 2, "Put a word after OR.", "a OR b"),
        ("((ferry storm", 1, "The bracket at place 2 is never closed.", "((ferry storm))"),
        ("(ferry OR (storm", 10, "The bracket at place 11 is never closed.", "(ferry OR storm)"),
        ("a) b)", 1, None, "a b"),
        ('(ferry "storm', 7, None, '(ferry "storm")'),
        ("titel:x", 0, "There is no field “titel:”. Nearly the same: “title:”.", "title:x"),
        ("a title:", 2, "Put a word right after “title:”.", None),
        ("title:—", 6, "Put a word right after “title:”.", None),
        ("status:planed", 7, None, "status:planned"),
        ("is:unread x", 3, None, "is:starred x"),
        (
            "date:2025..2024 x",
            5,
            "The range from 2025 to 2024 ends before it begins.",
            "date:2024..2025 x",
        ),
        ('date:"2025..2024"', 5, None, "date:2024..2025"),
        ("date:2025-02-30", 5, None, None),
        ("title:(a person:b)", 9, "“person:” can't stand inside the brackets of “title:”.", None),
        ("near(a OR b)", 7, "near( ) takes words alone, not “OR”.", None),
        ("near(a, 5)", 0, None, None),
        ("person:near(a b)", 7, "near( ) can't stand in “person:”.", None),
        ("(" * 9 + "a" + ")" * 9, 8, "Brackets may stand in one another 8 deep, no deeper.", None),
        ("a " * 401, 800, "The search has 401 words; 400 is the most.", None),
        ("a" * 4_001, 4_000, "The search has 4001 characters; 4000 is the most.", None),
        ("…", 0, "“…” has no letter or digit to look for.", None),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_repair(
    text: str, place: int, sentence: str | None, repair: str | None
) -> None:
    found = mistake(text)
    assert (found.place, found.repair) == (place, repair)
    assert sentence is None or english(found.message) == sentence


_FIELD_NAMES = ", ".join(FIELDS)


@pytest.mark.parametrize(
    ("text", "sentence", "repair"),
    [
        ("foo:bar", f"There is no field “foo:”. The fields are {_FIELD_NAMES}.", "bar"),
        ('a foo:"b c" d', None, 'a "b c" d'),
        ("foo:(a OR b)", None, "(a OR b)"),
        ("-foo:bar a", None, "-bar a"),
        ("Spaker:Reyes truce", None, "speaker:Reyes truce"),
        ("автор:Иванов", None, "Иванов"),
        (
            "author:Moreau",
            "There is no field “author:”. Nearly the same: “byline:”.",
            "byline:Moreau",
        ),
        ("auther:Moreau", None, "byline:Moreau"),
        ("after:2025-03", None, "published:>2025-03"),
        ("dates:Friday", None, "Friday"),
        ("title:(foo:a)", None, "title:(a)"),
    ],
)
def test_an_unknown_field_is_told_with_the_nearest_or_with_its_value_alone(
    text: str, sentence: str | None, repair: str
) -> None:
    found = mistake(text)
    assert found.repair == repair
    assert text[found.place :].startswith(text[found.place : found.place + found.length] + ":")
    assert sentence is None or english(found.message) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "http://a.b/c?d=e:f",
        "https://example.org",
        "mailto:a@b.c",
        "doi:10.1000/182",
        "C:temp",
        "ferry:",
        "note—this:",
        "std::string",
        "记者:张三",
        "4:2:1",
        "re:—",
        "x:1",
    ],
)
def test_addresses_times_and_words_with_a_colon_stay_words(text: str) -> None:
    assert root(text) == w(text)


def test_words_keep_where_they_stand_in_the_query() -> None:
    parsed = parse('😀 title:"a b" Zel*')
    assert isinstance(parsed, Query)
    found = [leaf.span.of(parsed.text) for leaf in parsed.positive() if isinstance(leaf, Words)]
    assert found == ['"a b"', "Zel*"]


@pytest.mark.parametrize("query", [query for query, _message in EXAMPLES])
def test_each_example_of_the_help_is_a_query_and_has_its_explanation(query: str) -> None:
    assert isinstance(parse(query, periods=PeriodsFrom(738_000)), Query)
    assert english(dict(EXAMPLES)[query])


def test_the_examples_show_every_field_and_no_hidden_name() -> None:
    shown = {query.partition(":")[0].split()[-1] for query, _message in EXAMPLES if ":" in query}
    assert shown == set(FIELDS)
    assert not shown & set(ALIASES)


def test_a_word_begun_is_completed_to_the_fields_it_may_become() -> None:
    assert completions("P") == ("person:", "place:", "published:")
    assert completions("xyz") == completions("") == ()
