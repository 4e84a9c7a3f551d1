"""Small parts that any pane may use."""
