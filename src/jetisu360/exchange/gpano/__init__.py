"""Photographs that say what they are (GPano)."""
