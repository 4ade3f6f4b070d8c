"""One widget class for each type of question; `factory.make` picks it."""
