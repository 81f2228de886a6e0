"""Programmes and projects: where they are, what money they have, and what is to be seen of them."""
