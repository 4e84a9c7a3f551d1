"""Help, the list of keys, and the palette of commands."""
