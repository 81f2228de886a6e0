"""What whoever installs the portal may choose: one table, and Django's own settings made of it."""
