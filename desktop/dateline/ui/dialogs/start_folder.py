"""Where the dialogs for files and folders begin: where the person was last, else in their documents."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths


class Purpose(StrEnum):
    """What is looked for: articles and other files, or libraries and their backups."""

    FILES = "files"
    LIBRARIES = "libraries"


def start_folder(purpose: Purpose) -> Path:
    """Return the folder that a dialog begins in; one that is gone is not returned."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    for place in (remembered_folder(purpose), documents):
        if place and Path(place).is_dir():
            return Path(place)
    return Path.home()


def remembered_folder(purpose: Purpose) -> str:
    """Return where a dialog for this purpose was last, "" for nowhere yet."""
    application = QCoreApplication.instance()
    last = None if application is None else application.property(_key(purpose))
    return last if isinstance(last, str) else ""


def remember_folder(purpose: Purpose, folder: Path | str) -> None:
    """Begin the next dialog for this purpose in `folder`; "" begins in the documents again."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_key(purpose), str(folder))


def _key(purpose: Purpose) -> str:
    return f"dateline_folder_of_{purpose.value}"
