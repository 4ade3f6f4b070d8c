"""Figures over all countries: what is counted, kept apart from how it is drawn."""
