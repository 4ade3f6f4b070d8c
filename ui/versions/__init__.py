"""Earlier states of a workbook, other copies of it, and what is left of a damaged one."""
