"""The tour document (docs/tour-document.md)."""
