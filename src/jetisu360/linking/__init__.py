"""Several photographs of one building: which stand next to which, and in what direction. Pure."""
