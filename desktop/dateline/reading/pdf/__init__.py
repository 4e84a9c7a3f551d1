"""PDF pages: the places of their letters, their columns, their blocks."""
