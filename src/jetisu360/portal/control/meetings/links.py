"""Addresses in the other parts of control, empty where such a part is not installed."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: Any) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def card(number: int) -> str:
    """The page of an assignment."""
    return address("cards:card", number)


def text_page(number: int) -> str:
    """The page of a text, for those who may see it."""
    return address("texts:text", number)


def texts() -> str:
    """Where a text becomes assignments."""
    return address("texts:texts")
