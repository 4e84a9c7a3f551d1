"""A sample article as it is written: a header of `key: value` lines, a line `---`, the body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


@dataclass(frozen=True, slots=True)
class Source:
    """One sample article; `header` keeps what only one form of file needs.

    `body` has one paragraph a line with a blank line between; offsets of the answer key count its
    code points.
    """

    id: str
    header: dict[str, str]
    body: str

    @classmethod
    def read(cls, path: Path) -> Source:
        """Return the article in `path`; raises ValueError where the header is not closed."""
        head, mark, body = path.read_text("utf-8").partition("\n---\n")
        if not mark:
            message = f"{path.name}: no line --- between header and body"
            raise ValueError(message)
        pairs = (line.partition(": ") for line in head.splitlines())
        return cls(path.stem, {key: value for key, _, value in pairs}, body.strip("\n"))

    def __getitem__(self, key: str) -> str:
        """Return the header value `key`; raises KeyError where the article has none."""
        return self.header[key]

    def parts(self, key: str) -> list[str]:
        """Return the header value `key` split at semicolons, empty where there is none."""
        return [part.strip() for part in self.header.get(key, "").split(";") if part.strip()]

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the body."""
        return self.body.split("\n\n")

    @property
    def byline(self) -> str:
        """The people who wrote it, as a line under a title names them."""
        return " and ".join(self.parts("byline"))

    @property
    def apart(self) -> list[str]:
        """The lines of the closing contact or copyright block."""
        return self.header["apart"].split("\\n") if "apart" in self.header else []


def printed_day(moment: str) -> str:
    """Return `2025-11-05T08:20+01:00` or `2025-11-05` as it is printed: `5 November 2025`."""
    day = date.fromisoformat(moment[:10])
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def printed_moment(moment: str) -> str:
    """Return a moment as it is printed, with its time of day where it has one."""
    clock = moment[11:16]
    return f"{printed_day(moment)}, {clock}" if clock else printed_day(moment)
