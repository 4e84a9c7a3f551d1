"""A text that waits for extraction, as it travels to a worker."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PendingText:
    """An article's current text with its task; `published_day` is a day number or None."""

    task_id: int
    article_id: int
    text_id: int
    title: str
    text: str
    published_day: int | None
