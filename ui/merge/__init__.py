"""The merge desk: what came back from a ministry, compared and decided."""
