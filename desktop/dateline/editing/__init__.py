"""What a person changes: each command one transaction, with its consequences and its name for Undo."""
