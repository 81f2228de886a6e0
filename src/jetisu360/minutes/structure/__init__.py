"""The shape of a document: its points and headings, lines that speak of them, its tables."""
