"""What a picture can be recognised by, and which pictures share it."""
