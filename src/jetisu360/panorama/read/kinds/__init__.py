"""What a picture shows, told by its pixels: a sphere, a part of one, lenses, a film's still, a photograph."""
