"""What the window shows of a collection, decided without Qt."""
