"""Readers, one file a format; each declares one `READER`."""
