"""Saved web pages: parsed once, their body, their own data and their links."""
