"""A section of a questionnaire: the list of its questions, or the page of a checklist."""
