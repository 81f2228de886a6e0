"""The trap: a rendered building that tempts the automatic linking into false links."""
