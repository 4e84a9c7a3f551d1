"""Lists of references, as reference managers export them."""
