"""One's due dates in one's own calendar (iCalendar, RFC 5545), by a secret address."""
