"""The barracks: a fourth rendered building of repeated modules, photographed in walking order, held out."""
