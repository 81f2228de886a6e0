"""The page as HTML: the editor's script with nothing but its screen of links (viewer/src/editor/here.ts)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from jetisu360.commands.local_page.page import TOKEN_HEADER, scripted_page
from jetisu360.commands.review_links.words import WORDS
from jetisu360.language import LANGUAGES, Language


def links_page(
    language: Language,
    *,
    base: str,
    token: str,
    name: str,
    command: str,
    museum: str,
    fonts: Mapping[str, str],
) -> tuple[str, str]:
    """The page, and its Content-Security-Policy. `command`: what builds the site; `museum`: what is
    written where it has no title.

    Raises:
        ViewerNotBuilt
    """
    config = {
        "base": base,
        "token": token,
        "tokenHeader": TOKEN_HEADER,
        "language": language,
        "name": name,
        "closed": False,
        "ask": 700,
        "pages": {"museum": "", "preview": "", "signIn": "", "command": command},
        "words": {
            spoken: {**{key: text[spoken] for key, text in WORDS.items()}, "shell_museum": museum}
            for spoken in LANGUAGES
        },
    }
    return scripted_page(
        language,
        WORDS["links_title"][language],
        json.dumps(config, ensure_ascii=False),
        name="editor",
        script="links.js",
        styles="links.css",
        fonts=fonts,
        # (The first, blurred look of a room comes with its record.)
        pictures="'self' blob: data:",
    )
