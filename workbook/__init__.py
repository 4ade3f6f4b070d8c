"""The core of Passerelle: everything but the window."""
