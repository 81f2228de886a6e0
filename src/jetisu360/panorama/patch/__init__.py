"""What is laid over the tripod: a museum's emblem, or a soft fill of what surrounds it."""
