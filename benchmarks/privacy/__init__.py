"""How well faces are found: `make bench-privacy`, docs/privacy.md."""
