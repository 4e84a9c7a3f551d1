"""Shortening ICU's data library, a tenth of the bundle, to what a window of widgets asks of it."""

from __future__ import annotations

import re
import struct
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from environment import SetupError

_ALIGNMENT = 16
_COUNT = struct.Struct("<I")
_ENTRY = struct.Struct("<II")
_SINGLE_BYTE = 4096
"""Bytes of the largest table of a one-byte encoding; those of East Asian ones begin at 40,000."""

# Qt asks ICU to compare words as a language sorts them, to change their case, to name time zones
# and to decode old encodings. Dates, numbers and names of languages it takes from tables of its
# own, so every language's words for them may go; the rules by which languages sort stay whole.
_WANTED = re.compile(
    r"coll/|[^/]+\.(?:icu|nrm)$|(?:zone/|)(?:root|en|res_index|pool)\.res$|"
    r"(?:icustd|icuver|keyTypeData|likelySubtags|metaZones|numberingSystems|supplementalData|"
    r"timezoneTypes|windowsZones|zoneinfo64)\.res$"
)
_UNWANTED = re.compile(r"(?:unames|uemoji|ulayout)\.icu$")

_SOURCE = """\
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, @object
{symbol}:
.incbin "{data}"
.size {symbol}, .-{symbol}
.section .note.GNU-stack,"",@progbits
"""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of ICU's common data: its name, "icudt73l/coll/sv.res", and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class CommonData:
    """ICU's common data, format "CmnD" (icu4c, ucmndata.h): its header, and its items by name."""

    header: bytes
    items: tuple[Item, ...]


def shorten(library: Path) -> int:
    """Rebuild a `libicudata` with what is wanted of it alone; return how many bytes that saved.

    Raises SetupError where it is no such library or the tools of binutils fail.
    """
    before = library.stat().st_size
    symbol, data = _embedded(library)
    whole = read(data)
    kept = CommonData(whole.header, tuple(item for item in whole.items if is_wanted(item)))
    with tempfile.TemporaryDirectory(prefix="dateline-icu-") as place:
        content, source, linkable = (Path(place) / name for name in ("data", "data.s", "data.o"))
        content.write_bytes(packed(kept))
        source.write_text(_SOURCE.format(symbol=symbol, data=content), "ascii")
        _run("as", "-o", str(linkable), str(source))
        shared = ("-shared", "-soname", library.name, "-z", "noexecstack", "--build-id=none")
        _run("ld", *shared, "--hash-style=gnu", "-o", str(library), str(linkable))
    return before - library.stat().st_size


def is_wanted(item: Item) -> bool:
    """Tell whether Qt's widgets can ask for this item."""
    name = item.name.partition("/")[2]
    if name.endswith(".cnv"):
        return len(item.content) <= _SINGLE_BYTE
    return bool(_WANTED.match(name)) and not _UNWANTED.match(name)


def read(data: bytes) -> CommonData:
    """Return header and items of common data. Raises SetupError for anything else."""
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD" or data[8]:
        raise SetupError("The data of ICU has a form that is not known here.")
    (start,) = struct.unpack_from("<H", data)
    (count,) = _COUNT.unpack_from(data, start)
    entries = [
        _ENTRY.unpack_from(data, start + _COUNT.size + number * _ENTRY.size)
        for number in range(count)
    ]
    begins = [start + offset for _, offset in entries]
    items = [
        Item(_name(data, start + name), data[begin:end])
        for (name, _), begin, end in zip(entries, begins, [*begins[1:], len(data)], strict=True)
    ]
    return CommonData(data[:start], tuple(items))


def packed(data: CommonData) -> bytes:
    """Return the bytes of common data; `read` gives the same items back, padded to 16 bytes."""
    names = b""
    table = _COUNT.size + len(data.items) * _ENTRY.size
    entries: list[tuple[int, int]] = []
    for item in data.items:
        entries.append((table + len(names), 0))
        names += item.name.encode("ascii") + b"\0"
    content = bytearray()
    # Items are aligned in memory, where the header lies before the table.
    first = _aligned(len(data.header) + table + len(names)) - len(data.header)
    for number, item in enumerate(data.items):
        entries[number] = (entries[number][0], first + len(content))
        content += item.content.ljust(_aligned(len(item.content)), b"\0")
    head = _COUNT.pack(len(entries)) + b"".join(_ENTRY.pack(*entry) for entry in entries) + names
    return data.header + head.ljust(first, b"\0") + content


def _aligned(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT


def _name(data: bytes, start: int) -> str:
    return data[start : data.index(b"\0", start)].decode("ascii")


def _embedded(library: Path) -> tuple[str, bytes]:
    """Return the name of a library's one symbol of data, and the bytes that it stands for."""
    symbols = _run("objdump", "-T", str(library))
    sections = _run("objdump", "-h", str(library))
    symbol = re.search(
        r"^([0-9a-f]+) g +DO (\S+)\s+([0-9a-f]+)\s.*?(icudt\d+_dat)$", symbols, re.MULTILINE
    )
    if symbol is None:
        raise SetupError(f"{library.name} holds no data of ICU.")
    address, length = int(symbol[1], 16), int(symbol[3], 16)
    # Columns: number, name, size, address, load address, place in the file.
    section = re.search(
        rf"^\s*\d+ {re.escape(symbol[2])}\s+\S+\s+([0-9a-f]+)\s+\S+\s+([0-9a-f]+)",
        sections,
        re.MULTILINE,
    )
    if section is None:
        raise SetupError(f"{library.name} has no section {symbol[2]}.")
    begin = address - int(section[1], 16) + int(section[2], 16)
    return symbol[4], library.read_bytes()[begin : begin + length]


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"{command[0]} failed on ICU's data: {done.stderr[-300:]}")
    return done.stdout
