"""What the actions of the key map do."""
