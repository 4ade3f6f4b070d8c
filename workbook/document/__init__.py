"""What was answered: the workbook file, its cells and the steps that changed them."""
