"""What the gazetteer is made of: downloaded wheels, and lists written for Dateline."""
