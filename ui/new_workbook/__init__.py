"""The wizard for a new workbook, and the choice of its questionnaires."""
