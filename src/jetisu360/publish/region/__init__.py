"""Several museums as one site: a home page with a map, a list and a search, every museum whole below."""
