"""A file to a document: bytes to letters, letters to blocks and sentences."""
