"""A photograph takes another's place: labels and ways are turned with it, or a keeper is asked how."""
