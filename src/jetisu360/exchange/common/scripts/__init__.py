"""Tours that are written as JavaScript, in files and pages: read as values, never run."""
