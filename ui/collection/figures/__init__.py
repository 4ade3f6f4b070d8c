"""Figures over all countries, with the table and the answers behind each."""
