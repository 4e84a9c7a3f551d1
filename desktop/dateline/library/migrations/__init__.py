"""Bring a library's schema to this version: backup first, then Alembic in one transaction."""
