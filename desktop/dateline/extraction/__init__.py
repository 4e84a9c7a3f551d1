"""Article to annotations: names, times, quotations, quantities and events, with spaCy and rules."""
