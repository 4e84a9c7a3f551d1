"""Shows the widgets of the window with invented texts, on a screen or in pictures.

`python -m tests.ui.gallery` lists the scenes; `python -m tests.ui.gallery article --dark` opens
one; `--save DIR` writes pictures of all scenes, light and dark, and ends.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from dateline.ui.theme import ThemeChoice, theme_switch
from tests.ui.scenes import SCENES

_SETTLE_MS = 700


def settle(milliseconds: int) -> None:
    """Let the event loop run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save_all(folder: Path, *, size: tuple[int, int], wanted: list[str]) -> None:
    """Write a picture of each scene in both themes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in SCENES.items():
        if wanted and name not in wanted:
            continue
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            theme_switch().set_choice(choice)
            window = open_scene(make, size)
            settle(_SETTLE_MS)
            picture = window.screen().grabWindow(window.winId())
            picture.save(str(folder / f"{name}-{choice.value}.png"))
            window.close()
            window.deleteLater()
            settle(50)


def open_scene(make: Callable[[], QWidget], size: tuple[int, int]) -> QWidget:
    """Show a scene at a size."""
    window = make()
    window.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    window.move(0, 0)
    window.resize(*size)
    window.show()
    return window


def main() -> int:
    """Run the gallery."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*")
    parser.add_argument("--save", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    width, height = (int(part) for part in options.size.split("x"))
    application = QApplication(sys.argv[:1])
    theme_switch().set_scale(options.scale)
    if options.save:
        save_all(options.save, size=(width, height), wanted=options.scenes)
        return 0
    if not options.scenes:
        print("\n".join(SCENES))
        return 0
    theme_switch().set_choice(ThemeChoice.DARK if options.dark else ThemeChoice.LIGHT)
    windows = [open_scene(SCENES[name], (width, height)) for name in options.scenes]
    return application.exec() if windows else 0


if __name__ == "__main__":
    raise SystemExit(main())
