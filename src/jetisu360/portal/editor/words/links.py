"""What the page of a keeper's computer says as well (`commands/review_links`)."""

from __future__ import annotations

from jetisu360.commands.review_links.words.links import WORDS

__all__ = ["WORDS"]
