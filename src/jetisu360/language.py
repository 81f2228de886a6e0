"""The languages of the house, and the one catalogue (gettext) of everything that people read in them.

A `Message` is written in the code as its English source, `_("Look left")`, and translators work in
`locale/<language>/LC_MESSAGES/jetisu360.po`. It is a mapping from language to text, exactly as the texts that
keepers write in three languages are, so whoever shows a text need not know which of the two it is.
"""

from __future__ import annotations

import gettext
import io
import string
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Literal, get_args

from babel import Locale

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DOMAIN = "jetisu360"
LOCALE = Path(__file__).parent / "locale"


def pick(text: Mapping[str, str], language: str) -> str:
    """The text in `language`, or in the first of kk, ru, en that has one, or an empty string.

    Falling back is the caller's to show: `pick(text, "en") != text.get("en")` says that it happened.
    """
    for candidate in (language, *LANGUAGES):
        if text.get(candidate):
            return text[candidate]
    return ""


# Letters of Arabic script are joined and parted by these, a word may be broken at the last: none deceives.
_HARMLESS = "\u200c\u200d\u00ad"
_SHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def visible(text: str, keep: str = "") -> str:
    r"""The text with what a terminal or a reader would obey instead of seeing written out: control characters
    (ESC, line ends but those in `keep`), marks of direction and halves of pairs become `\u001b` and the like.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if one in keep or not _hidden(one) else _escaped(one) for one in text)


def _hidden(one: str) -> bool:
    return unicodedata.category(one) in _SHOWN and one not in _HARMLESS


def _escaped(one: str) -> str:
    return f"\\u{ord(one):04x}" if ord(one) < 0x10000 else f"\\U{ord(one):08x}"


def shown(detail: object, language: str) -> object:
    """A detail as it may stand in a sentence. A text in three languages is taken in the one it is said in;
    it is ours, so its lines stay lines.
    """
    if isinstance(detail, Mapping):
        return visible(pick(detail, language), keep="\n")
    return visible(str(detail)) if isinstance(detail, str | PathLike) else detail


POSSESSED = ":poss3}"
"""How a Kazakh sentence asks for «its» after a number: «{total} залдың {number:poss3}» is «12 залдың 9-ы»."""


class _Possessing(string.Formatter):
    def format_field(self, value: object, spec: str) -> str:
        if f":{spec}}}" != POSSESSED:
            return str(super().format_field(value, spec))
        from jetisu360.kazakh.inflect import inflect  # few sentences need it, and it brings a lexicon

        return inflect(str(value), possessive="poss3")


_POSSESSING = _Possessing()


class Message(Mapping[str, str]):
    """A text of the catalogue, by its English source; made by `_`, `_n` and `_p`.

    `details` fill its `{names}`; a name of a file among them is shown, not obeyed (`visible`). A detail may
    itself be a text in three languages (a `Message`, or what a keeper wrote); it is then said in the language
    of the whole. A message with a plural chooses its form by the detail `n`.
    """

    __slots__ = ("context", "details", "plural", "source")

    def __init__(
        self,
        source: str,
        *,
        plural: str | None = None,
        context: str | None = None,
        details: Mapping[str, object] | None = None,
    ) -> None:
        self.source = source
        self.plural = plural
        self.context = context
        self.details = details

    def fill(self, **details: object) -> Message:
        """The same message with its `{names}` filled, in whichever language it will be said."""
        return Message(
            self.source, plural=self.plural, context=self.context, details={**(self.details or {}), **details}
        )

    def say(self, language: str, /, **details: object) -> str:
        """The text in `language` with all its `{names}` filled."""
        known = {**(self.details or {}), **details}
        filled = {name: shown(value, language) for name, value in known.items()}
        template = self.template(language, known.get("n"))
        if POSSESSED in template:
            return _POSSESSING.vformat(template, (), filled)
        return template.format_map(filled)

    def template(self, language: str, n: object = None) -> str:
        """The text in `language` before its names are filled, in the plural form of `n`."""
        if not self.source:  # in a catalogue the empty message is the head of the file
            return ""
        known = catalogue(language)
        if self.plural is not None:
            number = int(str(n)) if n is not None else 0
            if self.context:
                return known.npgettext(self.context, self.source, self.plural, number)
            return known.ngettext(self.source, self.plural, number)
        return known.pgettext(self.context, self.source) if self.context else known.gettext(self.source)

    def plural_forms(self, language: str) -> dict[str, str]:
        """The template of each plural category (CLDR), as `Intl.PluralRules` of a browser names them.

        `other` is for fractions where a language counts whole numbers without it.
        """
        rule = locale_of(language).plural_form
        forms: dict[str, str] = {}
        for number in (*range(2, 100), 1, 0):
            forms.setdefault(rule(number), self.template(language, number))
        forms.setdefault("other", self.template(language, 2))
        return dict(sorted(forms.items()))

    def __getitem__(self, language: str) -> str:
        if language not in LANGUAGES:
            raise KeyError(language)
        return self.template(language) if self.details is None else self.say(language)

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Message):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((self.source, self.context))

    def __repr__(self) -> str:
        return f"Message({self.source!r})" if self.details is None else f"Message({self.say('en')!r})"

    def __reduce__(self) -> tuple[object, ...]:
        # Messages cross process borders as details of errors.
        return (_rebuild, self._parts())

    def _parts(self) -> tuple[str, str | None, str | None, Mapping[str, object] | None]:
        return (self.source, self.plural, self.context, self.details)


def _rebuild(
    source: str, plural: str | None, context: str | None, details: Mapping[str, object] | None
) -> Message:
    return Message(source, plural=plural, context=context, details=details)


def _(source: str) -> Message:
    """A message of the catalogue by its English source."""
    return Message(source)


def _n(one: str, many: str) -> Message:
    """A message that counts: its English singular and plural; the detail `n` chooses the form."""
    return Message(one, plural=many)


def _p(context: str, source: str) -> Message:
    """A message whose English source has several translations, and what tells it from the others."""
    return Message(source, context=context)


EMPTY = Message("")


class Translator:
    """Says messages in one language: `say(_("Rooms"))`, `say(_n("{n} room", "{n} rooms"), n=4)`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.locale = locale_of(language)

    def __call__(self, message: Message, /, **details: object) -> str:
        return message.say(self.language, **details)

    def in_templates(self) -> dict[str, Callable[..., str]]:
        """`_`, `_n` and `_p` for a template, where a message is said as soon as it is named."""
        return {
            "_": lambda source, /, **details: self(
                source if isinstance(source, Message) else Message(source), **details
            ),
            "_n": lambda one, many, /, **details: self(_n(one, many), **details),
            "_p": lambda context, source, /, **details: self(_p(context, source), **details),
        }


@cache
def locale_of(language: str) -> Locale:
    """How a language writes dates and numbers. British English writes the day before the month, as Kazakh
    readers of English expect.
    """
    return Locale.parse("en_GB" if language == "en" else language)


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into a language; English is the source itself."""
    compiled = compiled_catalogue(language)
    return gettext.GNUTranslations(io.BytesIO(compiled)) if compiled else gettext.NullTranslations()


@cache
def compiled_catalogue(language: str) -> bytes:
    """The same as the bytes of a `.mo`, of which English has none.

    A checkout whose `.po` is newer than its `.mo` is read from the `.po`: a corrected word is seen at once.
    """
    folder = LOCALE / language / "LC_MESSAGES"
    compiled, source = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if source.exists() and (not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime):
        return compile_catalogue(source)
    return compiled.read_bytes() if compiled.exists() else b""


def sample(language: str) -> Iterator[str]:
    """Every sentence of the house in a language: what the language looks like, letter by letter."""
    known: Mapping[object, str] = getattr(catalogue(language), "_catalog", {})
    return (text for key, text in known.items() if key)  # (the head of a catalogue has an empty key)


def compile_catalogue(source: Path) -> bytes:
    """A `.po` file as the bytes of its `.mo`."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        known = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, known)
    return compiled.getvalue()
