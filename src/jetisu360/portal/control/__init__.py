"""Control: from an official text to a finished assignment, with a visit as evidence (docs/control.md)."""
