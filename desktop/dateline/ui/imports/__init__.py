"""Files on their way in: the drop, the progress, the report."""
