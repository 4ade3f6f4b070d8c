"""What leaves a collection: spreadsheet, synthesis, data package, letters."""
