"""Choosing, opening and returning to a library."""
