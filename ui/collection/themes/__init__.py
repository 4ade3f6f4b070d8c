"""The code book: the themes that are given to passages."""
