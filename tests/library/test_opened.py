"""Opening a library: one process writes it, any may read it, and a bad place is explained."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dateline.library.connection import check_sqlite
from dateline.library.errors import LibraryError, LibraryLockedError
from dateline.library.folder import network_file_system
from dateline.library.opened import Library, open_for_reading


def test_a_second_process_can_read_but_not_write(library: Library) -> None:
    program = (
        "import sys; from pathlib import Path; from dateline.library.opened import *;"
        "from dateline.library.errors import LibraryLockedError\n"
        "root = Path(sys.argv[1])\n"
        "connection = open_for_reading(root); connection.execute('SELECT * FROM article').fetchall()\n"
        "connection.close()\n"
        "try: Library(root)\n"
        "except LibraryLockedError as error: print(error)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program, str(library.folder.root)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    )
    assert f"process {os.getpid()}" in answer.stdout


def test_a_closed_library_can_be_opened_again(tmp_path: Path) -> None:
    for _ in range(2):
        Library(tmp_path / "library").close()


def test_the_lock_is_given_back_when_opening_fails(tmp_path: Path) -> None:
    root = tmp_path / "library"
    root.mkdir()
    (root / "library.sqlite").write_text("no database, but text that is long enough" * 50)
    for _ in range(2):
        with pytest.raises(LibraryError) as caught:
            Library(root)
        assert not isinstance(caught.value, LibraryLockedError)


def test_reading_where_there_is_no_library_says_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no library in this folder"):
        open_for_reading(tmp_path)


def test_a_reader_can_not_write(library: Library) -> None:
    with closing(library.reader()) as reader, pytest.raises(Exception, match="readonly"):
        reader.execute("INSERT INTO library_setting VALUES ('a', 'b')")


def test_a_network_share_is_told_from_a_disk(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {tmp_path} nfs4 rw 0 0\n")
    assert network_file_system(tmp_path / "library", mounts=mounts) == "nfs4"
    assert network_file_system(Path("/"), mounts=mounts) is None
    assert network_file_system(tmp_path, mounts=tmp_path / "absent") is None


def test_an_old_sqlite_is_refused_with_its_version() -> None:
    with pytest.raises(LibraryError, match=r"SQLite is 3\.36\.0"):
        check_sqlite((3, 36, 0))
