"""Articles in any number, varied from the texts of the sample library: no two are alike."""

from __future__ import annotations

import html
import random
import textwrap
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

_SYLLABLES = "bar dal fen gor hask il kor lam mer nol orv pel ruth sel tam ul vor wes".split()
_VARIED = ("Oresk", "Hallsey", "Dorvek", "Lenna", "Tamsin", "Verlan", "Aldane", "Venn", "Orsak")
"""Names of the sample texts that get another one in each variation."""
_WRAP = 76


@dataclass(frozen=True, slots=True)
class Sample:
    """One article as it is written to a file; `day` is its publication day."""

    title: str
    byline: str
    outlet: str
    day: date
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> str:
        """Title and text, as one string."""
        return "\n\n".join((self.title, *self.paragraphs))


def source_texts() -> tuple[Sample, ...]:
    """Return the articles of the sample library that are no copy or later version of another."""
    folder = files("dateline_data").joinpath("samples", "sources")
    texts = sorted((path.name, path.read_text("utf-8")) for path in folder.iterdir())
    found: list[Sample] = []
    for _, text in texts:
        head, _, body = text.partition("\n---\n")
        facts = dict(line.split(": ", 1) for line in head.splitlines())
        if "copy-of" in facts or "later-version-of" in facts:
            continue
        day = date.fromisoformat(facts["published"][:10])
        paragraphs = tuple(" ".join(part.split()) for part in body.split("\n\n") if part.strip())
        found.append(Sample(facts["title"], facts["byline"], facts["outlet"], day, paragraphs))
    return tuple(found)


def varied(number: int) -> Sample:
    """Return variation `number`: another sample in turn, with other names, days and figures."""
    sources = source_texts()
    sample = sources[number % len(sources)]
    rng = random.Random(number)
    names = {name: _name(rng) for name in _VARIED}
    round_number = number // len(sources)
    aside = f"Reporters counted {rng.randrange(20, 900)} people at the gate in {_name(rng)}."
    return replace(
        sample,
        title=_renamed(sample.title, names),
        day=sample.day + timedelta(days=rng.randrange(-40, 40) - 60 * round_number),
        paragraphs=(*(_renamed(part, names) for part in sample.paragraphs), aside),
    )


def _name(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=2 + rng.randrange(2))).capitalize()


def _renamed(text: str, names: dict[str, str]) -> str:
    for name, other in names.items():
        text = text.replace(name, other)
    return text


def write_articles(folder: Path, count: int, *, start: int = 0) -> list[Path]:
    """Write `count` variations as text, hard-wrapped text, Markdown and HTML; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    writers = (_plain, _wrapped, _markdown, _page)
    paths: list[Path] = []
    for number in range(start, start + count):
        write = writers[number % len(writers)]
        suffix = {_markdown: ".md", _page: ".html"}.get(write, ".txt")
        path = folder / f"{number:04d}{suffix}"
        path.write_text(write(varied(number)), "utf-8")
        paths.append(path)
    return paths


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _plain(sample: Sample) -> str:
    head = f"{sample.title}\n\nBy {sample.byline}\n{_day(sample.day)}\n\n"
    return head + "\n\n".join(sample.paragraphs) + "\n"


def _wrapped(sample: Sample) -> str:
    wrapped = tuple(textwrap.fill(part, _WRAP) for part in sample.paragraphs)
    return _plain(replace(sample, paragraphs=wrapped))


def _markdown(sample: Sample) -> str:
    head = f"# {sample.title}\n\nBy {sample.byline}  \n{sample.day.isoformat()}\n\n"
    return head + "\n\n".join(sample.paragraphs) + "\n"


def _page(sample: Sample) -> str:
    title, byline, outlet = map(html.escape, (sample.title, sample.byline, sample.outlet))
    body = "\n".join(f"<p>{html.escape(part)}</p>" for part in sample.paragraphs)
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>\n'
        f'<meta property="og:site_name" content="{outlet}">\n'
        f'<meta property="article:published_time" content="{sample.day.isoformat()}">\n'
        f'<meta name="author" content="{byline}"></head>\n'
        f"<body><article><h1>{title}</h1>\n{body}\n</article></body></html>\n"
    )
