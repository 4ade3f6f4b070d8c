"""What is asked: questionnaires as data, in XLSForm's words."""
