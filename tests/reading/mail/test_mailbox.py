"""Mailboxes: an article a mail, and a mail that can't be read costs only itself."""

from __future__ import annotations

from pathlib import Path

from dateline.model.messages import english
from dateline.reading.limits import Limits
from tests.reading.checks import read_all, refusal

MAIL = (
    "From roe@courier.example Thu Mar 13 15:01:00 2025\nFrom: Jane Roe <roe@courier.example>\n"
    "Subject: Story {n}\nDate: Thu, 13 Mar 2025 15:01:00 +0100\n\n{text}\n\n"
)


def mailbox(path: Path, *texts: str) -> Path:
    mails = [MAIL.format(n=n, text=text) for n, text in enumerate(texts, start=1)]
    path.write_text("".join(mails), "utf-8")
    return path


def test_each_mail_is_an_article_with_its_place(tmp_path: Path) -> None:
    path = mailbox(tmp_path / "desk.mbox", "The bridge is shut.", "The ferry is late.")
    articles = read_all(path)
    assert [(article.part, article.title, article.text) for article in articles] == [
        ("message-1", "Story 1", "The bridge is shut."),
        ("message-2", "Story 2", "The ferry is late."),
    ]
    assert {article.reader for article in articles} == {"mbox"}


def test_a_line_that_begins_with_from_does_not_part_a_mail(tmp_path: Path) -> None:
    text = "The bridge is shut.\n\n>From the islands came a protest.\n\nFrom now on it stays so."
    (article,) = read_all(mailbox(tmp_path / "desk.mbox", text))
    assert article.text.split("\n\n")[1:] == [
        "From the islands came a protest.",
        "From now on it stays so.",
    ]


def test_a_mail_without_text_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = mailbox(tmp_path / "desk.mbox", "The bridge is shut.", "", "The ferry is late.")
    articles = read_all(path)
    assert [article.part for article in articles] == ["message-1", "message-3"]
    sentence = english(articles[-1].warnings[0])
    assert sentence.startswith("1 part of the file was not read, message 2: The mail holds no text")


def test_a_mail_beyond_the_limit_is_passed_over_unread(tmp_path: Path) -> None:
    path = mailbox(tmp_path / "desk.mbox", "word " * 400, "The ferry is late.")
    (article,) = read_all(path, limits=Limits(mail_bytes=1_000))
    assert article.part == "message-2"
    assert "message 1" in english(article.warnings[0])


def test_a_mailbox_of_nothing_but_empty_mails_is_refused(tmp_path: Path) -> None:
    assert refusal(mailbox(tmp_path / "desk.mbox", "", "")).id == "reading.parts_unread"


def test_reading_stops_where_the_limits_for_one_file_are_used_up(tmp_path: Path) -> None:
    path = mailbox(tmp_path / "desk.mbox", *["The ferry is late."] * 5)
    articles = read_all(path, limits=Limits(parts=4))
    # A mail is a part of its mailbox, and its text a part of the mail.
    assert [article.part for article in articles] == ["message-1", "message-2"]
    assert "Only the first 2 articles" in english(articles[-1].warnings[0])


def test_a_file_for_which_there_is_no_time_is_refused(tmp_path: Path) -> None:
    path = mailbox(tmp_path / "desk.mbox", "The ferry is late.")
    assert refusal(path, limits=Limits(seconds=-1.0)).id == "reading.out_of_time"
