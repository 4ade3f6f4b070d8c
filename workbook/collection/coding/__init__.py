"""Themes given to passages of answers: the code book, the passages, and how often each theme is met."""
