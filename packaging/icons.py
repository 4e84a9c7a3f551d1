"""Icons of Windows and macOS, drawn from the one drawing: containers of PNG pictures."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from linux_files import DRAWING, draw

WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
# Apple's kinds of pictures by size in pixels; ic11 to ic14 are for screens of double density.
APPLE_KINDS: Mapping[str, int] = {
    "icp4": 16,
    "ic11": 32,
    "icp5": 32,
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}


def write_ico(target: Path) -> Path:
    """Write Windows' icon in every size of its desktop and return it. Raises SetupError."""
    pictures = [(size, _picture(size)) for size in WINDOWS_SIZES]
    begin = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, picture in pictures:
        side = size % 256  # 0 means 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), begin)
        begin += len(picture)
    target.write_bytes(head + b"".join(picture for _, picture in pictures))
    return target


def write_icns(target: Path) -> Path:
    """Write macOS's icon in every size of its desktop and return it. Raises SetupError."""
    drawn = {size: _picture(size) for size in set(APPLE_KINDS.values())}
    body = b"".join(
        kind.encode("ascii") + struct.pack(">I", 8 + len(drawn[size])) + drawn[size]
        for kind, size in APPLE_KINDS.items()
    )
    target.write_bytes(b"icns" + struct.pack(">I", 8 + len(body)) + body)
    return target


def _picture(size: int) -> bytes:
    with TemporaryDirectory(prefix="dateline-icon-") as place:
        target = Path(place) / "icon.png"
        draw(DRAWING, target, size=size)
        return target.read_bytes()
