"""Whom and what a picture shows that nobody may see: found, and blurred for good."""
