"""Photo Sphere Viewer: the nodes of its virtual tour."""
