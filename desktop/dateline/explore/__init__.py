"""What the panes show: focus, scope, facets, lanes and lists, without widgets."""
