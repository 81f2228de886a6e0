"""The site for staff: accounts, museums, uploads, jobs, publication, the board, audit (docs/portal.md)."""
