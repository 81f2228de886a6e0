"""The local web server of `jetisu360 view`."""
