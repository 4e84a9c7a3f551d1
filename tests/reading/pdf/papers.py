"""Small PDFs for the tests: pages drawn line by line, so that each test knows what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
FONT, BOLD, SIZE, LEADING = "Times-Roman", "Times-Bold", 10.0, 12.5

TITLE = "Harbour board shuts the old swing bridge until the autumn"
PARAGRAPHS = [
    (
        "The harbour board of Port Halden decided on Thursday to shut the old swing bridge until autumn, "
        "after a coal barge had struck it in January and bent two of its girders."
    ),
    (
        "Ingrid Soller, the mayor, said that the town could not wait another winter and asked its long-term "
        "creditors to agree to a delay of two years. President Halvorsen of the company that owns the barge "
        "declined to comment on the request."
    ),
    (
        "Fishermen on the north quay were less patient. They said that the detour around the headland "
        "adds two hours to each trip and that three boats have already moved to Saltmere."
    ),
    (
        "A decision on the ferry that is to replace the bridge will be made by the governor in April, "
        "his office said. Until then a launch carries passengers twice a day."
    ),
]


class Paper:
    """Draws pages from top to bottom in one or more columns."""

    def __init__(
        self, path: Path, *, password: str | None = None, title: str | None = None
    ) -> None:
        encryption = StandardEncryption(password) if password else None
        self.canvas = Canvas(
            str(path), pagesize=A4, encrypt=encryption, pageCompression=0, invariant=1
        )
        if title:
            self.canvas.setTitle(title)
        self.top = HEIGHT - 90

    def line(
        self,
        text: str,
        x: float = 56,
        y: float | None = None,
        *,
        font: str = FONT,
        size: float = SIZE,
    ) -> None:
        """Draw one line at `y`, or below the last one."""
        if y is None:
            self.top -= size * 1.25
            y = self.top
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)

    def paragraphs(
        self, texts: Sequence[str], *, x: float, width: float, top: float, indent: float = 10
    ) -> float:
        """Draw wrapped paragraphs from `top` down; return where the next line would stand."""
        for text in texts:
            for place, line in enumerate(wrapped(text, width, indent)):
                self.line(line, x + (indent if place == 0 else 0), top)
                top -= LEADING
        return top

    def next_page(self) -> None:
        """End the page."""
        self.canvas.showPage()
        self.top = HEIGHT - 90

    def save(self) -> None:
        """Write the file."""
        self.canvas.save()


def wrapped(text: str, width: float, indent: float = 0) -> list[str]:
    """Return the lines of a paragraph; a word may be broken where it carries a soft hyphen."""
    lines = [""]
    room = width - indent
    for word in text.split(" "):
        whole = word.replace("\xad", "")
        if stringWidth(f"{lines[-1]} {whole}".strip(), FONT, SIZE) <= room:
            lines[-1] = f"{lines[-1]} {whole}".strip()
            continue
        first, _, rest = word.rpartition("\xad")
        room = width
        if first and stringWidth(f"{lines[-1]} {first}-", FONT, SIZE) <= width:
            lines[-1] = f"{lines[-1]} {first.replace(chr(173), '')}-"
            lines.append(rest)
        else:
            lines.append(whole)
    return lines
