"""Search without a server: an index in small files, of which a browser fetches only what a query needs."""
