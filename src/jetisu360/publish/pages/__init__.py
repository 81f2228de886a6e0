"""The pages of a museum and what they carry."""
