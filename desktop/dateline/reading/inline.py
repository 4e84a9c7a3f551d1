"""Inline Markdown to text and formats: emphasis, strong, links, code, escapes, entities.

The rules are CommonMark's (0.31, section 6) as far as they change what a reader sees; every scan is
linear in the length of the text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from dateline.model.article import Format, FormatKind
from dateline.model.spans import Span
from dateline.reading.assembly import Run

_PUNCTUATION: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_SPECIAL = re.compile(r"[\\`*_~\[\]!<&\n]")
_TARGET = re.compile(
    r"""\(\s{0,9}<?([^\s()<>]{0,2000}(?:\([^\s()<>]{0,500}\)[^\s()<>]{0,500})?)>?"""
    r"""(?:\s{1,9}(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))?\s{0,9}\)"""
)
_REFERENCE = re.compile(r"\[([^\[\]\n]{0,200})\]")
_AUTOLINK = re.compile(
    r"<((?:https?://|mailto:)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>", re.IGNORECASE
)
# Elements of HTML that Markdown files use, in lower case: `<IBM>` and `<Hughes Corp>` are text.
_TAG = re.compile(
    r"</?(?:a|abbr|audio|b|big|blockquote|br|center|cite|code|del|details|div|em|figcaption|figure|font|"
    r"h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|small|span|strike|strong|sub|summary|sup|table|"
    r"tbody|td|th|thead|time|tr|u|ul|video|wbr)(?:\s[^<>\n]{0,500})?/?>"
)
_LINE_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_LONGEST_COMMENT: Final = 5_000
_DEEPEST_BRACKET: Final = 32
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,30}\]")
_KINDS = {1: FormatKind.EMPHASIS, 2: FormatKind.STRONG}


@dataclass(frozen=True, slots=True)
class Inline:
    """The text of a paragraph without its markup, as runs of the source, with its formats."""

    runs: tuple[Run, ...]
    formats: tuple[Format, ...]


@dataclass(slots=True)
class _Delimiter:
    """A run of `*`, `_` or `~` that may open or close emphasis; `place` indexes the tokens."""

    place: int
    char: str
    count: int
    can_open: bool
    can_close: bool


@dataclass(slots=True)
class _Token:
    """A piece of the output; delimiters shrink as they are used up."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """A format between two tokens: `first` is the token it starts before, `last` the one it ends with."""

    kind: FormatKind
    first: int
    last: int
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Dialect:
    """How much of Markdown a text uses.

    `escapes` is set where backslash escapes, entities and tags mean something; elsewhere they stand
    for themselves. `markup` is set where emphasis and links are marked, in plain text as well.
    `reflows` is set where a line break inside a paragraph means nothing. `references` are the link definitions of the document.
    """

    escapes: bool
    markup: bool = True
    reflows: bool = False
    references: tuple[tuple[str, str], ...] = ()


def parse_inline(runs: tuple[Run, ...], dialect: Dialect) -> Inline:
    """Return the text of `runs` without inline markup; offsets stay those of the runs."""
    text = "".join(run.text for run in runs)
    if not dialect.markup or _SPECIAL.search(text) is None:
        return Inline(runs, ())
    parser = _Parser(text, dialect)
    parser.scan()
    return parser.result(_Places(runs))


class _Places:
    """Where each character of the joined runs stands in the source."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self._runs = runs

    def runs(self, tokens: list[_Token]) -> tuple[Run, ...]:
        found: list[Run] = []
        index, start = 0, 0
        for token in tokens:
            offset, rest = token.offset, token.text
            while rest:
                run = self._runs[index]
                if offset >= start + len(run.text) and index + 1 < len(self._runs):
                    start += len(run.text)
                    index += 1
                    continue
                part = rest[: max(1, start + len(run.text) - offset)]
                found.append(Run(part, run.offset + offset - start))
                offset, rest = offset + len(part), rest[len(part) :]
        return tuple(found)


class _Parser:
    """One left-to-right scan; delimiters and brackets wait on stacks until they are matched."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        self._text = text
        self._dialect = dialect
        self._references = dict(dialect.references)
        self._tokens: list[_Token] = []
        self._marks: list[_Mark] = []
        self._open: dict[str, list[_Delimiter]] = {"*": [], "_": [], "~": []}
        self._brackets: list[tuple[int, bool]] = []

    def scan(self) -> None:
        place = 0
        while place < len(self._text):
            match = _SPECIAL.search(self._text, place)
            if match is None:
                self._add(self._text[place:], place)
                return
            self._add(self._text[place : match.start()], place)
            place = self._step(match.start())

    def result(self, places: _Places) -> Inline:
        starts = [0]
        for token in self._tokens:
            starts.append(starts[-1] + len(token.text))
        formats = [
            Format(mark.kind, Span(starts[mark.first], starts[mark.last + 1]), mark.target)
            for mark in self._marks
            if starts[mark.first] < starts[mark.last + 1]
        ]
        formats.sort(key=lambda item: (item.span.start, -item.span.end))
        return Inline(places.runs(self._tokens), tuple(formats))

    def _add(self, text: str, offset: int) -> None:
        if text:
            self._tokens.append(_Token(text, offset))

    def _step(self, place: int) -> int:
        """Consume the special character at `place`; return where to go on."""
        char = self._text[place]
        if char in "*_~":
            return self._delimiters(place, char)
        if char == "[":
            return self._open_bracket(place)
        if char == "]":
            return self._close_bracket(place)
        if char == "!":
            return self._open_image(place)
        if self._dialect.escapes:
            return self._escape(place, char)
        return (self._autolink(place) if char == "<" else 0) or self._literal(place)

    def _open_image(self, place: int) -> int:
        if not self._text.startswith("[", place + 1) or len(self._brackets) >= _DEEPEST_BRACKET:
            return self._literal(place)
        self._brackets.append((len(self._tokens), True))
        self._tokens.append(_Token("![", place))
        return place + 2

    def _literal(self, place: int) -> int:
        self._add(self._text[place], place)
        return place + 1

    def _escape(self, place: int, char: str) -> int:
        text = self._text
        if char == "\\":
            following = text[place + 1 : place + 2]
            if following and following in _PUNCTUATION:
                self._add(following, place + 1)
                return place + 2
            return place + 1 if following == "\n" else self._literal(place)
        if char == "`":
            return self._code(place)
        if char == "&":
            return self._entity(place)
        if char == "<":
            return self._autolink(place) or self._tag(place)
        return self._literal(place)

    def _code(self, place: int) -> int:
        fence = _run_length(self._text, place)
        ticks = "`" * fence
        end = self._text.find(ticks, place + fence, place + 5_000)
        if end < 0:
            self._add(ticks, place)
            return place + fence
        self._add(self._text[place + fence : end], place + fence)
        return end + fence

    def _entity(self, place: int) -> int:
        match = _ENTITY.match(self._text, place)
        if match is None:
            return self._literal(place)
        decoded = html.unescape(match[0])
        if decoded == match[0]:
            return self._literal(place)
        self._add(decoded[:1], place)
        return match.end()

    def _tag(self, place: int) -> int:
        if self._text.startswith("<!--", place):
            end = self._text.find("-->", place, place + _LONGEST_COMMENT)
            return end + 3 if end > 0 else self._literal(place)
        match = _TAG.match(self._text, place)
        if match is None:
            return self._literal(place)
        if _LINE_BREAK_TAG.match(match[0]):
            self._add("\n", place)
        return match.end()

    def _autolink(self, place: int) -> int:
        match = _AUTOLINK.match(self._text, place)
        if match is None:
            return 0
        index = len(self._tokens)
        self._add(match[1], place + 1)
        self._marks.append(_Mark(FormatKind.LINK, index, index, match[1]))
        return match.end()

    def _open_bracket(self, place: int) -> int:
        footnote = _FOOTNOTE.match(self._text, place)
        if footnote is not None and self._dialect.escapes:
            return footnote.end()
        if len(self._brackets) >= _DEEPEST_BRACKET:
            return self._literal(place)
        self._brackets.append((len(self._tokens), False))
        self._tokens.append(_Token("[", place))
        return place + 1

    def _close_bracket(self, place: int) -> int:
        if not self._brackets:
            return self._literal(place)
        opener, is_image = self._brackets.pop()
        target, end = self._target(opener, place)
        if target is None:
            return self._literal(place)
        if is_image:
            for token in self._tokens[opener:]:
                token.text = ""
            self._forget_after(opener)
            return end
        self._tokens[opener].text = ""
        if len(self._tokens) - 1 > opener:
            self._marks.append(_Mark(FormatKind.LINK, opener, len(self._tokens) - 1, target))
        return end

    def _forget_after(self, opener: int) -> None:
        for stack in self._open.values():
            while stack and stack[-1].place >= opener:
                stack.pop()

    def _target(self, opener: int, place: int) -> tuple[str | None, int]:
        direct = _TARGET.match(self._text, place + 1)
        if direct is not None:
            return direct[1], direct.end()
        if not self._references:
            return None, place
        reference = _REFERENCE.match(self._text, place + 1)
        end = place + 1 if reference is None else reference.end()
        label = (
            reference[1] if reference is not None and reference[1] else self._label(opener, place)
        )
        return self._references.get(" ".join(label.split()).casefold()), end

    def _label(self, opener: int, place: int) -> str:
        start = self._tokens[opener].offset
        return self._text[start + 1 : place] if place - start < 300 else ""

    def _delimiters(self, place: int, char: str) -> int:
        count = _run_length(self._text, place)
        before = self._text[place - 1] if place else " "
        after = self._text[place + count] if place + count < len(self._text) else " "
        run = _Delimiter(len(self._tokens), char, count, *_flanks(char, before, after))
        self._tokens.append(_Token(char * count, place))
        if char == "~" and count != 2:
            return place + count
        if run.can_close:
            self._match(run)
        if run.count and run.can_open:
            self._open[char].append(run)
        return place + count

    def _match(self, closer: _Delimiter) -> None:
        stack = self._open[closer.char]
        while closer.count and stack:
            opener = stack[-1]
            both = (opener.can_close or closer.can_open) and (opener.count + closer.count) % 3 == 0
            if both and not (opener.count % 3 == 0 and closer.count % 3 == 0):
                return
            used = 2 if min(opener.count, closer.count) >= 2 else 1
            self._use(opener, closer, used)
            if not opener.count:
                stack.pop()

    def _use(self, opener: _Delimiter, closer: _Delimiter, used: int) -> None:
        opener.count -= used
        closer.count -= used
        first = self._tokens[opener.place]
        last = self._tokens[closer.place]
        first.text = opener.char * opener.count
        last.text = closer.char * closer.count
        last.offset += used
        if closer.char != "~":
            self._marks.append(_Mark(_KINDS[used], opener.place + 1, closer.place - 1))
        for char, stack in self._open.items():
            while char != closer.char and stack and stack[-1].place > opener.place:
                stack.pop()


def _run_length(text: str, place: int) -> int:
    end = place
    while end < len(text) and text[end] == text[place]:
        end += 1
    return end - place


def _flanks(char: str, before: str, after: str) -> tuple[bool, bool]:
    """Return whether a delimiter run can open and can close emphasis (CommonMark 6.2)."""
    left = not after.isspace() and (not _is_mark(after) or before.isspace() or _is_mark(before))
    right = not before.isspace() and (not _is_mark(before) or after.isspace() or _is_mark(after))
    if char == "_":
        return left and (not right or _is_mark(before)), right and (not left or _is_mark(after))
    return left, right


def _is_mark(char: str) -> bool:
    return char in _PUNCTUATION or (
        not char.isalnum() and not char.isspace() and char.isprintable()
    )
