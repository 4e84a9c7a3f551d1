"""Office documents: their paragraphs, headings, lists, tables and notes."""
