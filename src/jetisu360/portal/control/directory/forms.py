"""The form of an office: what it is called, and whose part it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import LANGUAGES, _, pick
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.looks.words import current_language, lazy, say
from jetisu360.portal.museums.models import Region

MOST_TITLE = 200
MOST_FORMS = 40
"""Other forms of one office: short and old names, and its head's."""


def _title(label: Any, language: str) -> forms.CharField:
    attributes = {"lang": language, "spellcheck": "true"}
    return forms.CharField(
        label=lazy(label), max_length=MOST_TITLE, required=False, widget=forms.TextInput(attributes)
    )


class OfficeForm(forms.Form):
    """`office`: the one that is edited; None for a new one of `region`."""

    kk = _title(_("Name in Kazakh"), "kk")
    ru = _title(_("Name in Russian"), "ru")
    en = _title(_("Name in English"), "en")
    also = forms.CharField(
        label=lazy(_("How texts write it besides")),
        help_text=lazy(
            _("One form a line, in any language: short names, older names, its head (“akim of the city”).")
        ),
        required=False,
        max_length=MOST_FORMS * (MOST_TITLE + 2),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    parent = forms.TypedChoiceField(label=lazy(_("Belongs to")), required=False, empty_value=None)

    def __init__(self, region: Region, office: Office | None, *args: Any, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        if office is not None:
            initial = {language: office.title.get(language, "") for language in LANGUAGES}
            initial |= {"also": "\n".join(office.also), "parent": office.parent_id}
        super().__init__(*args, initial=initial, **kwargs)
        others = list(Office.objects.filter(region=region))
        shut_out = {office.pk, *_below(office.pk, others)} if office else set()
        language = current_language()
        known = {one.pk: one for one in others if one.pk not in shut_out}
        titles = sorted(
            ((number, pick(one.title, language)) for number, one in known.items()),
            key=lambda item: sort_key(item[1]),
        )
        field = self.fields["parent"]
        field.choices = [("", say(_("of no other office"))), *titles]
        field.coerce = lambda value: known[int(value)]

    def clean_also(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["also"].splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_FORMS or any(len(line) > MOST_TITLE for line in found):
            raise forms.ValidationError(
                say(_("At most {n} forms, each of at most {signs} signs."), n=MOST_FORMS, signs=MOST_TITLE)
            )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("kk") or cleaned.get("ru")):
            self.add_error("kk", say(_("The office needs a name in Kazakh or in Russian.")))
        return cleaned

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        title = {language: data[language] for language in LANGUAGES if data[language]}
        return {"title": title, "also": data["also"], "parent": data["parent"]}


def _below(number: int, offices: Iterable[Office]) -> set[int]:
    """Its parts and theirs: an office is not a part of itself."""
    children: dict[int | None, list[int]] = {}
    for one in offices:
        children.setdefault(one.parent_id, []).append(one.pk)
    found: set[int] = set()
    waiting = [number]
    while waiting:
        new = [one for one in children.get(waiting.pop(), []) if one not in found]
        found |= set(new)
        waiting += new
    return found
