"""Indicators: what the districts report each month, quarter or year, and what was accepted of it."""
