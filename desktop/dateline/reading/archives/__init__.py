"""Packed files: what lies in them, read as if it lay in a folder."""
