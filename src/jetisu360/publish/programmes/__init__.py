"""What an office shows everybody of its programmes: a document, and the pages of it."""
