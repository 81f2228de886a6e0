"""A form over a part of a museum's document, for two people who may have it open at once.

Beside each field stands, hidden, what it was when the page was made. So it is known what this person changed:
only that is written. Where somebody else has changed the same field meanwhile, nothing is written: the page
comes back with both values, and one of them is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any, ClassVar

from django import forms
from pydantic import BaseModel, ValidationError

from jetisu360.language import Message, _
from jetisu360.portal.looks.words import current_language, say
from jetisu360.tour.museum_toml.validation import explain, problem_of

Path = tuple[str, ...]

BASE, THEIRS = "initial-", "theirs-"
"""What the names of two companions of a field begin with: what was there, and whether that is to stay."""


class DocumentForm(forms.Form):
    """`part`: a table of the document as JSON values. `places`: name of a field → where it stands in `part`.

    `model` says what the part may hold. After `is_valid()`, `changed` has the part as it is to be written.
    """

    model: ClassVar[type[BaseModel]]

    def __init__(self, posted: Mapping[str, str] | None, part: Mapping[str, Any], **kwargs: Any) -> None:
        self.part = part
        self.places: dict[str, Path] = {}
        self.conflicts: dict[str, str] = {}
        self.changed: dict[str, Any] = {}
        super().__init__(**kwargs)
        self.build()
        self.there = self.flat(part)
        self.base = dict(self.there)
        self.initial: dict[str, Any] = dict(self.there)
        if posted is not None:
            # A field that the request does not name was not on the page that it comes from.
            self.base = {name: _plain(posted.get(BASE + name, self.there[name])) for name in self.there}
            self.data = {name: self._typed(posted, name) for name in self.fields}
            self.is_bound = True

    def _typed(self, posted: Mapping[str, str], name: str) -> str:
        if posted.get(THEIRS + name):
            return self.there[name]
        if name in posted or isinstance(self.fields[name], forms.BooleanField):
            if name not in posted and BASE + name not in posted:
                return self.there[name]
            return _plain(posted.get(name, ""))
        return self.base[name]

    def build(self) -> None:
        """Adds the fields; a child says which."""
        raise NotImplementedError

    def add(self, name: str, place: Path, field: forms.Field) -> None:
        self.fields[name] = field
        self.places[name] = place

    def add_texts(
        self, name: str, label: Message, *, rows: int = 1, most: int, help: Message | None = None
    ) -> None:
        """A field in each language: `title_kk`, `title_ru`, `title_en`."""
        for code, language in (("kk", _("in Kazakh")), ("ru", _("in Russian")), ("en", _("in English"))):
            attributes = {"lang": code, "spellcheck": "true"}
            widget = (
                forms.TextInput(attributes)
                if rows == 1
                else forms.Textarea({**attributes, "rows": str(rows)})
            )
            field = forms.CharField(
                label=f"{say(label)} {say(language)}",
                max_length=most,
                required=False,
                widget=widget,
                help_text=say(help) if help and code == "kk" else "",
            )
            self.add(f"{name}_{code}", (*name.split("-"), code), field)

    def flat(self, part: Mapping[str, Any]) -> dict[str, str]:
        """The value of every field in `part`, as text."""
        return {name: _shown(_at(part, place)) for name, place in self.places.items()}

    def put(self, part: dict[str, Any], name: str, text: str) -> None:
        """Writes one changed field into the part."""
        *tables, key = self.places[name]
        table = part
        for one in tables:
            table = table.setdefault(one, {})
        value = self.value(name, text)
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value

    def value(self, name: str, text: str) -> Any:
        """What a field's text is in the document; None to have nothing there."""
        if isinstance(self.fields[name], forms.BooleanField):
            return True if text else None
        return text or None

    def field_of(self, location: tuple[Any, ...]) -> str | None:
        """The field in which what is wrong at a place of the part was written."""
        path = tuple(str(one) for one in location)
        return next((name for name, place in self.places.items() if place == path), None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        mine = {name: str(self.data.get(name, "")) for name in self.there}
        touched = [name for name in self.there if mine[name] != self.base[name]]
        for name in touched:
            if self.there[name] not in (self.base[name], mine[name]):
                self.conflicts[name] = self.there[name]
                self.add_error(
                    name, say(_("Somebody else has changed this meanwhile. Choose which is to stay."))
                )
        if self.conflicts:
            return cleaned
        self.changed = deepcopy(dict(self.part))
        for name in touched:
            if mine[name] != self.there[name]:
                self.put(self.changed, name, mine[name])
        self._check()
        return cleaned

    def _check(self) -> None:
        """Holds the part to the rules of museum.toml, and says what is wrong by its field."""
        try:
            self.model.model_validate(self.changed)
        except ValidationError as error:
            language = current_language()
            for item in error.errors(include_url=False, include_input=False):
                name = self.field_of(tuple(item["loc"]))
                self.add_error(name, (problem_of(item) if name else explain(item))[language])

    def hidden(self) -> list[tuple[str, str]]:
        """Names and values of the companions: what each field was when this page was made."""
        known = self.there if self.conflicts else self.base
        return [(BASE + name, known[name]) for name in self.there]

    def theirs(self, name: str) -> str | None:
        """What somebody else wrote into a field meanwhile; None where nobody did."""
        return self.conflicts.get(name)


Maker = Callable[[Mapping[str, str] | None, Mapping[str, Any]], DocumentForm]


def _at(part: Mapping[str, Any], place: Path) -> Any:
    value: Any = part
    for key in place:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    return "" if value is None else _plain(str(value))


def _plain(text: str) -> str:
    """A text as it is compared: browsers send line ends of their own, and nobody means blanks at the ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
