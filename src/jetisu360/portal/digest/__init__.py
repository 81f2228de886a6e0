"""Once a week operators learn by e-mail where the journal ends: what nobody can change in the portal."""
