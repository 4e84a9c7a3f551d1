"""Frame, direction and anchor → value, interval, reason and confidence; without any model."""
