"""The sample library: built byte for byte, in every form, with the oddities real files have."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pypdfium2
import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "dateline_data" / "samples"
LIBRARY = SAMPLES / "library"
HYPHEN_AT_LINE_END = re.compile("\ufffe|-\r?\n")


def built(into: Path) -> dict[str, bytes]:
    """Build the samples below `into` in a process of their own; return the bytes by relative path."""
    command = [sys.executable, str(ROOT / "packaging" / "make_samples.py"), "--into", str(into)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {path.relative_to(into).as_posix(): path.read_bytes() for path in into.rglob("*.*")}


def pages(name: str) -> list[str]:
    """Return the text of each page of a sample PDF."""
    document = pypdfium2.PdfDocument(LIBRARY / name)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_the_samples_are_built_the_same_twice_and_as_committed(tmp_path: Path) -> None:
    pinned = re.search(
        r"^reportlab==(\S+)", (ROOT / "packaging/requirements-dev.txt").read_text(), re.MULTILINE
    )
    assert pinned is not None
    assert version("reportlab") == pinned.group(1), (
        "the PDF samples are made with the pinned reportlab"
    )
    first, second = built(tmp_path / "first"), built(tmp_path / "second")
    assert first == second
    committed = {f"library/{path.name}": path.read_bytes() for path in LIBRARY.iterdir()}
    committed["answer_key.json"] = (SAMPLES / "answer_key.json").read_bytes()
    assert first == committed


def test_the_library_mixes_four_formats() -> None:
    suffixes = [path.suffix for path in LIBRARY.iterdir()]
    assert len(suffixes) == 12
    assert set(suffixes) == {".html", ".pdf", ".md", ".txt"}
    assert all(suffixes.count(suffix) >= 2 for suffix in suffixes)


@pytest.mark.parametrize("name", ["ferrant-review-oresk.pdf", "skarholm-interim-report.pdf"])
def test_a_pdf_breaks_its_page_inside_a_sentence_and_its_words_at_line_ends(name: str) -> None:
    first, second = pages(name)
    assert not first.rstrip().endswith((".", "”"))
    assert len(second.split()) > 20
    assert len(HYPHEN_AT_LINE_END.findall(first + second)) >= 4


@pytest.mark.parametrize("name", ["ferrant-review-oresk.pdf", "skarholm-interim-report.pdf"])
def test_each_pdf_page_has_a_running_head_and_the_first_two_columns(name: str) -> None:
    document = pypdfium2.PdfDocument(LIBRARY / name)
    try:
        for page in document:
            head = page.get_textpage().get_text_bounded(bottom=page.get_height() - 40)
            assert re.search(r" 202[56]\b", head)
        first = document[0]
        lines = first.get_textpage()
        lefts = [lines.get_rect(i)[0] for i in range(lines.count_rects())]
        middle = first.get_width() / 2
        assert sum(left < middle / 2 for left in lefts) > 15
        assert sum(middle < left < middle * 1.2 for left in lefts) > 15
    finally:
        document.close()


def test_a_web_page_wraps_its_article_in_clutter() -> None:
    for path in LIBRARY.glob("*.html"):
        page = path.read_text("utf-8")
        assert "<nav" in page or 'class="menu"' in page
        assert "cookies" in page
        assert "<aside" in page or "related-links" in page
        assert "application/ld+json" in page or "article:published_time" in page


def test_text_files_are_hard_wrapped_and_one_has_windows_line_ends() -> None:
    texts = [path.read_bytes().decode("utf-8") for path in LIBRARY.glob("*.txt")]
    assert all(len(line) <= 72 for text in texts for line in text.splitlines())
    assert sum("\r\n" in text for text in texts) == 1


def test_no_sample_names_an_address_outside_the_reserved_names() -> None:
    hosts = {"schema.org"}
    for path in [*LIBRARY.iterdir(), *(SAMPLES / "sources").iterdir()]:
        text = path.read_bytes().decode("utf-8", "replace")
        for host in re.findall(r"(?:https?://|@)([a-z0-9.-]+\.[a-z]+)", text):
            assert host in hosts or host.endswith(".example") or path.suffix == ".pdf", (
                path.name,
                host,
            )
