"""Pasted or dragged text as a file of the library, so that it is imported like any other."""

from __future__ import annotations

import hashlib
from pathlib import Path


def keep_pasted(folder: Path, text: str, html: str) -> Path:
    """Write what was pasted into `folder` and return its path; the same paste is the same file.

    HTML is preferred, for it keeps headings and links; it is read by the same reader as a file,
    which never fetches anything. Touches the disk: never called on the window's thread.
    """
    content, suffix = (html, ".html") if html.strip() else (text, ".txt")
    data = content.encode("utf-8", "replace")
    if suffix == ".html" and b"<meta charset" not in data.lower():
        data = b'<meta charset="utf-8">' + data
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"pasted-{hashlib.sha256(data).hexdigest()[:16]}{suffix}"
    if not path.exists():
        path.write_bytes(data)
    return path
