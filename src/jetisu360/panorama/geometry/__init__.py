"""Directions, pixels and cube faces, and looking pixels up along them."""
