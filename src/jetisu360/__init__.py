"""Jetisu 360: walk through a region's museums in 360°, from any phone."""

__version__ = "0.1.0"
