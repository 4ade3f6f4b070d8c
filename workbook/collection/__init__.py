"""The secretariat's file: many countries' submissions, read across, coded, counted, published."""
