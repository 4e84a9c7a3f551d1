"""The errors behind the figures, of the part in use alone: what is put away stays unseen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tests.quality.corpora import PARTS, Record, documents_of, read_records
from tests.quality.measures import Corpus, Task, chosen_part
from tests.quality.scorer import list_errors
from tests.quality.systems import Remembered

_IN_USE: Final = PARTS[0]
_WORDS: Final = re.compile(r"\[([^\[\]]*)\]")


def list_task_errors(task: Task, corpus: Corpus, system: Remembered) -> Iterator[str]:
    """Yield a line for each error of the system on the corpus; raises `AbsentCorpusError`.

    A line holds the corpus, the document's day, what the scorer says and the rules that read the
    words so.
    """
    documents = documents_of(read_records(corpus.name), at_most=corpus.at_most)
    gold, predicted = chosen_part(documents, system.read(corpus.name, documents), _IN_USE)
    days = {record["id"]: (record.get("date") or "")[:10] for record in gold}
    read = {record["id"]: record[task.items] for record in predicted}
    for line in list_errors(task.scorer_task, gold, predicted, options=corpus.options):
        identity = line.split("\t", 1)[0]
        rules = ", ".join(rules_of(line, read.get(identity, [])))
        yield "\t".join([corpus.name, days.get(identity, ""), line, rules])


def rules_of(line: str, items: Sequence[Record]) -> list[str]:
    """Return the rules of the items whose words are those in the brackets of the scorer's line."""
    found = _WORDS.search(line)
    words = found.group(1) if found else ""
    return sorted(
        {item.get("rule") or item.get("maker") or "" for item in items if _meet(item, words)} - {""}
    )


def _meet(item: Record, words: str) -> bool:
    text = str(item.get("text", "")).replace("\n", "|")
    return bool(text) and bool(words) and (text in words or words in text)
