"""Examples of every verb, for its help; their names are those of the sample library."""

from __future__ import annotations

from typing import Final

EXAMPLES: Final = {
    "open": ("dateline open articles", "dateline open ferry/library.sqlite"),
    "import": ("dateline import articles", "dateline --library ferry import a.pdf b.html"),
    "articles": (
        "dateline articles --query ferry",
        'dateline articles --entity "Vera Orsak" --json',
    ),
    "search": (
        "dateline search ferry capsized",
        'dateline search "person:Orsak date:2025-11 NOT truce" --sort earliest',
    ),
    "entities": ("dateline entities --kind person --limit 20", "dateline entities --not-placed"),
    "timeline": (
        "dateline timeline --from 2025-11-01 --to 2025-11-30",
        'dateline timeline --from "spring 2025" --entity "Calder Line" --sentences',
    ),
    "quotes": ('dateline quotes --speaker "Vera Orsak" --query published:2025-11',),
    "export": (
        "dateline export findings.csv",
        "dateline export november.csv --what events --from 2025-11 --to 2025-11",
        "dateline export - --format jsonl --what quotations --query ferry",
    ),
    "extract": ("dateline extract a.html articles", "dateline extract --jsonl in.jsonl out.jsonl"),
    "merge": ('dateline merge "T. Verlan" "Tomas Verlan"',),
    "split": ('dateline split Orsak 240b1990 --into "Vera Orsak"',),
    "rename": ('dateline rename "Calder Line" "Calder Line Ltd"',),
    "kind": ("dateline kind Dorvek place",),
    "ignore": ("dateline ignore Holm", "dateline ignore Holm --in 240b1990 --in 7605cf33"),
    "add-name": ('dateline add-name 240b1990 "Greta Lund" --kind product',),
    "dictionary": ("dateline dictionary names.csv",),
    "pairs": ("dateline pairs --limit 10",),
    "apart": ('dateline apart "Milan Orsak" "Vera Orsak"',),
    "set-place": (
        'dateline set-place Geneva "Geneva, Switzerland"',
        'dateline set-place Oresk "51.19, 35.27"',
    ),
    "set-date": ("dateline set-date 7605cf33 2026-01-29",),
    "set-speaker": ('dateline set-speaker 7605cf33 "the bakery is open" "Vera Orsak"',),
    "change-date": (
        'dateline change-date 7605cf33 "on Tuesday" 2026-01-27',
        'dateline change-date 7605cf33 "on Tuesday" as-read',
    ),
    "undo": ("dateline undo",),
    "history": ("dateline history --limit 10",),
    "doctor": ("dateline doctor --json",),
}
"""Verb → command lines, quoted so that a shell of any system reads them alike."""
