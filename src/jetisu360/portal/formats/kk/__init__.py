"""Kazakh, of which Django has no formats."""
