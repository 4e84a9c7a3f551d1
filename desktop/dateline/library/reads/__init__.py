"""What panes, exports and the terminal read from a library, one file a thing."""
