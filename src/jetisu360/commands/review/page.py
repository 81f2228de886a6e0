"""The review page as HTML: its style and script inside, and all that it says in three languages.

The script builds what one sees (`viewer/src/review`); a portal gives it another configuration.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from jetisu360.commands.local_page.page import FONTS, TOKEN_HEADER, scripted_page
from jetisu360.commands.review.words import WORDS
from jetisu360.language import LANGUAGES, Language

__all__ = ["FONTS", "TOKEN_HEADER", "Config", "review_page"]


@dataclass(frozen=True)
class Config:
    """What the script is told. `api`: the address that its requests begin with; `token`: sent with every
    change, in the header `tokenHeader`; `name`: of this review in the browser's storage, the same whenever
    the same folder is reviewed; `command`: what builds the site, or `back`: the address where one goes on.
    """

    api: str
    token: str
    name: str
    language: Language
    command: str = ""
    back: str = ""
    tokenHeader: str = TOKEN_HEADER  # noqa: N815 - as the script calls it


def review_page(
    config: Config, fonts: Mapping[str, str], said: Mapping[str, Mapping[str, str]] = WORDS
) -> tuple[str, str]:
    """The page, and its Content-Security-Policy. `fonts`: the addresses of `FONTS`; `said`: what it says.

    Raises:
        ViewerNotBuilt
    """
    words = {language: {key: text[language] for key, text in said.items()} for language in LANGUAGES}
    told = json.dumps({**asdict(config), "words": words}, ensure_ascii=False)
    return scripted_page(
        config.language,
        WORDS["title"][config.language],
        told,
        name="review",
        script="review.js",
        styles="review.css",
        fonts=fonts,
    )
