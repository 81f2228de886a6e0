"""What control costs: the pack of a meeting, and the letters of a day."""
