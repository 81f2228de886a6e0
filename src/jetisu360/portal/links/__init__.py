"""What the linking says of a museum's photographs, kept for the editor (docs/decisions/editor-links.md)."""
