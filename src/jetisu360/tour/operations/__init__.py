"""Small typed changes of a museum's document, held to its models (docs/decisions/editor-operations.md)."""
