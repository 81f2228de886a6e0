"""What control costs: lists and searches of many assignments, the pack of a meeting, letters of a day."""
