"""A Kazakh page and its records in the Latin letters of 2021.

The page is read element by element and only text for people changes: not scripts, not styles, not addresses,
not what is in another language, not what says `translate="no"` (names of languages, inventory numbers).
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any

from jetisu360.kazakh.latin import to_latin as spell
from jetisu360.publish.pages.readings import LATIN

_VOID = frozenset({"meta", "link", "img", "br", "source", "track", "input", "hr"})
_SILENT = frozenset({"script", "style"})
_SPOKEN = frozenset({"alt", "title", "aria-label", "data-poster-alt", "label"})
_META = frozenset({"description", "og:title", "og:description", "og:image:alt"})
# Of the viewer's words, those that are in other languages.
_OTHERS = frozenset({"kiosk_touch_others"})
_CAMEL = ("viewBox",)
_KAZAKH_FOLDER = re.compile(r"(^|/)kk/")
# Texts of a record that people read; the rest are ids, addresses and numbers.
_TEXTS = frozenset(
    ("title", "description", "text", "material", "date", "maker", "rights", "alt", "credit", "transcript")
)


@lru_cache(maxsize=1 << 14)
def to_latin(text: str) -> str:
    """`kazakh.latin.to_latin`, remembered: pages of one museum say much alike."""
    return spell(text)


class _Page(HTMLParser):
    """Writes the page again as it was, but for its Kazakh words."""

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks where in the page something stands; counting its lines is a quarter of the reading."""
        return j

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.out: list[str] = []
        self._open: list[tuple[str, bool]] = []  # tag, and whether what is inside is Kazakh for people
        self._text = ""

    @property
    def _kazakh(self) -> bool:
        return self._open[-1][1] if self._open else True

    def handle_decl(self, decl: str) -> None:
        self.out.append(f"<!{decl}>")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        kazakh = self._inside(tag, dict(attrs))
        self.out.append(self._tag(tag, attrs, kazakh, ""))
        if tag not in _VOID:
            self._open.append((tag, kazakh))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        self.out.append(self._tag(tag, attrs, self._inside(tag, dict(attrs)), "/"))

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        self._open.pop()
        self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_entityref(self, name: str) -> None:
        self._text += f"&{name};"

    def handle_charref(self, name: str) -> None:
        self._text += f"&#{name};"

    def close(self) -> None:
        super().close()
        self._flush()

    def _flush(self) -> None:
        """One text between two tags; entities are Latin letters already and stay what they are."""
        if self._text:
            self.out.append(to_latin(self._text) if self._kazakh else self._text)
            self._text = ""

    def _inside(self, tag: str, attributes: dict[str, str | None]) -> bool:
        if tag in _SILENT or attributes.get("translate") == "no":
            return False
        language = attributes.get("lang")
        return self._kazakh if language is None else language == "kk"

    def _tag(self, tag: str, attrs: list[tuple[str, str | None]], kazakh: bool, end: str) -> str:
        parts = [tag]
        meta = dict(attrs)
        for name, value in attrs:
            if value is None:
                parts.append(name)
                continue
            said = name in _SPOKEN or (
                name == "content" and (meta.get("name") in _META or meta.get("property") in _META)
            )
            if said and kazakh:
                value = to_latin(value)
            elif name == "lang" and value == "kk" and kazakh:
                value = LATIN.code
            parts.append(f'{name}="{escape(value)}"')
        return f"<{' '.join(parts)}{end}>"


def latin_page(page: str) -> str:
    """The page in Latin letters. It has to be as well formed as ours are."""
    # Names of SVG that HTML's parser would make small.
    camel = {name.lower(): name for name in _CAMEL if f"{name}=" in page}
    reader = _Page()
    reader.feed(page)
    reader.close()
    written = "".join(reader.out)
    for small, name in camel.items():
        written = written.replace(f" {small}=", f" {name}=")
    return written


def latin_record(record: Any) -> Any:
    """A record of the viewer in Latin letters; a text that is in another language stays as it is."""
    if isinstance(record, dict):
        others = frozenset(record["lang"]) if isinstance(record.get("lang"), dict) else frozenset()
        return {
            key: to_latin(value)
            if isinstance(value, str) and (key in _TEXTS or key == "dimensions") and key not in others
            else latin_record(value)
            for key, value in record.items()
        }
    if isinstance(record, list):
        return [latin_record(item) for item in record]
    return record


def latin_address(address: str) -> str:
    """The address of a Kazakh page in the folder of those in Latin letters."""
    return _KAZAKH_FOLDER.sub(rf"\1{LATIN.code}/", address, count=1)


def latin_strings(strings: dict[str, str]) -> dict[str, str]:
    """The viewer's own words; what stands in braces is in Latin letters already."""
    return {key: text if key in _OTHERS else to_latin(text) for key, text in strings.items()}
