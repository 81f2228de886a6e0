"""The forms of a place, and of photographs that are sent."""

from __future__ import annotations

from typing import Any

from django import forms

from jetisu360.language import LANGUAGES, Message, _, _p, pick
from jetisu360.portal.control.evidence.models import KINDS, Place, Point
from jetisu360.portal.control.evidence.places import MOST_TITLE
from jetisu360.portal.looks.words import current_language, lazy, say

KIND_WORDS: dict[str, Message] = {
    "room": _p("place", "Room"),
    "building": _p("place", "Building"),
    "site": _p("place", "Building site"),
    "road": _p("place", "Road"),
    "water": _p("place", "Canal, river, pipe"),
    "other": _p("place", "Something else"),
}
assert tuple(KIND_WORDS) == KINDS


class PlaceForm(forms.Form):
    """`regions`: those in which the person may make one; asked only where there are several."""

    kk = forms.CharField(label=lazy(_("Name in Kazakh")), max_length=MOST_TITLE, required=False)
    ru = forms.CharField(label=lazy(_("Name in Russian")), max_length=MOST_TITLE, required=False)
    en = forms.CharField(label=lazy(_("Name in English")), max_length=MOST_TITLE, required=False)
    kind = forms.ChoiceField(label=lazy(_p("place", "Kind")))
    latitude = forms.FloatField(
        label=lazy(_("Latitude")),
        help_text=lazy(_("Degrees, such as 45.0156. With it the portal tells how far a camera stood.")),
        required=False,
        min_value=-90,
        max_value=90,
    )
    longitude = forms.FloatField(label=lazy(_("Longitude")), required=False, min_value=-180, max_value=180)
    every = forms.IntegerField(
        label=lazy(_("A new photograph every so many days")),
        help_text=lazy(_("Points of which none came in time are listed as late.")),
        required=False,
        min_value=1,
        max_value=1000,
    )

    def __init__(self, *args: Any, regions: Any = (), place: Place | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"kind": "site"}
        if place is not None:
            initial = {language: place.title.get(language, "") for language in LANGUAGES}
            initial |= {name: getattr(place, name) for name in ("kind", "latitude", "longitude", "every")}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kind"].choices = [(name, say(words)) for name, words in KIND_WORDS.items()]
        if len(regions) > 1:
            choices = [(one.pk, pick(one.title, current_language()) or one.slug) for one in regions]
            self.fields["region"] = forms.ChoiceField(label=lazy(_("Region")), choices=choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("kk") or cleaned.get("ru")):
            self.add_error("kk", say(_("The place needs a name in Kazakh or in Russian.")))
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", say(_("Write both latitude and longitude, or neither.")))
        return cleaned

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        title = {language: data[language].strip() for language in LANGUAGES if data[language].strip()}
        return {"title": title, **{name: data[name] for name in ("kind", "latitude", "longitude", "every")}}


class PointForm(forms.Form):
    title = forms.CharField(
        label=lazy(_("From where one photographs")),
        help_text=lazy(_("Such as “at the gate” or “second floor, by the stairs”.")),
        max_length=MOST_TITLE,
    )
    across = forms.IntegerField(
        label=lazy(_("On the sketch, from the left, %")), required=False, min_value=0, max_value=100
    )
    down = forms.IntegerField(
        label=lazy(_("On the sketch, from above, %")), required=False, min_value=0, max_value=100
    )

    def position(self) -> tuple[float | None, float | None]:
        across, down = self.cleaned_data["across"], self.cleaned_data["down"]
        return (None, None) if across is None or down is None else (across / 100, down / 100)


class SendForm(forms.Form):
    """`points`: those of the assignment's places. (The photographs themselves stand in `request.FILES`.)"""

    point = forms.TypedChoiceField(label=lazy(_("Capture point")), required=False, empty_value=None)
    new = forms.CharField(
        label=lazy(_("Or a new point: from where did you photograph?")),
        help_text=lazy(_("Such as “at the gate” or “second floor, by the stairs”.")),
        max_length=MOST_TITLE,
        required=False,
    )
    note = forms.CharField(
        label=lazy(_("What is to be seen")),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, points: list[Point], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {one.pk: one for one in points}
        if not points:
            del self.fields["point"]
            self.fields["new"].label = say(_("From where did you photograph?"))
            return
        several = len({one.place_id for one in points}) > 1
        language = current_language()
        field = self.fields["point"]
        field.choices = [
            *(
                (one.pk, f"{pick(one.place.title, language)}: {one}" if several else str(one))
                for one in points
            ),
            ("", say(_("another point, written below"))),
        ]
        field.coerce = lambda value: known[int(value)]
        self.initial.setdefault("point", points[0].pk)
