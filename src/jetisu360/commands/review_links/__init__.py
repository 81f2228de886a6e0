"""`jetisu360 links PHOTOS --review`: the editor's screen of links on this computer, over a museum.toml."""
