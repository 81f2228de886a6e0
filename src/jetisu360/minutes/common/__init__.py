"""What both languages share: tokens, numerals, the calendar, terms, triggers, programmes and places."""
