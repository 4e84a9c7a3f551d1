"""The phrase of a speaker to the mention it stands for: the name itself, its apposition, a pronoun."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from dateline.extraction.names.lexicon import lexicon, plain
from dateline.extraction.quotations.cues import gender_of_given_name
from dateline.extraction.quotations.descriptions import Description, descriptions_of, taken_up
from dateline.extraction.quotations.marks import paragraph_of, paragraphs
from dateline.extraction.quotations.nouns import is_document, nouns
from dateline.extraction.quotations.subjects import phrase_of
from dateline.model.annotations import Cluster, Label, Mention
from dateline.model.confidence import Confidence
from dateline.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extraction.parsed import ParsedField

_PRONOUNS: Final = frozenset(
    "he she they it i we you him her them who one his another others some many most".split()
)
_PERSONAL: Final = frozenset(("he", "she"))
_COLLECTIVE: Final = frozenset(("it", "they"))
_SPEAKING: Final = frozenset((Label.PERSON, Label.ORG, Label.GPE, Label.NORP))
_SUBJECTS: Final = frozenset(("nsubj", "nsubjpass"))
_SHE_TITLES: Final = frozenset("mrs ms miss lady dame queen princess baroness madam sister".split())
_HE_TITLES: Final = frozenset("mr sir lord king prince father brother".split())
_SHE_ENDINGS: Final = ("woman", "girl", "wife", "mother", "actress", "sister", "daughter", "widow")
_HE_ENDINGS: Final = ("man", "boy", "husband", "father", "brother", "son", "widower")
_TAKEN_UP: Final = frozenset(("the", "its", "this"))
_PRINTED: Final = frozenset(("in", "by", "from", "of", "on"))
_PAPERS: Final = frozenset(
    "bulletin chronicle courier daily examiner gazette guardian herald independent journal magazine"
    " mail mirror news newspaper observer post review standard sun telegraph times tribune weekly".split()
)
_DOCUMENT_REACH: Final = 600
"""Words back to where a document came up."""
_REACH: Final = 1500
"""Characters that a pronoun reaches back: some two paragraphs of news."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: where that stands, the mention it stands for, the name to print, how sure."""

    span: Span
    mention: int | None
    name: str
    confidence: Confidence


class Cast:
    """The people and bodies of one field; finds the mention that a phrase or pronoun stands for."""

    def __init__(
        self, field: ParsedField, mentions: Sequence[Mention], clusters: Sequence[Cluster]
    ) -> None:
        self._field = field
        self._mentions = mentions
        self._clusters = clusters
        self._own = [i for i, mention in enumerate(mentions) if mention.field is field.field]
        self._own.sort(key=lambda i: mentions[i].span)
        self._starts = [mentions[i].span.start for i in self._own]
        self._bounds = paragraphs(field.text)
        self._gender: dict[int, str | None] = {}

    def speaker(self, head: Token, latest: Speaker | None) -> Speaker:
        """Return the speaker that the phrase of `head` names; `latest` spoke last before it."""
        own = self._named_by(head)
        if own is not None:
            return self._of_mention(own, Confidence.SURE)
        first, last = phrase_of(head)
        doc = self._field.doc
        span = Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1]))
        text = span.of(self._field.text)
        if head.lower_ == "it" and (document := self._document_before(head)) is not None:
            first, last = phrase_of(document)
            return Speaker(span, None, doc[first:last].text, Confidence.UNSURE)
        if head.lower_ in _PRONOUNS:
            stands_for = self._antecedent(head, latest)
        else:
            stands_for = self._described(head)
        if stands_for is None:
            known = Confidence.UNSURE if head.lower_ in _PRONOUNS else Confidence.LIKELY
            return Speaker(span, None, text, known)
        name = self._clusters[self._mentions[stands_for].cluster].name
        sure = Confidence.UNSURE if head.lower_ in _COLLECTIVE else Confidence.LIKELY
        return Speaker(span, stands_for, name, sure)

    def can_speak(self, head: Token) -> bool:
        """Whether the phrase of `head` is a person, a body or a personal pronoun."""
        if head.lower_ in _PERSONAL or head.lower_ in ("they", "we", "i"):
            return True
        index = self._named_by(head)
        return index is not None and self._mentions[index].label in (Label.PERSON, Label.ORG)

    def alone(self, tokens: Sequence[Token]) -> Speaker | None:
        """Return the only person or body named in `tokens`, or None."""
        found = {i for token in tokens if (i := self.at(token)) is not None}
        speaking = [i for i in found if self._mentions[i].label in (Label.PERSON, Label.ORG)]
        return self._of_mention(speaking[0], Confidence.UNSURE) if len(speaking) == 1 else None

    def nearest(self, tokens: Sequence[Token]) -> Speaker | None:
        """Return the last person or body named in `tokens`, or None."""
        for token in reversed(tokens):
            index = self.at(token)
            if index is not None and self._mentions[index].label in (Label.PERSON, Label.ORG):
                return self._of_mention(index, Confidence.UNSURE)
        return None

    def at(self, token: Token) -> int | None:
        """Return the index of the mention that `token` lies in, or None."""
        place = bisect_left(self._starts, token.idx + 1) - 1
        if place < 0:
            return None
        index = self._own[place]
        return index if self._mentions[index].span.end > token.idx else None

    def _of_mention(self, index: int, confidence: Confidence) -> Speaker:
        mention = self._mentions[index]
        name = self._clusters[mention.cluster].name
        return Speaker(mention.span, index, name, confidence)

    def _named_by(self, head: Token) -> int | None:
        """Return the mention at the head of the phrase or in its apposition, or None."""
        for token in (head, *_appositions(head)):
            index = self.at(token)
            if index is not None and self._mentions[index].label in _SPEAKING:
                return index
        return None

    def _before(self, offset: int) -> Iterator[int]:
        """Yield the mentions before `offset` within reach, nearest first."""
        place = bisect_left(self._starts, offset) - 1
        while place >= 0 and self._starts[place] > offset - _REACH:
            yield self._own[place]
            place -= 1

    def _antecedent(self, pronoun: Token, latest: Speaker | None) -> int | None:
        word = pronoun.lower_
        if word in _PERSONAL:
            return self._person(pronoun, word, latest)
        if word not in _COLLECTIVE:
            return None
        bodies = (i for i in self._before(pronoun.idx) if self._mentions[i].label is Label.ORG)
        if word == "they":
            bodies = (i for i in bodies if not self._is_publication(i))
        return next((i for i in bodies if self._is_subject(i)), None)

    def _is_publication(self, index: int) -> bool:
        """Whether the body prints news: a news agency, or named like a paper ("… Times")."""
        name = self._clusters[self._mentions[index].cluster].name
        return name in lexicon().agencies or name.split()[-1].lower() in _PAPERS

    def _person(self, pronoun: Token, word: str, latest: Speaker | None) -> int | None:
        """Return the person that "he" or "she" most likely is, the nearest paragraph first.

        Within a paragraph: whoever spoke last, the nearest subject, the nearest person; a subject
        after the last speaker takes over.
        """
        people = [
            i
            for i in self._before(pronoun.idx)
            if self._mentions[i].label is Label.PERSON and self._may_be(i, word)
        ]
        said_last = None if latest is None else latest.mention
        for near in self._by_paragraph(people):
            subjects = [i for i in near if self._is_subject(i)]
            for i in near:
                if i == said_last or i in subjects[:1]:
                    return i
            return near[0]
        return None

    def _by_paragraph(self, people: Sequence[int]) -> Iterator[list[int]]:
        """Yield the mentions, nearest first, in groups of one paragraph."""
        by_place = groupby(
            people, key=lambda i: paragraph_of(self._bounds, self._mentions[i].span.start)
        )
        for _, group in by_place:
            yield list(group)

    def _is_subject(self, index: int) -> bool:
        span = self._mentions[index].span
        tokens = self._field.doc.char_span(span.start, span.end, alignment_mode="expand")
        return tokens is not None and tokens.root.dep_ in _SUBJECTS

    def _described(self, head: Token) -> int | None:
        """Return the mention that a bare noun takes up, or None."""
        if head.pos_ != "NOUN" or not any(child.lower_ in _TAKEN_UP for child in head.children):
            return None
        if is_document(head):
            return self._printed_by(head)
        found = self._same_body(head)
        return found if found is not None else self._only_one(head)

    def _document_before(self, pronoun: Token) -> Token | None:
        """Return the document that the sentence before is about ("A report came out. It says …")."""
        start = pronoun.sent.start
        if pronoun.i - start > 1 or start == 0:
            return None
        root = self._field.doc[start - 1].sent.root
        found = next((child for child in root.children if child.dep_ in _SUBJECTS), None)
        return found if found is not None and is_document(found) else None

    def _printed_by(self, document: Token) -> int | None:
        """Return whose the document was when it came up ("an article in the Velm Herald")."""
        for token in reversed(
            list(self._field.doc[max(0, document.i - _DOCUMENT_REACH) : document.i])
        ):
            if token.lemma_ != document.lemma_:
                continue
            for child in token.children:
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                owner = inner if child.dep_ == "prep" and child.lower_ in _PRINTED else None
                index = (
                    self.at(owner if owner is not None else child)
                    if (owner is not None or child.dep_ in ("poss", "compound"))
                    else None
                )
                if index is not None and self._mentions[index].label in (Label.ORG, Label.PERSON):
                    return index
        return None

    def _only_one(self, head: Token) -> int | None:
        """Return the only person before whom the article calls so ("the former mayor"), or the only firm."""
        noun = head.lower_
        before = [i for i in self._own if self._mentions[i].span.start < head.idx]
        if noun in nouns().firms and sum(child.i < head.i for child in head.children) == 1:
            fitting = [i for i in before if self._is_firm(i)]
        elif noun in nouns().people and (meant := taken_up(head)) is not None:
            fitting = [i for i in before if self._is_called(i, meant)]
        else:
            return None
        clusters = {self._mentions[i].cluster for i in fitting}
        return fitting[-1] if len(clusters) == 1 else None

    def _is_firm(self, index: int) -> bool:
        mention = self._mentions[index]
        name = self._clusters[mention.cluster].name
        last = name.split()[-1]
        is_public = (
            last in lexicon().organisation_heads and plain(last) not in lexicon().company_suffixes
        )
        return (
            mention.label is Label.ORG
            and not is_public
            and not name.isupper()
            and " of " not in name
        )

    def _is_called(self, index: int, meant: Description) -> bool:
        mention = self._mentions[index]
        if mention.label is not Label.PERSON:
            return False
        span = self._field.doc.char_span(
            mention.span.start, mention.span.end, alignment_mode="expand"
        )
        if span is None or not len(span):
            return False
        return any(description.holds(meant) for description in descriptions_of(span))

    def _same_body(self, head: Token) -> int | None:
        """Return the body whose name has the noun ("the board" after "Maritime Safety Board")."""
        for i in self._before(head.idx):
            names = self._clusters[self._mentions[i].cluster].names
            words = {word.lower() for name in names if " " in name for word in name.split()}
            if self._mentions[i].label is Label.ORG and head.lower_ in words:
                return i
        return None

    def _may_be(self, index: int, word: str) -> bool:
        cluster = self._mentions[index].cluster
        if cluster not in self._gender:
            self._gender[cluster] = self._gender_of(cluster)
        return self._gender[cluster] in (None, word)

    def _gender_of(self, cluster: int) -> str | None:
        """Return "she" or "he" where a title, a role or the given name says so, else None."""
        for index in self._own:
            mention = self._mentions[index]
            if mention.cluster == cluster and (found := self._beside(mention.span)) is not None:
                return found
        given = self._clusters[cluster].name.split()[0]
        return gender_of_given_name().get(given)

    def _beside(self, span: Span) -> str | None:
        tokens = self._field.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return None
        before = self._field.doc[max(0, tokens.start - 1) : tokens.start + 1]
        words = {token.lower_.rstrip(".") for token in before}
        roles = [token.lower_ for token in (*_appositions(tokens.root), *tokens.root.children)]
        if words & _SHE_TITLES or any(role.endswith(_SHE_ENDINGS) for role in roles):
            return "she"
        if words & _HE_TITLES or any(role.endswith(_HE_ENDINGS) for role in roles):
            return "he"
        return None


def _appositions(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "appos":
            yield child
