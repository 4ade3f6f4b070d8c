"""Admitting files: choosing them, reading them in the background, and what became of each."""
