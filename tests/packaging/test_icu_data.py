"""The shortened data of ICU: it sorts and changes case as the whole does, and is a sixth of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from environment import SetupError
from icu_data import CommonData, Item, is_wanted, packed, read, shorten

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="System packages are offered on Linux only."
)

LIBRARIES = Path(PySide6.__file__).parent / "Qt" / "lib"
HEADER = b"\x10\0\xda\x27\x14\0\0\0\0\0\x02\0CmnD"
# Words that English, Swedish, Czech and Japanese order differently, and a case that Turkish changes.
ASKED = """
import sys
from PySide6.QtCore import QCollator, QCoreApplication, QLocale, QTimeZone

application = QCoreApplication([])
words = "zebra Ärger arg äpple ångström Öl ol čaj cena chleb hora 東京 大阪 あい いう".split()
for name in ("en_GB", "sv_SE", "cs_CZ", "ja_JP", "zh_CN", "C"):
    collator = QCollator(QLocale(name))
    print(name, sorted(words, key=collator.sortKey), collator.compare("a", "Ä"))
for name in ("tr_TR", "lt_LT", "el_GR"):
    print(QLocale(name).toUpper("istanbul άλφα"), QLocale(name).toLower("ISTANBUL"))
style, length = QTimeZone.TimeType.StandardTime, QTimeZone.NameType.LongName
print(QTimeZone(b"Europe/Berlin").displayName(style, length, QLocale("en")))
print(sys.argv[1] in open("/proc/self/maps").read())
"""


def answers(library: Path) -> str:
    """What Qt says with this library of ICU's data in the place of any other."""
    done = subprocess.run(
        [sys.executable, "-c", ASKED, str(library)],
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_qt_sorts_and_changes_case_with_the_shortened_data_as_with_the_whole(
    tmp_path: Path,
) -> None:
    (whole,) = LIBRARIES.glob("libicudata.so.*")
    short = tmp_path / whole.name
    shutil.copy(whole, short)
    saved = shorten(short)
    assert short.stat().st_size == whole.stat().st_size - saved
    assert short.stat().st_size < whole.stat().st_size / 5
    told = answers(short)
    assert told == answers(whole)
    assert told.splitlines()[-1] == "True"
    assert "Central European Standard Time" in told


def test_common_data_is_written_as_it_is_read() -> None:
    items = (Item("icudt73l/a.res", b"x" * 32), Item("icudt73l/coll/b.res", b"y" * 16))
    data = packed(CommonData(HEADER, items))
    assert read(data) == CommonData(HEADER, items)
    assert all(data.index(item.content) % 16 == 0 for item in items)


def test_anything_else_than_common_data_is_refused() -> None:
    with pytest.raises(SetupError, match="form that is not known"):
        read(b"\0" * 64)


@pytest.mark.parametrize(
    ("name", "size", "wanted"),
    [
        ("coll/sv.res", 1_000, True),
        ("cnvalias.icu", 60_000, True),
        ("uts46.nrm", 60_000, True),
        ("ibm-5348_P100-1997.cnv", 900, True),
        ("euc-tw-2014.cnv", 545_632, False),
        ("unames.icu", 296_000, False),
        ("lang/sv.res", 30_000, False),
        ("sv.res", 30_000, False),
        ("brkitr/thaidict.dict", 200_000, False),
    ],
)
def test_orders_and_small_encodings_stay_and_words_of_languages_go(
    name: str, size: int, *, wanted: bool
) -> None:
    assert is_wanted(Item(f"icudt73l/{name}", bytes(size))) is wanted
