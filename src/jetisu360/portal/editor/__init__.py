"""The editor of a museum: its page, and what the page asks and changes."""
