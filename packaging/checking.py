"""The one check of the scripts that prove a build: true, or the end with a sentence."""

from __future__ import annotations


def check(true: object, words: str) -> None:
    """Do nothing where `true` holds; else raise AssertionError with what is wrong, in words."""
    if not true:
        raise AssertionError(words)
