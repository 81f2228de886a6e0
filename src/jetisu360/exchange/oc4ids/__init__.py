"""Projects as OC4IDS, the Open Contracting for Infrastructure Data Standard, and what is missing of it."""
