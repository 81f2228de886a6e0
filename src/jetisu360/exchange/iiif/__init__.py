"""IIIF Presentation 3."""
