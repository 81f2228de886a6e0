"""The plan of the rooms on the page of a museum."""
