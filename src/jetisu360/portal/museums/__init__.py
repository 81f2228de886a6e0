"""Museums: the document of each, at a revision, and who it belongs to."""
