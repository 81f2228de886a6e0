"""Kazakh as a language: its letters and their order, its Latin alphabet, its words and their forms. Pure."""
