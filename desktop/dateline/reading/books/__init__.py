"""Books, and magazines bound as books."""
