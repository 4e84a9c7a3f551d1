"""Log files that give nobody away: ids and reason codes, no text, query, path or name."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final

_MOST_BYTES: Final = 1_000_000
_KEPT_FILES: Final = 3


class CodesOnlyFormatter(logging.Formatter):
    """Writes an exception as its types and places in the code; its message may quote a text."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        """Return the chain of exception types with the code places they passed."""
        error: BaseException | None = ei[1]
        lines: list[str] = []
        while error is not None:
            lines.append(type(error).__name__)
            frames = traceback.extract_tb(error.__traceback__)
            lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def open_log(folder: Path) -> logging.Handler:
    """Start writing Dateline's own log records to a rotating file in `folder`; return the handler.

    Only this package's loggers are written: a library's messages may hold what a person reads.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "dateline.log"
    handler = RotatingFileHandler(
        path, maxBytes=_MOST_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(CodesOnlyFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("dateline")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return handler


def close_log(handler: logging.Handler) -> None:
    """Stop writing to `handler` and close its file."""
    logger = logging.getLogger("dateline")
    logger.removeHandler(handler)
    logger.propagate = True
    handler.close()
