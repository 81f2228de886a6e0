"""Everything that a portal knows and keeps, in one file, and back again (docs/decisions/portal-backup.md)."""
