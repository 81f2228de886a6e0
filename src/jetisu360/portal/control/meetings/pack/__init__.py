"""The meeting pack: what is overdue, due, returned, asked to be moved, and the problems."""
