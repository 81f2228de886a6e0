"""One photograph of all that surrounds a point: read it, level it, cut it into tiles. Pure."""
