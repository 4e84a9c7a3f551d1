"""Parts of the pane "Dates to check"."""
