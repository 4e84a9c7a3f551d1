"""Names: recognition, rules over the model, clusters and roles."""
