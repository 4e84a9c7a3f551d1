"""Whether two lines belong to one sentence, and what stands between them once they are joined."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from dateline.model.lines import Line, LineKind, is_unspaced
from dateline.model.wrapping import Wrapping

_RUNNING_WORDS: Final = 20
"""A block this long without a full stop is a cut sentence and no heading."""
_FEWEST_WORDS: Final = 8
"""Words below which a block may be a heading, a byline or a place, whatever it ends with."""
_SINGLE_BREAK_WIDTH: Final = 60
"""Columns below which a line break may be meant, as in verse and addresses."""

_ALONE = frozenset({LineKind.MARKUP, LineKind.ROW, LineKind.FIELD})
"""Lines that are whole by themselves."""

# English words that no sentence, heading or byline ends with.
_UNFINISHED = frozenset(
    """a an the this these those its their his her our my your
    of in on at by for with from to into onto about against between through over under after before
    and or but nor as than that which who whom whose when where while because although if whether
    is are was were be been being has have had do does did will would can could may might shall
    should must not very more most some any each every no""".split()
)
_UNFINISHED_END = re.compile(r"(?:^|\s)([^\W\d_]+)$")
_COMMA_END = re.compile(r"[,;–—-]$")
_INNER_END = re.compile(r"""[.!?…]["'”’»)\]]*\s+["'“‘«(\[]?[^\W\d_a-z]""")


class Paragraph:
    """What is known of the paragraph read so far, kept up line by line in linear time."""

    __slots__ = ("_curly", "_inner", "_straight", "kind", "last", "words")

    def __init__(self, line: Line) -> None:
        """Begin a paragraph with its first line."""
        self.kind = line.kind
        self.words = 0
        self._curly = self._straight = 0
        self._inner = False
        self.add(line)

    def add(self, line: Line) -> None:
        """Continue the paragraph with a joined line."""
        self.last = line
        self.words += len(line.text.split())
        self._curly = max(0, self._curly + line.text.count("“") - line.text.count("”"))
        self._straight += line.text.count('"')
        self._inner = self._inner or _INNER_END.search(line.text) is not None

    @property
    def has_open_quotation(self) -> bool:
        """Whether a quotation mark was opened and not closed."""
        return self._curly > 0 or self._straight % 2 == 1

    @property
    def is_running_text(self) -> bool:
        """Whether this is prose of which more must follow, and surely no heading or byline."""
        if self.kind not in {LineKind.PROSE, LineKind.ITEM} or self.words < _FEWEST_WORDS:
            return False
        return (
            self._inner
            or self.has_open_quotation
            or self.words >= _RUNNING_WORDS
            or _COMMA_END.search(self.last.text) is not None
            or self.ends_unfinished
        )

    @property
    def ends_unfinished(self) -> bool:
        """Whether the last word is one that no sentence ends with."""
        match = _UNFINISHED_END.search(self.last.text, max(0, len(self.last.text) - 16))
        return match is not None and match[1].lower() in _UNFINISHED

    def is_continued_by(self, line: Line, *, page_break: bool, wrapping: Wrapping) -> bool:
        """Return whether `line`, behind a blank line or a page break, goes on with the sentence.

        The sentence must be open and this must be running text; the line must begin in lower case
        or close the quotation that is open. After a page break a full line of a wrapped text, or a
        word that ends no sentence, is enough.
        """
        if self.last.is_final or wrapping.is_forced(self.last) or line.kind is not LineKind.PROSE:
            return False
        if not (self.is_running_text or self._fills(line, wrapping)):
            return False
        if line.case < 0:
            return page_break or not wrapping.lower_starts
        if self.has_open_quotation and _closes_quotation(line.text):
            return True
        return page_break and (
            wrapping.certain or self.ends_unfinished or self._fills(line, wrapping)
        )

    def _fills(self, line: Line, wrapping: Wrapping) -> bool:
        return wrapping.width is not None and wrapping.room(self.last, line) <= wrapping.slack

    def wraps_into(self, line: Line, wrapping: Wrapping) -> bool:
        """Return whether `line`, the next one in the block, is the same paragraph wrapped."""
        if not self._is_set_like(line) or wrapping.is_forced(self.last):
            return False
        if wrapping.certain:
            return line.kind is not LineKind.ITEM
        if wrapping.width is None:
            return self.last.width >= _SINGLE_BREAK_WIDTH and self.is_continued_by(
                line, page_break=False, wrapping=wrapping
            )
        return self._fills_before(line, wrapping, wrapping.width)

    def _fills_before(self, line: Line, wrapping: Wrapping, width: int) -> bool:
        """Return whether the last line ends where it does because `line` did not fit on it."""
        room = wrapping.room(self.last, line)
        if self._starts_item(line, room=room, wrapping=wrapping):
            return False
        if room < 0 and not (self.last.is_final and line.kind is LineKind.CAPITALS):
            return True
        if room <= wrapping.slack:
            return not (self.last.is_final and line.case > 0)
        return line.case < 0 and not self.last.is_final and self.last.width * 2 >= width

    def _is_set_like(self, line: Line) -> bool:
        """Return whether the two lines can be one paragraph by their looks and indents."""
        last = self.last.kind
        if last in _ALONE or line.kind in _ALONE:
            return False
        if self.kind is LineKind.CAPITALS and line.kind is not LineKind.CAPITALS:
            return False
        hanging = self.kind is LineKind.ITEM or self.last.indent > line.indent
        return hanging or line.indent <= self.last.indent + 1

    def _starts_item(self, line: Line, *, room: int, wrapping: Wrapping) -> bool:
        if line.kind is not LineKind.ITEM:
            return False
        in_sentence = room <= wrapping.slack and not self.last.is_final
        return not (line.is_numbered and in_sentence and self.kind is not LineKind.ITEM)


def _closes_quotation(text: str) -> bool:
    """Return whether the first quotation mark in `text` closes one (`,"` and `."` and `”` do)."""
    marks = [(text.find(mark), mark) for mark in '“”"' if mark in text]
    if not marks:
        return False
    place, mark = min(marks)
    return mark == "”" or (mark == '"' and place > 0 and not text[place - 1].isspace())


class Glue(Enum):
    """What becomes of the end of a line when the next is joined to it."""

    SPACE = "space"
    NOTHING = "nothing"
    DROP_HYPHEN = "drop_hyphen"


_HYPHENATED = re.compile(r"([^\W\d_]+)[-‐]$")
_FRAGMENT = re.compile(r"[^\W\d_]+")
_WHOLE_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_CLOSED_UP = re.compile(r"\S[-‐–—/]$")

# First and last parts of English compounds that keep their hyphen; a fragment left by hyphenation
# is a syllable and none of these.
_COMPOUND_FIRST = frozenset(
    """self ex non anti pro well long short high low mid half all cross post vice near far full part
    left right hard soft so old new one two three four five six seven eight nine ten twenty thirty
    forty fifty sixty seventy eighty ninety first second third then deputy major lieutenant""".split()
)
_COMPOUND_LAST = frozenset(
    """term based led backed held owned run made known old year day month week hour minute mile scale
    level range style wide called born like elect friendly related controlled occupied speaking
    sized run free fire war time long and in up off out to""".split()
)


class Hyphenation:
    """Decides whether a hyphen at the end of a line was put there by the line break.

    The rest of the text is the first witness: a word written elsewhere with or without the hyphen
    decides. Else a hyphen stays before a capital or figure, between short fragments, and in
    compounds; only what is left is taken for a broken word.
    """

    def __init__(self, source: str) -> None:
        """Keep the text; its words are gathered when first asked for."""
        self._source = source
        self._words: frozenset[str] | None = None

    def glue(self, line: Line, following: Line) -> Glue:
        """Return what stands between the two lines once they are joined."""
        if line.soft_hyphen:
            return Glue.NOTHING
        broken = _HYPHENATED.search(line.text, max(0, len(line.text) - 40))
        if broken is not None and following.text[0].isalpha():
            rest = _FRAGMENT.match(following.text)
            if rest is not None and self._is_broken(line.text, broken, rest[0]):
                return Glue.DROP_HYPHEN
            return Glue.NOTHING
        if _CLOSED_UP.search(line.text) is not None:
            return Glue.NOTHING
        if is_unspaced(line.text[-1]) and is_unspaced(following.text[0]):
            return Glue.NOTHING
        return Glue.SPACE

    def _is_broken(self, text: str, match: re.Match[str], rest: str) -> bool:
        first = match[1]
        if not rest.islower() or min(len(first), len(rest)) < 2:
            return False
        if match.start() and text[match.start() - 1] in "-‐":
            return False
        joined, hyphenated = f"{first}{rest}".casefold(), f"{first}-{rest}".casefold()
        words = self._vocabulary()
        if (joined in words) is not (hyphenated in words):
            return joined in words
        return first.casefold() not in _COMPOUND_FIRST and rest not in _COMPOUND_LAST

    def _vocabulary(self) -> frozenset[str]:
        if self._words is None:
            found = _WHOLE_WORD.finditer(self._source)
            self._words = frozenset(match[0].replace("‐", "-").casefold() for match in found)
        return self._words
