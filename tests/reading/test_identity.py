"""When two articles, or two addresses, are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.identity import canonical_url, folded, identity_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We can’t  wait,\nshe said.", "we can't wait she said"),
        ("The “long” winter…", 'THE "LONG" WINTER'),
        ("ﬁne Straße", "fine strasse"),
        ("a\u00adb", "a b"),
    ],
)
def test_wrapping_case_and_punctuation_make_no_difference(one: str, other: str) -> None:
    assert folded(one) == folded(other)
    assert identity_key("Title", one) == identity_key("title!", other)


def test_other_words_or_another_title_make_another_key() -> None:
    key = identity_key("Bridge", "It is shut.")
    assert key != identity_key("Bridge", "It is open.")
    assert key != identity_key("Ferry", "It is shut.")
    assert identity_key("A b", "c") != identity_key("A", "b c")


@pytest.mark.parametrize("body", ["", "  \n", "—…!", "\u200b"])
def test_an_empty_body_makes_no_two_articles_equal(body: str) -> None:
    assert identity_key("The same title", body) == ""


@pytest.mark.parametrize(
    "variant",
    [
        "http://courier.example/a/bridge",
        "https://www.courier.example/a/bridge/",
        "https://m.courier.example:443/a/bridge?utm_source=x&utm_medium=y&fbclid=1",
        "https://amp.courier.example/a/bridge/amp#top",
        "HTTPS://COURIER.EXAMPLE/a/bridge/index.html",
        " https://courier.example/a/%62ridge ",
    ],
)
def test_variants_of_an_address_are_one(variant: str) -> None:
    assert canonical_url(variant) == "https://courier.example/a/bridge"


def test_what_tells_pages_apart_stays() -> None:
    assert canonical_url("https://x.example/a?id=2&b=1") == canonical_url(
        "https://x.example/a?b=1&id=2"
    )
    assert canonical_url("https://x.example/a?id=2") != canonical_url("https://x.example/a?id=3")
    assert canonical_url("https://x.example:8080/a") != canonical_url("https://x.example/a")
    assert canonical_url("https://x.example/A") != canonical_url("https://x.example/a")


@pytest.mark.parametrize(
    "text", ["", "file:///home/a.html", "about:blank", "no address", "http://[", "https://"]
)
def test_what_is_no_web_address_has_no_form(text: str) -> None:
    assert canonical_url(text) == ""


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_folds_and_any_address_is_judged(text: str) -> None:
    identity_key(text, text)
    once = canonical_url(f"https://x.example/{text}")
    assert canonical_url(once) == once
