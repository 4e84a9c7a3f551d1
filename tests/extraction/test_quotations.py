"""Quotations: their words, their kind, their cue and who says them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from dateline.extraction.names.step import find_names
from dateline.extraction.parsed import ParsedArticle
from dateline.extraction.quotations.step import find_quotations
from dateline.model.annotations import Cluster, Label, Mention, Quotation, QuotationKind
from dateline.model.confidence import Confidence
from dateline.model.spans import Field, Span

Parsed: TypeAlias = Callable[..., ParsedArticle]
Read: TypeAlias = Callable[..., tuple[Quotation, ...]]
Said: TypeAlias = Callable[..., list[tuple[str, str | None]]]

KEY = Path(__file__).resolve().parents[2] / "resources/dateline_data/samples/answer_key.json"
SAMPLES: list[dict[str, Any]] = [
    article
    for article in json.loads(KEY.read_text("utf-8"))["articles"]
    if article["copy_of"] is None
]


def mentions_of(text: str, names: dict[str, Label]) -> tuple[list[Mention], list[Cluster]]:
    """Return a mention for each place of each name; "Ann Marsh|Marsh" is one cluster of two forms."""
    mentions: list[Mention] = []
    clusters: list[Cluster] = []
    for number, (written, label) in enumerate(names.items()):
        forms = tuple(written.split("|"))
        clusters.append(Cluster(forms[0], label, forms, Confidence.SURE))
        taken: list[Span] = []
        for form in sorted(forms, key=len, reverse=True):
            at = text.find(form)
            while at >= 0:
                span = Span(at, at + len(form))
                if not any(span.overlaps(other) for other in taken):
                    taken.append(span)
                at = text.find(form, span.end)
        mentions += [
            Mention(Field.TEXT, span, label, number, Confidence.SURE, "test") for span in taken
        ]
    mentions.sort(key=lambda mention: mention.span)
    return mentions, clusters


@pytest.fixture
def read(parsed: Parsed) -> Read:
    """Return `read(text, names)`: the quotations of a text in which these names are known."""

    def reading(text: str, **names: Label) -> tuple[Quotation, ...]:
        known = {name.replace("_", " ").replace("  ", "|"): label for name, label in names.items()}
        return find_quotations(parsed(text), *mentions_of(text, known))

    return reading


@pytest.fixture
def said(read: Read) -> Said:
    """Return `said(text, names)`: (words, speaker) of each quotation between marks."""

    def saying(text: str, **names: Label) -> list[tuple[str, str | None]]:
        return [
            (quotation.span.of(text), quotation.speaker)
            for quotation in read(text, **names)
            if quotation.kind is not QuotationKind.INDIRECT
        ]

    return saying


PERSON = Label.PERSON


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge is closed," Ann Marsh said.',
        '"The bridge is closed," said Ann Marsh.',
        '"The bridge is closed," said Ann Marsh, the mayor of the town.',
        'Ann Marsh said: "The bridge is closed."',
        'Ann Marsh, who leads the town council, said, "The bridge is closed."',
        'The mayor, Ann Marsh, told reporters on Friday: "The bridge is closed."',
        '"The bridge is closed," Ann Marsh added in a statement on Friday.',
        '"The bridge is closed," Mayor Ann Marsh wrote.',
        '"The bridge is closed," according to Ann Marsh.',
    ],
)
def test_the_speaker_is_the_subject_of_the_cue_wherever_it_stands(read: Read, text: str) -> None:
    (quotation,) = [q for q in read(text, Ann_Marsh=PERSON) if q.kind is not QuotationKind.INDIRECT]
    assert quotation.span.of(text).rstrip(".,") == "The bridge is closed"
    assert quotation.speaker == "Ann Marsh"
    assert quotation.speaker_span is not None
    assert quotation.speaker_span.of(text) == "Ann Marsh"
    assert quotation.speaker_mention is not None
    assert quotation.cue is not None


def test_the_span_leaves_the_marks_out_and_the_cue_is_the_verb(read: Read) -> None:
    text = "“The bridge is closed,” Ann Marsh said."
    (quotation,) = read(text, Ann_Marsh=PERSON)
    assert text[quotation.span.start - 1] == "“"
    assert text[quotation.span.end] == "”"
    assert quotation.cue is not None
    assert quotation.cue.of(text) == "said"
    assert quotation.kind is QuotationKind.DIRECT
    assert quotation.confidence is Confidence.SURE
    assert quotation.maker == "quotation/say"


def test_a_broken_quotation_keeps_its_speaker(read: Read) -> None:
    text = '"A letter came," Ann Marsh said, "and nobody opened it." "It is on the table."'
    found = read(text, Ann_Marsh=PERSON)
    assert [quotation.speaker for quotation in found] == ["Ann Marsh"] * 3
    assert [quotation.kind for quotation in found] == [QuotationKind.DIRECT] * 3


def test_speech_after_the_sentence_of_the_cue_is_the_same_speakers_and_only_likely(
    read: Read,
) -> None:
    text = '"We waited," Ann Marsh said. "Nobody came. We went home."'
    first, second = read(text, Ann_Marsh=PERSON)
    assert second.span.of(text) == "Nobody came. We went home."
    assert (first.speaker, second.speaker) == ("Ann Marsh", "Ann Marsh")
    assert (first.confidence, second.confidence) == (Confidence.SURE, Confidence.LIKELY)
    assert second.cue is None


def test_a_paragraph_without_a_verb_keeps_the_speaker(said: Said) -> None:
    text = '"We waited," Ann Marsh said.\n\n"Then we went home. It was late."'
    assert said(text, Ann_Marsh=PERSON)[1] == ("Then we went home. It was late.", "Ann Marsh")


def test_a_speech_over_paragraphs_has_one_speaker(said: Said) -> None:
    text = 'Ann Marsh said: "We waited for an hour.\n\n"Then we went home."'
    assert [speaker for _, speaker in said(text, Ann_Marsh=PERSON)] == ["Ann Marsh", "Ann Marsh"]


def test_a_question_is_tied_to_the_verb_behind_it(said: Said) -> None:
    text = 'Ann Marsh left. "Who pays for this?" Ben Hale asked the council.'
    assert said(text, Ann_Marsh=PERSON, Ben_Hale=PERSON) == [("Who pays for this?", "Ben Hale")]


def test_a_speaker_inside_the_quotation_is_not_its_speaker(said: Said) -> None:
    text = '"Ben Hale said that he would pay," Ann Marsh told the court.'
    assert said(text, Ann_Marsh=PERSON, Ben_Hale=PERSON)[0][1] == "Ann Marsh"


def test_a_pronoun_stands_for_the_nearest_person_it_fits_and_is_only_likely(read: Read) -> None:
    text = 'Ann Marsh met Ben Hale at the gate. "I was early," she said. "You were late," he said.'
    she, he = read(text, Ann_Marsh=PERSON, Ben_Hale=PERSON)
    assert (she.speaker, he.speaker) == ("Ann Marsh", "Ben Hale")
    assert she.speaker_span is not None
    assert she.speaker_span.of(text) == "she"
    assert she.confidence is he.confidence is Confidence.LIKELY


def test_a_person_of_the_same_paragraph_goes_before_a_subject_of_an_earlier_one(said: Said) -> None:
    text = (
        'Carl Dorn resigned.\n\nThe paper interviews Ben Hale, a driver. "I left at once," he said.'
    )
    assert said(text, Carl_Dorn=PERSON, Ben_Hale=PERSON) == [("I left at once,", "Ben Hale")]


def test_a_title_of_address_tells_he_from_she(said: Said) -> None:
    text = 'Mrs. Dorn and Mr. Oke sat down. "It is cold," he said. "Then close the door," she said.'
    assert [s for _, s in said(text, Dorn=PERSON, Oke=PERSON)] == ["Oke", "Dorn"]


def test_a_bare_noun_takes_up_the_body_it_names(read: Read) -> None:
    text = 'The Harbour Safety Board met on Monday. "No ship may sail," the board said.'
    (quotation,) = read(text, Harbour_Safety_Board=Label.ORG)
    assert quotation.speaker == "Harbour Safety Board"
    assert quotation.speaker_span is not None
    assert quotation.speaker_span.of(text) == "the board"
    assert quotation.confidence is Confidence.LIKELY


def test_a_document_is_whose_it_was_when_it_came_up(read: Read) -> None:
    text = (
        "An article in the Velm Herald paints a bleak picture of the harbour.\n\n"
        'The article said, "The ships are old and the crews are small."'
    )
    (quotation,) = read(text, Velm_Herald=Label.ORG)
    assert quotation.speaker == "Velm Herald"
    assert quotation.speaker_span is not None
    assert quotation.speaker_span.of(text) == "The article"


def test_a_document_of_nobody_is_named_as_one(read: Read) -> None:
    (quotation,) = read('"The ships are old and the crews are small," the report said.')
    assert (quotation.speaker, quotation.speaker_mention) == ("the report", None)


def test_it_takes_up_the_document_that_the_sentence_before_is_about(read: Read) -> None:
    text = (
        "The Velm Board met. The interim report came out on Monday. It says that the seal was worn."
    )
    (quotation,) = read(text, Velm_Board=Label.ORG)
    assert quotation.speaker == "The interim report"


def test_an_office_is_the_only_person_of_the_article_who_has_it(read: Read) -> None:
    text = 'Vera Orsak, the mayor, met Ann Marsh. "The first lorry has come," the mayor said.'
    (quotation,) = read(text, Vera_Orsak=PERSON, Ann_Marsh=PERSON)
    assert quotation.speaker == "Vera Orsak"
    text = (
        "Vera Orsak, the mayor of Velm, met Ann Marsh, the mayor of Sosna. "
        '"The first lorry has come," the mayor said.'
    )
    assert read(text, Vera_Orsak=PERSON, Ann_Marsh=PERSON)[-1].speaker == "the mayor"


def test_the_company_is_the_only_firm_of_the_article(read: Read) -> None:
    text = 'Calder Line told the Safety Board of it. "Her post is gone," the company said.'
    names = {"Calder Line": Label.ORG, "Safety Board": Label.ORG}
    (quotation,) = read(text, **names)
    assert quotation.speaker == "Calder Line"


@pytest.mark.parametrize(
    "text",
    [
        "The trip suggests that the minister is tired of the talks.",
        "The ship said that the sea was calm.",
    ],
)
def test_a_thing_says_nothing(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "speaker", ["The statement", "The crowd", "A fisherman", "Two people", "The letter"]
)
def test_people_bodies_and_documents_suggest_something(read: Read, speaker: str) -> None:
    (quotation,) = read(f"{speaker} suggested that the minister was tired of the talks.")
    assert quotation.speaker == speaker


def test_a_speaker_without_a_name_is_the_phrase(read: Read) -> None:
    text = '"I saw the smoke first," a fisherman from the village said.'
    (quotation,) = read(text)
    assert quotation.speaker is not None
    assert quotation.speaker.startswith("a fisherman")
    assert quotation.speaker_mention is None


def test_words_woven_into_a_sentence_are_mixed(read: Read) -> None:
    text = 'Ann Marsh said on Friday that the plan was "dead and buried" for good.'
    (quotation,) = read(text, Ann_Marsh=PERSON)
    assert quotation.kind is QuotationKind.MIXED
    assert quotation.span.of(text) == "dead and buried"
    assert quotation.speaker == "Ann Marsh"
    assert quotation.confidence <= Confidence.LIKELY


def test_a_verb_of_judgement_ties_words_to_their_speaker_unsurely(read: Read) -> None:
    text = 'Ann Marsh called the plan "a gift to the builders" of the town.'
    (quotation,) = read(text, Ann_Marsh=PERSON)
    assert (quotation.speaker, quotation.confidence) == ("Ann Marsh", Confidence.UNSURE)


def test_a_participle_keeps_the_speaker_of_the_sentence(said: Said) -> None:
    text = '"We have to do it," Ben Hale said, adding, "We need the road before winter comes."'
    assert [speaker for _, speaker in said(text, Ben_Hale=PERSON)] == ["Ben Hale", "Ben Hale"]


@pytest.mark.parametrize(
    "text",
    [
        "The band played the song “Long Way to Morning” twice.",
        "An article, titled, “From raid to retreat: how the valley fell,” was printed.",
        "Robert “Bobby” Marsh came home.",
        "They drove on the so-called “ghost roads” for a day.",
        "In her first book, “Long Way Home,” Ann Marsh said little about the war.",
        "He spoke on radio’s “Morning Hour” about fish.",
        "The army left.\n\n‘A quiet night’\n\nThe town slept.",
    ],
)
def test_titles_nicknames_crossheads_and_scare_quotes_are_no_quotations(
    said: Said, text: str
) -> None:
    assert said(text) == []


def test_speech_of_nobody_is_kept_unsure_without_a_speaker(read: Read) -> None:
    text = 'It was dark and cold in the hall.\n\n"Nobody move, the floor is wet over there!"'
    (quotation,) = read(text)
    assert quotation.speaker is None
    assert quotation.speaker_span is None
    assert quotation.confidence is Confidence.UNSURE


def test_a_mark_never_closed_is_unsure(read: Read) -> None:
    text = 'Ann Marsh said: "The bridge is closed for ever.\n\nNobody answered her.'
    (quotation,) = read(text, Ann_Marsh=PERSON)
    assert quotation.confidence is Confidence.UNSURE


def test_offsets_count_code_points_behind_astral_signs(read: Read) -> None:
    text = '😀😀 "The bridge is closed," Ann Marsh said.'
    quotation = next(q for q in read(text, Ann_Marsh=PERSON))
    assert quotation.span.of(text) == "The bridge is closed,"


@pytest.mark.parametrize(
    "text", ["", '"', "“”", '"" said', "“a”\n\n”b“", '\x00"a,"\x00 he said.', "He said."]
)
def test_odd_texts_raise_nothing(read: Read, text: str) -> None:
    for quotation in read(text):
        assert quotation.span.of(text).strip()


@pytest.mark.parametrize("article", SAMPLES, ids=[article["id"] for article in SAMPLES])
def test_the_sample_articles_give_the_speakers_of_the_key(
    parsed: Parsed, article: dict[str, Any]
) -> None:
    text = article["text"]
    names = find_names(parsed(text))
    found = find_quotations(parsed(text), names.mentions, names.clusters)
    by_span = {(q.span.start, q.span.end): q for q in found}
    known = {miss["text"] for miss in article["known_misses"] if miss["list"] == "quotes"}
    missed = {
        answer["text"]
        for answer in article["quotes"]
        if not _agrees(by_span.get((answer["start"], answer["end"])), answer)
    }
    assert missed == known


def _agrees(quotation: Quotation | None, answer: dict[str, Any]) -> bool:
    if quotation is None or quotation.speaker_span is None:
        return False
    stands = Span(answer["speaker_start"], answer["speaker_end"])
    return quotation.kind == answer["kind"] and quotation.speaker_span.overlaps(stands)


def test_a_participle_behind_the_source_is_not_the_speaker(read: Read) -> None:
    text = "According to Velm Radio, quoting the army's newspaper, the bridge fell on Monday."
    found = read(text, Velm_Radio=Label.ORG)
    assert {quotation.speaker for quotation in found} == {"Velm Radio"}


def test_they_are_never_one_newspaper(said: Said) -> None:
    text = 'The Harbour Times reported on the talks. "It holds," they said.'
    assert said(text, Harbour_Times=Label.ORG) == [("It holds,", "they")]


def test_words_are_those_of_whoever_is_quoted_as_saying_them(said: Said) -> None:
    text = "“We are ready,” the agency quoted Ada Okoro as saying."
    assert said(text, Ada_Okoro=Label.PERSON) == [("We are ready,", "Ada Okoro")]


@pytest.mark.parametrize(
    ("before", "phrase"),
    [
        ("Ada Okoro, a former engineer at the yard, told the inquiry.", "the former engineer"),
        ("Former engineer Ada Okoro told the inquiry.", "the former engineer"),
        ("Ada Okoro is a fisherman from the island.", "the fisherman"),
        ("The mayor of Velm, Ada Okoro, opened the hall.", "the mayor of Velm"),
        ("Ada Okoro, the mayor of Velm, met Ole Rask, the mayor of Lenna.", "the mayor of Velm"),
    ],
)
def test_a_description_is_the_person_whom_the_article_called_so(
    said: Said, before: str, phrase: str
) -> None:
    text = f"{before} “It was late,” {phrase} said."
    names = {"Ada_Okoro": Label.PERSON, "Ole_Rask": Label.PERSON}
    assert said(text, **names) == [("It was late,", "Ada Okoro")]


@pytest.mark.parametrize(
    ("before", "phrase"),
    [
        ("Ada Okoro, a former engineer, met Ole Rask, a former engineer.", "the former engineer"),
        ("Ada Okoro, the mayor of Velm, opened the hall.", "the mayor of Lenna"),
        ("Ada Okoro, an engineer, opened the hall.", "the former engineer"),
        ("Ada Okoro, an engineer, opened the hall.", "the engineer who left"),
    ],
)
def test_a_description_of_two_or_of_another_stays_as_it_is_written(
    said: Said, before: str, phrase: str
) -> None:
    text = f"{before} “It was late,” {phrase} said."
    ((words, speaker),) = said(text, Ada_Okoro=Label.PERSON, Ole_Rask=Label.PERSON)
    assert words == "It was late,"
    assert speaker is not None
    assert phrase.startswith(speaker)
