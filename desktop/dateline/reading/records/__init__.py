"""Articles as records with named fields."""
