"""Files into a library: the queue, the worker processes and their progress."""
