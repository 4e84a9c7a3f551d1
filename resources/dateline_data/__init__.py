"""Data that Dateline reads through importlib.resources: no code lives here."""
