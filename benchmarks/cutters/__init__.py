"""Ways to cut one photograph into the same tiles: `python -m benchmarks.cutters.<name> PICTURE OUT`.

Each prints one JSON line: seconds of wall clock and of processor (its own and its children's) for the work
itself, from the JPEG file to the tile files, without the interpreter's start and imports; bytes and number
of tiles.
"""
