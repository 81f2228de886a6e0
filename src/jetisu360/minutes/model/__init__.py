"""What is proposed: a task of a sentence, the assignment that it becomes, and what that still lacks."""
