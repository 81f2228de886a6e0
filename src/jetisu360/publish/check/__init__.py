"""`jetisu360 check`: a published site, file by file, address by address."""
