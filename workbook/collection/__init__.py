"""The secretariat's file: submissions admitted, read across, coded, compared, and what leaves it."""
