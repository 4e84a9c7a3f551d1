"""What carries a gesture from one pane to the session and back to the others."""
