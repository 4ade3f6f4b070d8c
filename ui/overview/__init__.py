"""Where the whole workbook stands."""
