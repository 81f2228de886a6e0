"""krpano: tours as their XML tells them."""
