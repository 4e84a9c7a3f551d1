"""A process that imports, to be killed by a test: goes on with the queue it finds, then ends.

    python -m tests.full.importer LIBRARY [FOLDER]

With a folder its files are queued first; without, only what is left of an earlier run is done.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str]) -> int:
    """Import until the queue is idle."""
    from dateline.importing.queue import ImportQueue
    from dateline.library.opened import Library

    library = Library(Path(arguments[0]))
    queue = ImportQueue(library)
    try:
        if arguments[1:]:
            queue.add([Path(arguments[1])]).result()
        queue.wait_until_idle()
    finally:
        queue.close()
        library.close()
    return 0 if queue.failure is None else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
