"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reading.decoding import declared_encoding, decode, is_binary

ENGLISH = "The mayor said: “We can’t wait”—and paid £4 to the café. " * 8
RUSSIAN = "Совет порта Хальден решил закрыть старый мост до осени, сообщила мэр города. " * 8
POLISH = "Rada portu postanowiła zamknąć stary most; żeglarze są źli, a łodzie już odpłynęły. " * 8
JAPANESE = "港の委員会は火曜日に会議を開き、古い橋を秋まで閉鎖することを決めた。" * 8
GREEK = "Το συμβούλιο του λιμανιού αποφάσισε να κλείσει την παλιά γέφυρα ως το φθινόπωρο. " * 8


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_told_by_its_bytes(encoding: str) -> None:
    decoded = decode(ENGLISH.encode(encoding))
    assert decoded.text == ENGLISH
    assert decoded.warnings() == ()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (POLISH, "cp1250"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (GREEK, "cp1253"),
    ],
)
def test_other_encodings_are_guessed(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("José Niño said on Tuesday that the café in Málaga was open.", "cp1252"),
        (
            "El alcalde dijo que la decisión se tomará mañana, señaló José Núñez el martes.",
            "cp1252",
        ),
        ("Le maire a décidé mardi de fermer le pont jusqu’à l’été, a-t-il déclaré.", "cp1252"),
        ("Rada města rozhodla zavřít starý most až do podzimu, řekl v úterý starosta.", "cp1250"),
    ],
)
def test_a_short_text_is_read_in_the_alphabet_of_its_language(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_a_page_says_its_encoding() -> None:
    page = f'<html><head><meta charset="iso-8859-2"></head><body>{POLISH}</body></html>'
    assert decode(page.encode("iso-8859-2")).text == page
    old = f'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">{RUSSIAN}'
    assert decode(old.encode("cp1251")).text == old


def test_utf8_wins_over_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1">{POLISH}'
    assert decode(page.encode("utf-8")).text == page


@pytest.mark.parametrize("name", ["utf-16", "base64", "rot13", "no-such-encoding", "utf-7"])
def test_a_declaration_that_can_t_be_is_not_believed(name: str) -> None:
    assert declared_encoding(f'<meta charset="{name}">'.encode()) is None


def test_lost_characters_are_counted_once_each() -> None:
    decoded = decode(POLISH.encode() + b"\xff" + POLISH.encode() + b"\xfe")
    assert decoded.encoding == "utf-8"
    assert decoded.lost == 2
    (warning,) = decoded.warnings()
    assert (warning.id, warning.argument("n")) == ("reading.characters_lost", 2)


def test_a_replacement_character_in_the_file_is_no_loss() -> None:
    assert decode("so \ufffd said".encode()).lost == 0


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"", False),
        (b"plain text", False),
        (b"a text with one \x00 NUL in it, and enough letters around it to be one", False),
        (ENGLISH.encode("cp1252"), False),
        (JAPANESE.encode("cp932"), False),
        (ENGLISH.encode("utf-16-le"), False),
        (bytes(range(256)) * 4, True),
        (b"\x00\x01\x02" * 100, True),
    ],
)
def test_binary_files_are_told_from_texts(data: bytes, binary: bool) -> None:
    assert is_binary(data) is binary


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_decode(data: bytes) -> None:
    decode(data).text.encode("utf-8")
    is_binary(data)
