"""Which articles a person has opened: a habit of reading, no decision, so not in the log."""

from __future__ import annotations

from collections.abc import Callable

from dateline.library.changes import Changes
from dateline.library.rows import utc_now
from dateline.library.writer import Transaction


def mark_read(article_id: int, *, read: bool) -> Callable[[Transaction], None]:
    """Return the work that marks an article as read or unread; equal is no change."""

    def work(transaction: Transaction) -> None:
        sql = "UPDATE article SET opened_utc = ? WHERE id = ? AND (opened_utc IS NULL) = ?"
        stamp = utc_now() if read else None
        if transaction.connection.execute(sql, (stamp, article_id, int(read))).rowcount:
            transaction.note(Changes(changed=frozenset({article_id})))

    return work
