"""The forms a sample article is printed in: web pages, paper pages and plain files."""
