"""Reading one photograph: its container, its metadata, its pixels, and what it covers of the sphere."""
