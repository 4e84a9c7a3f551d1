"""Where a card stands: beside the words it explains, never over them, and over no field or head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect


def card_corner(
    anchor: QRect, card: QRect, room: QRect, *, offset: int, kept_free: Sequence[QRect] = ()
) -> QPoint:
    """Return the top left corner of `card` beside `anchor` inside `room`, `offset` px off.

    Below the anchor where the card fits, else above it; where it fits neither way, on the larger
    side, so that the words explained stay free. Where it would cover one of `kept_free` it goes
    aside as far as the anchor, or to the other side of it, if that covers less.
    """
    places = [
        QPoint(x, y)
        for y in _tops(anchor, card, room, offset=offset)
        for x in _lefts(anchor, card, room, y, offset=offset, kept_free=kept_free)
    ]
    return min(places, key=lambda place: _covered(QRect(place, card.size()), kept_free))


def _tops(anchor: QRect, card: QRect, room: QRect, *, offset: int) -> list[int]:
    """Return where the card may begin, the better place first."""
    below = anchor.bottom() + 1 + offset
    above = anchor.top() - offset - card.height()
    fits_below = below + card.height() <= room.bottom() + 1
    fits_above = above >= room.top()
    if fits_below or fits_above:
        return [below] * fits_below + [above] * fits_above
    more_below = room.bottom() - anchor.bottom() >= anchor.top() - room.top()
    return [below if more_below else above]


def _lefts(
    anchor: QRect, card: QRect, room: QRect, y: int, *, offset: int, kept_free: Sequence[QRect]
) -> Iterator[int]:
    """Return where the card may begin at this height: at the anchor, or beside what it would cover."""
    furthest = max(room.right() + 1 - card.width(), room.left())
    usual = min(max(anchor.left() - offset, room.left()), furthest)
    yield usual
    at = QRect(QPoint(usual, y), card.size())
    for kept in kept_free:
        if kept.intersects(at):
            for x in (kept.left() - offset - card.width(), kept.right() + 1 + offset):
                touches = x <= anchor.right() and anchor.left() <= x + card.width()
                if room.left() <= x <= furthest and touches:
                    yield x


def _covered(card: QRect, kept_free: Sequence[QRect]) -> int:
    """Return how many square px of these a card covers."""
    shared = (card.intersected(kept) for kept in kept_free)
    return sum(part.width() * part.height() for part in shared if not part.isEmpty())
