"""Whole spheres out of other programs' cubes, strips and tiles, and their angles."""
