"""The kit: small widgets that every screen uses."""
