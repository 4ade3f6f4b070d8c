"""What was found in all answers."""
