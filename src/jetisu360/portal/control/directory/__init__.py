"""The pages of the directory of offices: who is given assignments in a region, and who works there."""
