"""`museum.toml`: what a keeper writes (docs/museum-toml.md)."""
