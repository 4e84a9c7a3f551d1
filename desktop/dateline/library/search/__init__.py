"""The search language and its full-text queries."""
