"""Mails: the header becomes metadata, the text stays text, attached documents are articles too."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from dateline.model.article import BlockKind, MetadataField
from dateline.model.messages import english
from dateline.reading.read import reader_for
from dateline.reading.source import Source
from tests.reading.checks import outcome, read_all, read_one, refusal, values

BODY = """The harbour board met on Tuesday. The bridge stays shut for the winter, it said, and the
ferry will run every hour until the first of March.

- Adults pay two crowns.
- Children ride free.

> We asked for a second boat,
> said Jane Roe of the islanders' league.
"""


def sent(**headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Jane Roe <jane@courier.example>"
    mail["To"] = "desk@post.example"
    mail["Subject"] = "Fwd: Bridge shut for the winter"
    mail["Date"] = "Thu, 13 Mar 2025 15:01:00 +0100"
    for name, value in headers.items():
        del mail[name]
        mail[name] = value
    return mail


def saved(path: Path, mail: EmailMessage) -> Path:
    path.write_bytes(mail.as_bytes())
    return path


def test_subject_sender_and_day_are_metadata_and_no_text(tmp_path: Path) -> None:
    mail = sent()
    mail.set_content(BODY)
    article = read_one(saved(tmp_path / "story.eml", mail))
    assert article.title == "Bridge shut for the winter"
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.PUBLISHED) == ["2025-03-13T15:01+01:00"]
    assert article.text.startswith("The harbour board met on Tuesday.")
    assert "desk@post.example" not in article.text
    kinds = [block.kind for block in article.blocks]
    assert kinds == [
        BlockKind.PARAGRAPH,
        BlockKind.LIST_ITEM,
        BlockKind.LIST_ITEM,
        BlockKind.QUOTE,
    ]


@pytest.mark.parametrize(
    "head",
    [
        (
            "From: Jane Roe <jane@courier.example>\nSent: Thursday, March 13, 2025 3:01 PM\n"
            "To: Desk\nSubject: Bridge shut for the winter\n\n"
        ),
        (
            "Subject: Bridge shut for the winter\nFrom: Jane Roe <jane@courier.example>\n"
            "Date: 13/03/2025, 15:01\nTo: desk@post.example\n\n"
        ),
        (
            "From:\tJane Roe\r\nSent:\tThursday, March 13, 2025 3:01 PM\r\nTo:\tDesk\r\n"
            "Subject:\tBridge shut for the winter\r\n\r\n"
        ),
    ],
    ids=["outlook", "thunderbird", "tabs"],
)
def test_a_mail_saved_as_text_is_a_mail(tmp_path: Path, head: str) -> None:
    path = tmp_path / "story.txt"
    path.write_text(head + BODY, "utf-8")
    article = read_one(path)
    assert article.reader == "mail"
    assert article.title == "Bridge shut for the winter"
    assert values(article, MetadataField.BYLINE) == ["Jane Roe"]
    assert values(article, MetadataField.PUBLISHED)[0].startswith("2025-03-13")
    assert article.text.startswith("The harbour board met")


@pytest.mark.parametrize(
    "text",
    [
        "Bridge shut\n\nFrom: here to there it is closed.\n",
        "Date: 2025-03-13\nAuthor: Jane Roe\nTitle: Bridge shut\n\nThe board met.\n",
        "From: the islands came a protest.\nNobody answered.\n",
    ],
)
def test_a_text_that_only_resembles_a_mail_is_a_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "story.txt"
    path.write_text(text, "utf-8")
    assert reader_for(Source.of(path)).id == "text"


def test_headers_of_a_forwarded_mail_stand_apart(tmp_path: Path) -> None:
    mail = sent()
    mail.set_content(
        "See below.\n\n---------- Forwarded message ---------\nFrom: John Poe <john@x.example>\n"
        "Date: Wed, 12 Mar 2025\nSubject: Bridge\nTo: Jane Roe\n\n" + BODY
    )
    article = read_one(saved(tmp_path / "story.eml", mail))
    assert "John Poe" not in article.text
    assert "From: John Poe" in article.apart[-1]
    assert "every hour" in article.text


def test_a_signature_stands_apart(tmp_path: Path) -> None:
    mail = sent()
    mail.set_content(BODY + "\n-- \nJane Roe\nHalden Courier\n+45 55 55 55 55\n")
    article = read_one(saved(tmp_path / "story.eml", mail))
    assert "Halden Courier" not in article.text
    assert any("Halden Courier" in text for text in article.apart)


def test_a_newsletter_keeps_its_structure_and_shows_nothing_hidden(tmp_path: Path) -> None:
    mail = sent(From="Halden Courier <news@courier.example>")
    mail.set_content("See the web version.")
    mail.add_alternative(
        "<html><body><div style='display:none'>Preheader bait</div><table><tr><td>"
        "<h1>Bridge shut</h1><p>The board met on <b>Tuesday</b>, says "
        "<a href='https://courier.example/board'>the board</a>.</p></td></tr></table>"
        "<table><tr><th>Route</th><th>Price</th></tr><tr><td>North</td><td>2</td></tr></table>"
        "<ul><li>One</li><li>Two</li></ul><img src='https://track.example/x.gif'></body></html>",
        subtype="html",
    )
    article = read_one(saved(tmp_path / "letter.eml", mail))
    assert values(article, MetadataField.OUTLET) == ["Halden Courier"]
    assert "bait" not in article.text
    assert "web version" not in article.text
    found = [(block.kind, block.span.of(article.text)) for block in article.blocks]
    assert (BlockKind.HEADING, "Bridge shut") in found
    assert (BlockKind.TABLE_ROW, "Route\tPrice") in found
    assert (BlockKind.LIST_ITEM, "Two") in found
    assert [item.target for item in article.formats if item.target] == [
        "https://courier.example/board"
    ]


def test_an_attached_document_is_an_article_of_its_own(tmp_path: Path) -> None:
    mail = sent()
    mail.set_content(BODY)
    mail.add_attachment(
        b"Ferry fares rise\n\nThe fare rises on Monday.\n",
        maintype="text",
        subtype="plain",
        filename="fares.txt",
    )
    mail.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="x.png")
    articles = read_all(saved(tmp_path / "story.eml", mail))
    assert [(article.part, article.title) for article in articles] == [
        ("", "Bridge shut for the winter"),
        ("attachment-1", "Ferry fares rise"),
    ]
    assert articles[-1].warnings == ()


def test_a_damaged_attachment_costs_only_itself_and_is_named(tmp_path: Path) -> None:
    mail = sent()
    mail.set_content(BODY)
    mail.add_attachment(b"%PDF-1.7 cut", maintype="application", subtype="pdf", filename="plan.pdf")
    article = read_one(saved(tmp_path / "story.eml", mail))
    (warning,) = article.warnings
    assert english(warning).startswith("1 part of the file was not read, attachment 1: The PDF")


def test_a_mail_attached_to_a_mail_is_an_article(tmp_path: Path) -> None:
    inner = sent(Subject="The board answers", From="John Poe <john@board.example>")
    inner.set_content("The board answered on Wednesday that it has no second boat.")
    outer = sent()
    outer.set_content(BODY)
    outer.add_attachment(inner)
    articles = read_all(saved(tmp_path / "story.eml", outer))
    assert [article.title for article in articles] == [
        "Bridge shut for the winter",
        "The board answers",
    ]
    assert values(articles[1], MetadataField.BYLINE) == ["John Poe"]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2", "koi8-r", "iso-2022-jp"])
def test_subjects_and_texts_in_any_charset_are_read(tmp_path: Path, charset: str) -> None:
    words = {"koi8-r": "Мост закрыт", "iso-2022-jp": "橋は閉鎖", "iso-8859-2": "Most zamknięty"}
    subject = words.get(charset, "Brücke gesperrt")
    mail = sent(Subject=subject)
    mail.set_content(f"{subject}. {subject}.", charset=charset)
    article = read_one(saved(tmp_path / "story.eml", mail))
    assert article.title == subject
    assert article.text == f"{subject}. {subject}."


def test_raw_letters_in_a_header_are_read_in_their_own_encoding(tmp_path: Path) -> None:
    path = tmp_path / "story.eml"
    path.write_bytes("From: a@b.example\nSubject: Brücke gesperrt\n\nText.\n".encode())
    assert read_one(path).title == "Brücke gesperrt"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            (
                b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: image/png\n"
                b"Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
            ),
            "reading.mail.no_text",
        ),
        (
            (
                b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
                b"Content-Type: application/pkcs7-mime; name=smime.p7m\n\nMIIB\n"
            ),
            "reading.mail.encrypted",
        ),
        (b"From: a@b.example\nSubject: x\nDate: now\nTo: c\n\n", "reading.mail.no_text"),
    ],
)
def test_a_mail_without_text_is_refused_with_its_sentence(
    tmp_path: Path, data: bytes, message: str
) -> None:
    path = tmp_path / "x.eml"
    path.write_bytes(data)
    assert refusal(path).id == message


def test_parts_nested_without_end_are_refused_or_read_in_time(tmp_path: Path) -> None:
    head = b"From: a@b.example\nSubject: deep\nMIME-Version: 1.0\n"
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(3_000)
    )
    path = tmp_path / "deep.eml"
    path.write_bytes(head + deep + b"Content-Type: text/plain\n\nText at the bottom.\n")
    assert outcome(path) in {"mail", "reading.mail.too_deep", "reading.mail.no_text"}


def test_ten_thousand_attachments_do_not_hold_up_the_text(tmp_path: Path) -> None:
    part = b'--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="a.txt"\n\nx y.\n'
    path = tmp_path / "many.eml"
    path.write_bytes(
        b'From: a@b.example\nSubject: many\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
        b"--b\nContent-Type: text/plain\n\nThe text of the mail.\n" + part * 10_000 + b"--b--\n"
    )
    articles = read_all(path)
    assert articles[0].text == "The text of the mail."
    assert len(articles) == 201
