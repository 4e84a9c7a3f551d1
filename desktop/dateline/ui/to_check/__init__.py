"""Parts of the pane "To check"."""
