"""A question read across all countries."""
