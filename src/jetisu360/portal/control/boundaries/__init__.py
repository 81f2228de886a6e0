"""Boundaries of districts: a file that somebody brings, looked at, made smaller, and matched to districts."""
