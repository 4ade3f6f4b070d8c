"""Reports with a preview of the real PDF, and the check before a submission."""
