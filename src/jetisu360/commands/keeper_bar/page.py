"""The page as HTML: a bar, and the site in a frame below it (viewer/src/keeper-bar/main.ts)."""

from __future__ import annotations

import json

from jetisu360.commands.keeper_bar.words import WORDS
from jetisu360.commands.local_page.page import scripted_page
from jetisu360.language import LANGUAGES, Language


def bar_page(language: Language, status: str, *, watched: bool) -> tuple[str, str]:
    """The page, and its Content-Security-Policy. `status`: where it asks how the watching goes; `watched`:
    whether there is any.

    Raises:
        ViewerNotBuilt
    """
    config = {
        "language": language,
        "status": status if watched else None,
        "words": {key: text[language] for key, text in WORDS.items()},
        # What is copied is written in the three languages of the tour.
        "samples": {
            key: {spoken: WORDS[f"a_{key}"][spoken] for spoken in LANGUAGES} for key in ("title", "text")
        },
    }
    return scripted_page(
        language,
        WORDS["title"][language],
        json.dumps(config, ensure_ascii=False),
        name="keeper-bar",
        script="keeper-bar.js",
        styles="keeper-bar.css",
        fonts={},
        pictures="'none'",
        frames="'self'",
    )
