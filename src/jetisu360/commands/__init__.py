"""What the commands do; `cli/` says how they are called."""
