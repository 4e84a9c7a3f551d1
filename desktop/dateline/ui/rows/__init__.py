"""Long lists: their model, their table, and how a row of each kind is drawn."""
