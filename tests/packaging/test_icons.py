"""Icons of other systems: Qt reads every size in them."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader

from icons import APPLE_KINDS, WINDOWS_SIZES, write_icns, write_ico


def is_our_icon(picture: QImage) -> bool:
    size = picture.width()
    middle = picture.pixelColor(size // 2, size // 8)
    return middle.alpha() == 255 and picture.pixelColor(0, 0).alpha() == 0


def test_windows_icon_has_every_size_of_its_desktop(tmp_path: Path) -> None:
    reader = QImageReader(str(write_ico(tmp_path / "dateline.ico")))
    pictures: list[QImage] = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        pictures.append(reader.read())
    assert sorted(picture.width() for picture in pictures) == list(WINDOWS_SIZES)
    assert all(map(is_our_icon, pictures))


def test_apples_icon_has_every_kind_of_picture(tmp_path: Path) -> None:
    content = write_icns(tmp_path / "dateline.icns").read_bytes()
    assert struct.unpack(">4sI", content[:8]) == (b"icns", len(content))
    found: dict[str, int] = {}
    place = 8
    while place < len(content):
        kind, length = struct.unpack_from(">4sI", content, place)
        picture = QImage.fromData(content[place + 8 : place + length])
        assert is_our_icon(picture)
        found[kind.decode("ascii")] = picture.width()
        place += length
    assert found == dict(APPLE_KINDS)
