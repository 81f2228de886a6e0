"""What the page says: the editor's words of its head and of the links, and where a keeper's computer is meant
instead of a portal, others by the same names.
"""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.commands.review.words import PLACES
from jetisu360.commands.review_links.words.here import WORDS as HERE
from jetisu360.commands.review_links.words.links import WORDS as LINKS
from jetisu360.commands.review_links.words.shell import WORDS as SHELL

WORDS: Mapping[str, Mapping[str, str]] = {**PLACES, **SHELL, **LINKS, **HERE}
