"""The form of what one asks before coming to the museum: where, when, for how much."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django import forms

from jetisu360.language import _
from jetisu360.portal.looks.words import say
from jetisu360.portal.museums.document_form import DocumentForm
from jetisu360.tour.document.visit import DAYS
from jetisu360.tour.museum_toml.entries import VisitEntry

DAY_NAMES = {
    "mo": _("Monday"),
    "tu": _("Tuesday"),
    "we": _("Wednesday"),
    "th": _("Thursday"),
    "fr": _("Friday"),
    "sa": _("Saturday"),
    "su": _("Sunday"),
}
_TIME = re.compile(r"(\d{1,2})(?:[:.\-\s](\d{2}))?")
_NUMBERS = ("latitude", "longitude")


class VisitForm(DocumentForm):
    """Over `visit`. A week with one span of hours a day has fields (`opens_mo`, `closes_mo`, …); one with a
    break at noon has none: `simple` is False, and it stays as it is.
    """

    model = VisitEntry

    def build(self) -> None:
        self.add_texts("address", _("Address"), most=500)
        self.add_texts("place", _("Town or village"), most=200)
        self.add_texts("hours", _("Hours in words"), rows=2, most=1000)
        self.add_texts("admission", _("Admission"), rows=2, most=1000)
        # (Kept to itself: the rules of the document say what may stand there.)
        for name, label, kind, attributes in (
            ("phone", _("Telephone"), forms.CharField, {"type": "tel", "autocomplete": "off"}),
            ("email", _("E-mail"), forms.CharField, {"type": "email", "autocomplete": "off"}),
            ("website", _("The museum's own site"), forms.CharField, {"inputmode": "url"}),
            ("latitude", _("Latitude"), forms.CharField, {"inputmode": "decimal"}),
            ("longitude", _("Longitude"), forms.CharField, {"inputmode": "decimal"}),
            ("founded", _("Founded"), forms.CharField, {}),
        ):
            field = kind(label=say(label), max_length=300, required=False, widget=forms.TextInput(attributes))
            self.add(name, (name,), field)
        self.fields["website"].help_text = say(_("It begins with https://"))
        self.fields["latitude"].help_text = say(_("In degrees, for example 45.0156; a map shows it."))
        self.fields["founded"].help_text = say(_("A year, for example 1934."))
        self.simple = _is_simple(self.part)
        if self.simple:
            for day in DAYS:
                for name in (f"opens_{day}", f"closes_{day}"):
                    attributes = {"inputmode": "numeric", "autocomplete": "off"}
                    words = _("{day}, from") if name.startswith("opens") else _("{day}, until")
                    named = say(words, day=say(DAY_NAMES[day]))
                    widget = forms.TextInput(attributes)
                    self.fields[name] = forms.CharField(
                        label=named, max_length=5, required=False, widget=widget
                    )

    @property
    def days(self) -> list[tuple[str, Any, Any]]:
        """Name of the day, its two fields."""
        names = ((say(DAY_NAMES[day]), f"opens_{day}", f"closes_{day}") for day in DAYS)
        return [(name, self[opens], self[closes]) for name, opens, closes in names if self.simple]

    def flat(self, part: Mapping[str, Any]) -> dict[str, str]:
        found = super().flat(part)
        if self.simple:
            week = _week(part)
            for day in DAYS:
                found[f"opens_{day}"], found[f"closes_{day}"] = week.get(day, ("", ""))
        return found

    def clean(self) -> dict[str, Any]:
        for name in self.fields:
            if name.startswith(("opens_", "closes_")):
                self.data[name] = _time(str(self.data.get(name, "")))
        for day in DAYS if self.simple else ():
            opens, closes = (str(self.data.get(f"{kind}_{day}", "")) for kind in ("opens", "closes"))
            if bool(opens) != bool(closes):
                name = f"opens_{day}" if closes else f"closes_{day}"
                self.add_error(name, say(_("Write both times, or none on a day when the museum is closed.")))
        return super().clean()

    def put(self, part: dict[str, Any], name: str, text: str) -> None:
        kind, _sign, day = name.partition("_")
        if kind in ("opens", "closes") and day in DAYS:
            week = _week(part)
            opens, closes = week.get(day, ("", ""))
            week[day] = (text, closes) if kind == "opens" else (opens, text)
            _put_week(part, week)
            return
        super().put(part, name, text)
        if part.get(name.partition("_")[0]) == {}:
            del part[name.partition("_")[0]]

    def value(self, name: str, text: str) -> Any:
        if name in _NUMBERS and text:
            plain = text.replace(",", ".").rstrip("°").strip()
            try:
                return float(plain)
            except ValueError:
                return plain
        return super().value(name, text)

    def field_of(self, location: tuple[Any, ...]) -> str | None:
        if location[:1] == ("opening",) and len(location) > 1:
            entry = self.changed["opening"][location[1]]
            key = location[2] if len(location) > 2 and location[2] in ("opens", "closes") else "opens"
            return f"{key}_{entry['days'][0]}"
        return super().field_of(location)


def _is_simple(part: Mapping[str, Any]) -> bool:
    """Whether no day has more than one span of hours."""
    days = [day for entry in part.get("opening", []) for day in entry["days"]]
    return len(days) == len(set(days))


def _week(part: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    return {
        day: (entry["opens"], entry["closes"]) for entry in part.get("opening", []) for day in entry["days"]
    }


def _put_week(part: dict[str, Any], week: Mapping[str, tuple[str, str]]) -> None:
    """One entry for days in a row that have the same hours."""
    open_days = [(day, week[day]) for day in DAYS if day in week and any(week[day])]
    entries = [
        {"days": [day for day, _hours in days], "opens": opens, "closes": closes}
        for (opens, closes), days in groupby(open_days, key=lambda item: item[1])
    ]
    if entries:
        part["opening"] = entries
    else:
        part.pop("opening", None)


def _time(text: str) -> str:
    """`9`, `9.00` and `9:00` as `09:00`; anything else as it is, for the rules to refuse."""
    found = _TIME.fullmatch(text.strip())
    return f"{int(found[1]):02}:{found[2] or '00'}" if found else text.strip()
