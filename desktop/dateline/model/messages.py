"""Messages for people as an id with arguments; the English words live in `dateline_data/messages`."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias, cast

Argument: TypeAlias = "str | int | float | Message | None"
"""A value put into a sentence; a message is put in as its own sentence."""
Arguments: TypeAlias = "tuple[tuple[str, Argument], ...]"


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said, without its words: a catalogue id and named arguments, in order."""

    id: str
    arguments: Arguments = ()

    @classmethod
    def of(cls, message_id: str, /, **arguments: Argument) -> Message:
        """Return the message `message_id` with these named arguments."""
        return cls(message_id, tuple(arguments.items()))

    def argument(self, name: str) -> Argument:
        """Return the argument `name`; raises KeyError where there is none."""
        return dict(self.arguments)[name]

    def dumps(self) -> str:
        """Return the message as JSON text `[id, {arguments}]`, the form in which it is stored."""
        return json.dumps(_plain(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def loads(cls, text: str) -> Message:
        """Return the message that `dumps` wrote; raises ValueError for any other text."""
        return _message(json.loads(text))


def _plain(message: Message) -> list[object]:
    arguments = {
        name: _plain(value) if isinstance(value, Message) else value
        for name, value in message.arguments
    }
    return [message.id, arguments]


def _message(plain: object) -> Message:
    message_id, arguments = cast("tuple[str, dict[str, Argument]]", plain)
    return Message(
        message_id,
        tuple(
            (name, _message(value) if isinstance(value, list) else value)
            for name, value in arguments.items()
        ),
    )


class MessageError(Exception):
    """A failure that a person is told about; it carries its sentence as a message."""

    def __init__(self, message: Message) -> None:
        """Keep `message`; `str()` gives its English sentence."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Return the English sentence."""
        return english(self.message)

    def __reduce__(self) -> tuple[type[MessageError], tuple[Message]]:
        """Pickle as class and message, so that it crosses from a worker to its parent."""
        return (type(self), (self.message,))


@cache
def catalogue() -> dict[str, str]:
    """Return the English templates by message id, read from every `dateline_data/messages/*.toml`.

    A file's name is the first part of its ids: key `locked` in `reading.toml` is `reading.locked`;
    tables nest further. A template names its arguments in braces, as `str.format` does. A message
    with an argument `n` may have two templates, under `.one` and `.other`.
    """
    templates: dict[str, str] = {}
    for entry in files("dateline_data").joinpath("messages").iterdir():
        if entry.name.endswith(".toml"):
            table = tomllib.loads(entry.read_text("utf-8"))
            _flatten(entry.name.removesuffix(".toml"), table, templates)
    return templates


def _flatten(prefix: str, table: dict[str, object], into: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(f"{prefix}.{key}", value, into)  # pyright: ignore[reportUnknownArgumentType]
        else:
            into[f"{prefix}.{key}"] = str(value)


def template(message: Message) -> str:
    """Return the English template for `message`, in the number of its argument `n` if it has one.

    Raises KeyError where no catalogue file knows the id; a test walks every id used in the source.
    """
    templates = catalogue()
    if message.id in templates:
        return templates[message.id]
    number = dict(message.arguments).get("n")
    return templates[f"{message.id}.{'one' if number == 1 else 'other'}"]


def english(message: Message) -> str:
    """Return the English sentence of `message`, with those of its arguments that are messages."""
    words = {
        name: english(value) if isinstance(value, Message) else value
        for name, value in message.arguments
    }
    return template(message).format_map(words)
