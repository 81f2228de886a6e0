"""How far each museum is, who acts next, and whether a region's date will be met."""
