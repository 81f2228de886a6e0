"""Tours of Pannellum."""
