"""Originals of which the unblurred file is deleted once the blurred one is published."""
