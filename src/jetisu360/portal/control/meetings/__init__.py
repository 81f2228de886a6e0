"""Meetings: agenda and backlog, what was promised, problems, the pack, reminders, and dates in a calendar."""
