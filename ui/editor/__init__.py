"""The editor of long answers: what it can set is what a report can print."""
