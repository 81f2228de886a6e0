"""What the editor costs, and what two people and kills leave of it."""
