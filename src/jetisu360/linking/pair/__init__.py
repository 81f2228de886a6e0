"""Two pictures compared: matches, relative pose, and the evidence for it."""
