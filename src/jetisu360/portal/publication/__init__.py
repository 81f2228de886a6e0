"""From a museum's document and photographs to what visitors see: preview, publish, roll back."""
