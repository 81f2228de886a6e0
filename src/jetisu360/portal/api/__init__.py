"""The operations of the pages for programs, and the tokens that let them in (docs/api.md)."""
