"""Pages that a command shows on this computer and nowhere else: who is let in, what is answered."""
