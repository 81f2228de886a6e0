"""The office's table of projects with their sums: taken in, and given out in the same columns."""
