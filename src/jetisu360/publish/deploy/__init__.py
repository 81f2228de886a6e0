"""Putting a finished site at its address, in a folder or in a bucket."""
