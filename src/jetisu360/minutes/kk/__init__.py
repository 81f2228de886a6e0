"""Kazakh: which sentences are assignments, what of whom by when."""
