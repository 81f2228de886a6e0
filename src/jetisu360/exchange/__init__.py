"""A tour in other people's formats, and other people's tours as a folder of ours. See docs/exchange.md."""
