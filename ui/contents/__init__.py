"""The contents column: the workbook as a tree."""
