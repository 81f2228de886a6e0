"""The card of an assignment: everything that is known of it on one page, and what can be done with it."""
