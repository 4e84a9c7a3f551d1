"""Tests of setting up, starting and proving."""
