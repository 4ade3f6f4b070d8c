"""A table of answers: sorted, filtered, grouped, edited in place; with a calendar where rows have dates."""
