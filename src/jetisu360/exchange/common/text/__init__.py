"""Other programs' texts: cards in HTML, languages, and what museum.toml says of them."""
