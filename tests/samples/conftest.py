"""The sample library, imported once for all tests that read it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from dateline.importing.queue import ImportQueue
from dateline.library.opened import Library
from tests.samples.answers import LIBRARY

PATIENCE_S: Final = 100.0


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Import the samples through the ordinary queue; the library is open, the queue closed."""
    library = Library(tmp_path_factory.mktemp("samples") / "library")
    try:
        queue = ImportQueue(library, workers=1)
        try:
            queue.add([LIBRARY]).result(PATIENCE_S)
            assert queue.wait_until_idle(PATIENCE_S)
            assert queue.failure is None
        finally:
            queue.close()
        yield library
    finally:
        library.close()
