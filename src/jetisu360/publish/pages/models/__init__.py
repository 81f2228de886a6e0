"""What each template is told: one frozen model a page, and the function that fills it (docs/extending.md)."""
