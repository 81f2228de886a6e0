"""Files, names and places: read under limits, opened as nothing but files, written whole or not at all."""
