"""The completeness of a collection: countries by round tables."""
