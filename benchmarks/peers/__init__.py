"""How soon our viewer shows something, beside other viewers: `make bench-viewers`."""
