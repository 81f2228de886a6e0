"""The files that keepers have given, untouched, by SHA-256; and where what is made of them is kept."""
