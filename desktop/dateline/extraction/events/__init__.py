"""Dated statements and events, from the clause that carries the date."""
