"""Who did what, when: events that are only ever added, each holding the hash of the one before it."""
