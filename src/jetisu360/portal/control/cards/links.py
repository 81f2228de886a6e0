"""Addresses of parts of control that may not be there."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def linked(name: str, *arguments: object) -> str:
    """The address; empty where there is none of that name."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
