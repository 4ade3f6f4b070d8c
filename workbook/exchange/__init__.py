"""The Excel files: the submission that leaves a workbook, and the forms that come back."""
