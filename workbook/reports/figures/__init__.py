"""Figures, drawn once: the PDF, the screen and image files show the same drawing."""
