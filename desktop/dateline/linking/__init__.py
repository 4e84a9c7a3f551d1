"""Mentions of one article to entities of the library: pure, reversible, never by likeness of strings alone."""
