"""The page of one question, and the panel about its answer."""
