"""The table of submissions."""
