"""The formats of picture files, byte by byte: what is in them, and whether all of it is there."""
