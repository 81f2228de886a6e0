"""One configuration that holds several languages, as one configuration a language.

Who writes a tour by hand for three languages writes `title: {kk: "…", ru: "…"}`, or `title_kk` and `title_ru`
beside each other. Each becomes what one file a language would say, so that readers know one way only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jetisu360.language import LANGUAGES, Language

TAGS: Mapping[str, Language] = {
    **{"kk": "kk", "kz": "kk", "kaz": "kk", "qaz": "kk", "kk-kz": "kk"},
    **{"ru": "ru", "rus": "ru", "ru-ru": "ru"},
    **{"en": "en", "eng": "en", "en-us": "en", "en-gb": "en"},
}
"""How people call the three languages; many in Kazakhstan write kz for Kazakh."""


def apart(value: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The configuration in each language that its texts are in; empty where they are in one."""
    spoken: set[Language] = set()
    _spoken(value, spoken)
    if len(spoken) < 2:
        return {}
    return {language: _in(value, language) for language in LANGUAGES if language in spoken}


def _spoken(value: Any, spoken: set[Language]) -> None:
    if isinstance(value, Mapping):
        if found := _translations(value):
            spoken.update(found)
            return
        for names in _suffixed(value).values():
            spoken.update(names)
        for item in value.values():
            _spoken(item, spoken)
    elif isinstance(value, list):
        for item in value:
            _spoken(item, spoken)


def _in(value: Any, language: Language) -> Any:
    if isinstance(value, Mapping):
        if found := _translations(value):
            return found.get(language, "")
        made: dict[str, Any] = {}
        suffixed = _suffixed(value)
        taken = {name for names in suffixed.values() for name in names.values()}
        for key, one in value.items():
            if key not in taken:
                made[key] = _in(one, language)
        for base, names in suffixed.items():
            if language in names:
                made[base] = value[names[language]]
            else:
                made.setdefault(base, "")
        return made
    return [_in(item, language) for item in value] if isinstance(value, list) else value


def _translations(value: Mapping[str, Any]) -> dict[Language, str]:
    """The texts of a table whose keys are languages and nothing else; empty for another one."""
    if not 1 < len(value) <= len(TAGS):
        return {}
    found = {TAGS.get(str(key).lower()): one for key, one in value.items()}
    if None in found or not all(isinstance(item, str) for item in found.values()):
        return {}
    return {key: one for key, one in found.items() if key}


def _suffixed(value: Mapping[str, Any]) -> dict[str, dict[Language, str]]:
    """Base → language → key, for texts under keys like `title_kk` and `title_ru`; two languages at least."""
    found: dict[str, dict[Language, str]] = {}
    for key, one in value.items():
        base, _, tag = str(key).replace("-", "_").rpartition("_")
        if base and isinstance(one, str) and (language := TAGS.get(tag.lower())):
            found.setdefault(base, {})[language] = str(key)
    return {base: names for base, names in found.items() if len(names) > 1}
