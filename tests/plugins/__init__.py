"""What every test runs under: permitted skips, no internet socket, no leaked thread."""
