"""The library to files: one file a format."""
