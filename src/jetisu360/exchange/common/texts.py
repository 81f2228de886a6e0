"""Texts on their way to formats with one language a file, one string a label, or HTML for text."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from jetisu360.files.html_events import HtmlReader
from jetisu360.language import LANGUAGES, Language
from jetisu360.publish.pages.labels import IN_LANGUAGE
from jetisu360.publish.pages.shown_text import say
from jetisu360.tour.document.tour import ExhibitObject, Label, Scene, Tour

MOST = 20_000
"""Characters that a text of somebody else's tour may have; a museum's text is some hundreds."""


def in_language(text: Mapping[str, str], language: Language) -> str:
    """The text for readers of one language. One that had to fall back says so, as our pages do: «Аула
    (на казахском)».
    """
    said = say(text, language)
    if not said.language:
        return said.text
    return f"{said.text} ({IN_LANGUAGE[said.language].say(language)})"


def fell_back(text: str, language: str) -> bool:
    """Whether `in_language` wrote this for want of a text in `language`."""
    return any(
        text.endswith(f" ({IN_LANGUAGE[other].say(language)})") for other in LANGUAGES if other != language
    )


def merged(texts: Mapping[str, str]) -> dict[str, str]:
    """One text out of one file a language, without the stand-ins."""
    return {
        language: text.strip()
        for language, text in texts.items()
        if text.strip() and not fell_back(text.strip(), language)
    }


def title_of(tour: Tour, scene: Scene) -> dict[str, str]:
    return scene.title or dict.fromkeys(LANGUAGES, scene.id)


def label_texts(label: Label, thing: ExhibitObject | None) -> tuple[dict[str, str], dict[str, str]]:
    """Title and text of a label, the object's where it has none of its own."""
    title = label.title or (thing.title if thing else {})
    text = label.text or (thing.description if thing else {})
    return one_line(title), text


def one_line(text: Mapping[str, str]) -> dict[str, str]:
    return {language: " ".join(value.split()) for language, value in text.items()}


def joined(title: str, text: str) -> str:
    """A label as one string: the title, and the text from the second line on."""
    return f"{title}\n{text}" if text else title


def parted(text: str) -> tuple[str, str]:
    """The way back of `joined`."""
    title, _, rest = text.strip().partition("\n")
    return title.strip(), rest.strip()


def clean(value: object) -> str:
    """A text of somebody else's: no control characters, no half characters, and not endless."""
    if not isinstance(value, str):
        return ""
    text = value.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    kept = (
        char for char in text[:MOST] if char in "\n\t" or (ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0)
    )
    return "".join(kept).strip()


class _Plain(HtmlReader):
    BREAKS = frozenset(("br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4"))
    HIDDEN = frozenset(("script", "style"))

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.hidden = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HIDDEN:
            self.hidden += 1
        if tag in self.BREAKS:
            self.parts.append("\n")
        if tag == "a" and (href := dict(attrs).get("href")):
            self.links.append(href)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HIDDEN:
            self.hidden = max(0, self.hidden - 1)
        if tag in self.BREAKS - {"br"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def from_html(value: object) -> tuple[str, str | None]:
    """The plain text of a label that is HTML, and the first address that it links to."""
    text = clean(value)
    if "<" not in text and "&" not in text:
        return text, None
    parser = _Plain()
    parser.read(text)
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in "".join(parser.parts).split("\n"))
    plain = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return plain, parser.links[0] if parser.links else None


def to_html(text: str) -> str:
    """Text for a place where HTML is expected."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def usable_href(value: object) -> str | None:
    """An address that a label may lead to (`fields.Href`), or None."""
    from pydantic import TypeAdapter, ValidationError

    from jetisu360.tour.document.fields import Href

    if not isinstance(value, str) or not value.strip():
        return None
    try:
        address: str = TypeAdapter(Href).validate_python(value.strip())
    except ValidationError:
        return None
    return address
