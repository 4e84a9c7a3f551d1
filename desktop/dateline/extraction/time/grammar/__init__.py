"""The rules of the grammar, one file a kind of expression."""
