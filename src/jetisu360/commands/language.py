"""In which language the commands speak: --language, JETISU360_LANGUAGE, the system's, else Kazakh."""

from __future__ import annotations

import os
import re

from jetisu360.language import Language

VARIABLE = "JETISU360_LANGUAGE"
# In the order in which gettext asks them ("Locale Environment Variables" of its manual).
_OF_THE_SYSTEM = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
# What a language is called there: by ISO 639, or by its English name (Windows, old systems).
_CALLED: dict[str, Language] = {
    **dict.fromkeys(("kk", "kaz", "kazakh"), "kk"),
    **dict.fromkeys(("ru", "rus", "russian"), "ru"),
    **dict.fromkeys(("en", "eng", "english"), "en"),
}
# The lower ten bits of what Windows calls a language:
# https://learn.microsoft.com/windows/win32/intl/language-identifiers
_OF_WINDOWS: dict[int, Language] = {0x3F: "kk", 0x19: "ru", 0x09: "en"}


def message_language(asked: str | None = None) -> Language:
    """The language of messages. A system in a language that is not ours gets Kazakh, our first."""
    for candidate in (asked, os.environ.get(VARIABLE)):
        if found := _named(candidate or ""):
            return found
    for value in map(os.environ.get, _OF_THE_SYSTEM):
        # LANGUAGE may hold several, the dearest first. Who sets LC_ALL=C for a script's sake has chosen an
        # order of letters, not a language that people read: it decides nothing.
        wanted = [part for part in (value or "").split(":") if _language(part) not in ("", "c", "posix")]
        if wanted:
            return next(filter(None, map(_named, wanted)), "kk")
    return _of_windows() or "kk"


def _named(value: str) -> Language | None:
    """The language of a locale as it is written: `ru_RU.UTF-8`, `kk-KZ`, `Russian_Russia.1251`."""
    return _CALLED.get(_language(value))


def _language(value: str) -> str:
    return re.split(r"[_.@-]", value.strip().lower())[0]


def _of_windows() -> Language | None:
    if os.name != "nt":
        return None
    import ctypes

    code = ctypes.windll.kernel32.GetUserDefaultUILanguage()  # type: ignore[attr-defined]
    return _OF_WINDOWS.get(code & 0x3FF)
