"""A path is stored as valid text and comes back as it was."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.library.paths import given_path, written_path


@pytest.mark.parametrize(
    "path",
    [
        "/home/ana/article.txt",
        os.fsdecode(b"/home/caf\xe9.txt"),
        "C:\\news\\\ud83d.txt",
        "/a/\udc80",
    ],
)
def test_a_path_comes_back_as_it_was(path: str) -> None:
    written = written_path(path)
    written.encode("utf-8")
    assert given_path(written) == path


def test_a_path_of_valid_text_is_stored_as_it_is() -> None:
    assert written_path("/home/ana/naïve 🦀.txt") == "/home/ana/naïve 🦀.txt"


NAMES = st.text(st.characters(exclude_categories=(), exclude_characters="/\0"), min_size=1)


@given(st.lists(NAMES, min_size=1))
def test_any_path_that_went_through_pathlib_comes_back(parts: list[str]) -> None:
    path = "/" + "/".join(parts)
    written = written_path(path)
    written.encode("utf-8")
    assert given_path(written) == path
