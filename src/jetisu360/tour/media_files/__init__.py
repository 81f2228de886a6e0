"""Sounds, films and captions by their bytes: what they are, and whether all of it is there."""
