"""The collection in the window: admission, submissions, completeness, reading across."""
