"""What a desktop of Linux is told of Dateline: menu entry, file kinds, icons, manual, as files."""

from __future__ import annotations

import gzip
from pathlib import Path

from environment import REPOSITORY, SetupError

LINUX = REPOSITORY / "packaging" / "linux"
DRAWING = REPOSITORY / "resources" / "dateline_data" / "dateline.svg"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def lay_out_share(share: Path) -> None:
    """Lay what desktops look for below `share`, as it is below /usr/share. Raises SetupError."""
    for name, target in (
        ("dateline.desktop", "applications/dateline.desktop"),
        ("dateline.xml", "mime/packages/dateline.xml"),
        ("dateline.metainfo.xml", "metainfo/dateline.metainfo.xml"),
    ):
        put(share / target, (LINUX / name).read_bytes())
    put(share / "man/man1/dateline.1.gz", packed_text(LINUX / "dateline.1"))
    lay_out_icons(share / "icons/hicolor")


def lay_out_icons(hicolor: Path) -> None:
    """Draw the icon in every size of the theme, and lay the drawing itself beside them."""
    put(hicolor / "scalable/apps/dateline.svg", DRAWING.read_bytes())
    for size in ICON_SIZES:
        target = hicolor / f"{size}x{size}" / "apps" / "dateline.png"
        target.parent.mkdir(parents=True)
        draw(DRAWING, target, size=size)


def draw(drawing: Path, target: Path, *, size: int) -> None:
    """Render an SVG as a square picture of `size` px. Raises SetupError where that fails."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(str(drawing))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    if not renderer.isValid() or not image.save(str(target)):
        raise SetupError(f"The icon {drawing.name} could not be drawn.")


def put(target: Path, content: bytes) -> None:
    """Write a file, and the folders above it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def packed_text(source: Path) -> bytes:
    """Return a text compressed as Debian wants it, without name and time."""
    return gzip.compress(source.read_bytes(), 9, mtime=0)


def set_modes(root: Path, *, programs: tuple[Path, ...]) -> None:
    """Give every file below `root` the rights that a package's files have."""
    for path in root.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() else 0o644)
    root.chmod(0o755)
    for program in programs:
        program.chmod(0o755)
