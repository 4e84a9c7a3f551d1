"""Panes, one file each; each declares one `PANE`."""
