"""What is wrong with a text that is meant to be TOML, said as a keeper can put it right: the line, what it
says, and what was likely meant. A repair is only told if a parser reads it.
"""
