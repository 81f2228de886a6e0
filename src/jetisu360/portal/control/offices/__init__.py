"""The directory of offices: who is given assignments, by all the names that official texts use."""
