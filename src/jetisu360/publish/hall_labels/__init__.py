"""Labels for the halls: paper with a code that leads a telephone into the tour."""
