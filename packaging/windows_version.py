"""What Windows shows of a program's origin in its properties."""

from __future__ import annotations

from pathlib import Path

from building import version


def version_numbers() -> tuple[int, int, int, int]:
    """Return the version as the four numbers that Windows compares."""
    numbers = [int(part) for part in version().split(".")]
    first, second, third, fourth = (numbers + [0] * 4)[:4]
    return first, second, third, fourth


def version_texts() -> dict[str, str]:
    """Return the words by the names that Windows has for them."""
    return {
        "ProductName": "Dateline",
        "ProductVersion": version(),
        "FileDescription": "Dateline",
        "FileVersion": version(),
        "InternalName": "dateline",
        "OriginalFilename": "dateline.exe",
    }


def version_text() -> str:
    """Return the resource in the notation that PyInstaller reads it in from a file."""
    texts = ", ".join(f"StringStruct({name!r}, {text!r})" for name, text in version_texts().items())
    numbers = version_numbers()
    # 0x40004: Windows with 32 bits or more; 1: a program. American English (0x409) in UTF-16.
    return (
        "VSVersionInfo("
        f"ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0, "
        "OS=0x40004, fileType=1, subtype=0, date=(0, 0)), "
        f"kids=[StringFileInfo([StringTable('040904B0', [{texts}])]), "
        "VarFileInfo([VarStruct('Translation', [0x409, 0x4B0])])])\n"
    )


def write_version(target: Path) -> Path:
    """Write the resource into a file and return it."""
    target.write_text(version_text(), "utf-8")
    return target
