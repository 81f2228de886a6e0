"""The site for staff: museums, visits, control, accounts, audit."""
