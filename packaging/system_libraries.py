"""Which system libraries, fonts and tools are missing, found by loading or looking, not by name."""

from __future__ import annotations

import ctypes
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

# What the shared objects of PySide6-Essentials 6.11 name as NEEDED (QtGui, the xcb and
# Wayland platforms, QtNetwork for the local socket), with Debian's package of each.
WINDOW_LIBRARIES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libzstd.so.1": "libzstd1",
}

# What the full and the acceptance tier drive a real window with.
WINDOW_TEST_TOOLS: Mapping[str, str] = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "strace": "strace",
    "pcmanfm": "pcmanfm",
}

FONT_FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("~/.fonts").expanduser(),
    Path("~/.local/share/fonts").expanduser(),
)


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not on this system, and Debian's package that brings it."""

    name: str
    package: str


def loads(soname: str) -> bool:
    """Tell whether the dynamic linker finds this library and all that it needs."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_libraries(
    libraries: Mapping[str, str], *, loads: Callable[[str], bool] = loads
) -> list[Missing]:
    """Return those of {soname: package} that can't be loaded, in order."""
    return [Missing(name, package) for name, package in libraries.items() if not loads(name)]


def missing_fonts(folders: Iterable[Path] = FONT_FOLDERS) -> list[Missing]:
    """Return the font package when no folder holds a scalable font: Qt brings none."""
    for folder in folders:
        if any(path.suffix.lower() in {".ttf", ".otf", ".ttc"} for path in folder.rglob("*")):
            return []
    return [Missing("a scalable font", "fonts-dejavu-core")]


def missing_tools(tools: Mapping[str, str]) -> list[Missing]:
    """Return those of {command: package} that are not on the PATH, in order."""
    return [Missing(name, package) for name, package in tools.items() if not shutil.which(name)]


def missing_for_window() -> list[Missing]:
    """Return what a window needs of this system; other systems than Linux bring all of it."""
    if not sys.platform.startswith("linux"):
        return []
    return missing_libraries(WINDOW_LIBRARIES) + missing_fonts()


def missing_for_environment(*, can_make: bool) -> list[Missing]:
    """Return the package that Debian splits off Python when environments can't be made."""
    if can_make:
        return []
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return [Missing("Python's venv with pip", f"python{version}-venv")]
