"""What was found as a page and as sentences for people."""
