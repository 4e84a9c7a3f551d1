"""The article on show: its text with marks, its head, and walking its hits."""
