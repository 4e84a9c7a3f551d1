"""Files to articles: sniffed by content, parsed by format, each value with its source."""
