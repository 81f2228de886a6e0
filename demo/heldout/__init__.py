"""The house held out: a rendered house of culture that nothing is ever fitted to."""
