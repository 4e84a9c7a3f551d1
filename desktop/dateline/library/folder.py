"""The folder of a library: where its files lie, and whether the place is fit for a database."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from dateline.library.errors import LibraryError, LibraryReadOnlyError
from dateline.model.messages import Message

NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "davfs"}
)
"""File systems on which SQLite's locks and shared memory are not dependable (sqlite.org/faq.html#q5)."""


@dataclass(frozen=True, slots=True)
class LibraryFolder:
    """The paths inside a library's folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.root / "library.sqlite"

    @property
    def originals(self) -> Path:
        """The folder of the files as they came."""
        return self.root / "originals"

    @property
    def backups(self) -> Path:
        """The folder of the backups made before migrations."""
        return self.root / "backups"

    @property
    def lock(self) -> Path:
        """The file whose lock names the writing process."""
        return self.root / "library.lock"

    def original(self, sha256: str) -> Path:
        """Return where the bytes with this hash are kept."""
        return self.originals / sha256[:2] / sha256

    def make(self) -> None:
        """Make the folder if it is absent; raises LibraryError with the reason where it can't be."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise LibraryError(Message.of("library.file_in_place")) from error
        except OSError as error:
            raise LibraryError(
                Message.of("library.no_folder", detail=error.strerror or "")
            ) from error
        for path in (self.root, self.database, self.lock):
            if path.exists() and not os.access(path, os.W_OK):
                raise LibraryReadOnlyError(Message.of("library.read_only"))


def network_file_system(path: Path, *, mounts: Path = Path("/proc/self/mounts")) -> str | None:
    """Return the kind of network file system `path` lies on, or None (also where it can't be told).

    Reads the kernel's mount table; on systems without one the answer is None.
    """
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    resolved = str(path.resolve())
    best = ("", "")
    for line in lines:
        _device, point, kind, *_rest = line.split(" ")
        point = point.replace("\\040", " ")
        inside = resolved == point or resolved.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best[0]):
            best = (point, kind)
    return best[1] if best[1] in NETWORK_FILE_SYSTEMS else None
