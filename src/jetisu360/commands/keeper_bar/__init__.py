"""The bar over the site that `jetisu360 view` shows: directions to copy, mistakes of museum.toml."""
