"""Work that takes long: who asked for it, who does it, how far it is (docs/portal.md)."""
