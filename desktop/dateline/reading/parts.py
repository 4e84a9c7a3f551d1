"""A file of many articles, part by part: a part that can't be read costs only itself and is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.model.article import ReadArticle, UnreadableFileError
from dateline.model.messages import Message
from dateline.model.parts import joined_part, part_name
from dateline.reading.allowance import SpentError
from dateline.reading.source import Source, unopened


@dataclass(frozen=True, slots=True)
class Part:
    """A place in a file (`id`, "" for the file itself) and how its articles are read."""

    id: str
    read: Callable[[], Iterable[ReadArticle]]


@dataclass(slots=True)
class _Unread:
    """The parts that could not be read: how many, and the first with its reason."""

    silent: frozenset[str]
    count: int = 0
    first: str = ""
    reason: Message | None = None
    expected: Message | None = None

    def add(self, part: str, reason: Message) -> None:
        if reason.id in self.silent:
            self.expected = self.expected or reason
            return
        self.count += 1
        if self.reason is None:
            self.first, self.reason = part, reason

    def message(self) -> Message | None:
        if self.reason is None:
            return None
        return Message.of(
            "reading.parts_unread", n=self.count, part=part_name(self.first), reason=self.reason
        )


def read_parts(
    source: Source, parts: Iterable[Part], *, silent: frozenset[str] = frozenset()
) -> Iterator[ReadArticle]:
    """Yield the articles of the parts, each with its place; the last one warns of what was not read.

    Refusals whose messages have an id in `silent` are not warned of: such parts are to be expected.
    Raises `UnreadableFileError` where no part could be read. Reading ends early, with what was
    read until then, where the limits for the whole file are used up.
    """
    unread = _Unread(silent)
    waiting: ReadArticle | None = None
    count = 0
    stopped: Message | None = None
    walk = _walk(source, parts, unread)
    while True:
        try:
            article = next(walk, None)
        except UnreadableFileError as error:
            # The file itself ends here: its limits are used up, or what follows is damaged.
            stopped = error.message
            break
        if article is None:
            break
        if waiting is not None:
            yield waiting
        waiting, count = article, count + 1
    told = [] if stopped is None else [Message.of("reading.stopped", n=count, reason=stopped)]
    refused = unread.message()
    told.extend([] if refused is None else [refused])
    if waiting is None:
        reason = stopped or _alone(unread) or unread.expected or Message.of("reading.no_articles")
        raise UnreadableFileError(reason)
    yield replace(waiting, warnings=(*told, *waiting.warnings))


def _alone(unread: _Unread) -> Message | None:
    """Return why a file of which no part was read is refused."""
    if unread.count == 1 and unread.first == "":
        return unread.reason
    return unread.message()


def _walk(source: Source, parts: Iterable[Part], unread: _Unread) -> Iterator[ReadArticle]:
    for part in parts:
        source.allowance.spend_part()
        try:
            for article in part.read():
                yield replace(article, part=joined_part(part.id, article.part))
        except SpentError:
            raise
        except UnreadableFileError as error:
            unread.add(part.id, error.message)
        except OSError as error:
            raise unopened(error) from error
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - a damaged part must not cost the others
            unread.add(part.id, Message.of("reading.part_failed", kind=type(error).__name__))


def read_inside(source: Source) -> Iterator[ReadArticle]:
    """Yield the articles of a file inside another, by whichever reader fits it."""
    from dateline.reading.read import read_source

    yield from read_source(source)
