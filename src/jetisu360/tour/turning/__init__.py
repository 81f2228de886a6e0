"""What a museum's document says of directions in a photograph, when another photograph takes its place."""
