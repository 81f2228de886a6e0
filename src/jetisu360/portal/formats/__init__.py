"""How dates and numbers are written in forms where Django does not know it."""
