"""An export is on disk whole or not at all, and says why where it is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.export import exporters
from dateline.export.exporter import Exporter, ExportOptions, Row, Table, What
from dateline.export.rows import ENTITY_COLUMNS
from dateline.export.writing import ExportError, export_to

ROW: Row = dict.fromkeys(ENTITY_COLUMNS, "x")
FULL = Path("/dev/full")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX has links and special files.")
LINUX = pytest.mark.skipif(not FULL.exists(), reason="POSIX has links and special files.")


def table(rows: Iterator[Row] | list[Row]) -> Table:
    return Table(What.ENTITIES, ENTITY_COLUMNS, rows)


@pytest.fixture(params=exporters(), ids=lambda exporter: exporter.id)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    return request.param


def export(path: Path, exporter: Exporter, rows: Iterator[Row] | list[Row]) -> None:
    export_to(path, exporter, table(rows), options=ExportOptions())


def test_a_file_is_written_and_nothing_is_left_beside_it(
    tmp_path: Path, exporter: Exporter
) -> None:
    export(tmp_path / "out", exporter, [ROW])
    assert (tmp_path / "out").stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_failure_on_the_way_leaves_the_old_file_as_it_was(
    tmp_path: Path, exporter: Exporter
) -> None:
    def breaking() -> Iterator[Row]:
        yield ROW
        raise LookupError

    (tmp_path / "out").write_text("old", "utf-8")
    with pytest.raises(LookupError):
        export(tmp_path / "out", exporter, breaking())
    assert (tmp_path / "out").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_missing_folder_is_told_by_the_name_of_the_file_alone(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught:
        export(tmp_path / "no such folder" / "out.csv", exporters()[0], [ROW])
    assert str(caught.value) == "out.csv can't be written: its folder does not exist."


def test_a_folder_is_not_written_over(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is a folder"):
        export(tmp_path, exporters()[0], [ROW])


@LINUX
def test_a_full_disk_is_told() -> None:
    with pytest.raises(ExportError, match="no room left"):
        export(FULL, exporters()[0], [ROW] * 10_000)


@POSIX
def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "real")
    export(tmp_path / "link", exporters()[0], [ROW])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").stat().st_size > 0
