"""The search field, its results, and what narrows them."""
