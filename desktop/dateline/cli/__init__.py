"""The verbs of Dateline in a terminal; nothing here needs a display or loads Qt."""
