"""In which language the commands speak: --language, JETISU360_LANGUAGE, the system's, else Kazakh."""

from __future__ import annotations

import locale
import os

from jetisu360.language import LANGUAGES, Language

VARIABLE = "JETISU360_LANGUAGE"


def message_language(asked: str | None = None) -> Language:
    """The language of messages. A system in a language that is not ours gets Kazakh, our first."""
    variables = ("LC_ALL", "LC_MESSAGES", "LANG")
    # The first of the three that is set decides, as in every program that follows POSIX.
    system = next((value for name in variables if (value := os.environ.get(name))), "")
    for candidate in (asked, os.environ.get(VARIABLE), system or _of_windows()):
        for language in LANGUAGES:
            if candidate and candidate.lower().replace("-", "_").split("_")[0].split(".")[0] == language:
                return language
    return "kk"


def _of_windows() -> str:
    if os.name != "nt":
        return ""
    import ctypes

    code = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined]
    return locale.windows_locale.get(code, "")
