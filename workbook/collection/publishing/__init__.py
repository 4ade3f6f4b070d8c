"""What leaves a collection: tables, documents, letters. Nothing here changes it."""
