"""Texts on their way to formats with one language a file, one string a label, or HTML for text."""

from __future__ import annotations

import html
from collections.abc import Mapping

from jetisu360.language import LANGUAGES, Language
from jetisu360.publish.pages.labels import IN_LANGUAGE
from jetisu360.publish.pages.shown_text import say
from jetisu360.tour.document.tour import ExhibitObject, Label, Scene, Tour


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
    """A text of somebody else's: no control characters, no half characters."""
    if not isinstance(value, str):
        return ""
    text = value.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode("utf-8")
    kept = (char for char in text if char in "\n\t" or (ord(char) >= 0x20 and not 0x7F <= ord(char) < 0xA0))
    return "".join(kept).strip()


def to_html(text: str) -> str:
    """Text for a place where HTML is expected."""
    return html.escape(text, quote=False).replace("\n", "<br>")


def usable_href(value: object) -> str | None:
    """An address on the web, of a mailbox or of a telephone that a label may lead to (`fields.Href`)."""
    from pydantic import TypeAdapter, ValidationError

    from jetisu360.tour.document.fields import Href

    if not isinstance(value, str):
        return None
    # As browsers read it: blanks around it and breaks in it do not count, blanks in it are %20.
    text = value.strip().translate(_BLANKS)
    if text.startswith("//"):
        text = f"https:{text}"
    elif text[:4].lower() == "www.":
        text = f"https://{text}"
    if not text.lower().startswith(_ABSOLUTE):
        return None
    try:
        address: str = TypeAdapter(Href).validate_python(text)
    except ValidationError:
        return None
    return address


_ABSOLUTE = ("https://", "http://", "mailto:", "tel:")
_BLANKS = {ord("\t"): None, ord("\n"): None, ord("\r"): None, ord(" "): "%20"}
