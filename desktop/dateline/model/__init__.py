"""The nouns of Dateline: frozen, picklable values without files, databases, models or widgets."""
