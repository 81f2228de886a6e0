"""The forms of series, meetings and problems."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _, _p, pick
from jetisu360.portal.control.assignments.terms import YEARS
from jetisu360.portal.looks.words import current_language, lazy, say

LONG = 4000


class SeriesForm(forms.Form):
    """`regions`: those in which the person may make one; asked only where there are several."""

    kk = forms.CharField(label=lazy(_("Name in Kazakh")), max_length=200)
    ru = forms.CharField(label=lazy(_("Name in Russian")), max_length=200, required=False)

    def __init__(self, *args: Any, regions: Any = (), series: Any = None, **kwargs: Any) -> None:
        if series is not None:
            known = {name: series.title.get(name, "") for name in ("kk", "ru")}
            kwargs.setdefault("initial", {**known, "closed": series.closed})
        super().__init__(*args, **kwargs)
        if series is not None:
            self.fields["closed"] = forms.BooleanField(
                label=lazy(_("There are no more meetings of this kind")), required=False
            )
        elif len(regions) > 1:
            choices = [(one.pk, pick(one.title, current_language()) or one.slug) for one in regions]
            self.fields["region"] = forms.ChoiceField(label=lazy(_("Region")), choices=choices)

    def title(self) -> dict[str, str]:
        return {name: self.cleaned_data[name].strip() for name in ("kk", "ru")}


class MeetingForm(forms.Form):
    day = forms.DateField(
        label=lazy(_p("meeting", "Day")),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": lazy(_("Write a day, such as 31.03.2027."))},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    place = forms.CharField(label=lazy(_p("meeting", "Place")), max_length=200, required=False)

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day.year not in YEARS:
            raise forms.ValidationError(say(_("Write a day, such as 31.03.2027.")))
        return day


class ProblemForm(forms.Form):
    """`offices`: rows for which the person may raise one."""

    office = forms.ChoiceField(label=lazy(_("Whose problem it is")))
    text = forms.CharField(label=lazy(_("What the problem is")), max_length=LONG, widget=forms.Textarea)
    help = forms.CharField(
        label=lazy(_("What help is wanted")),
        help_text=lazy(_("Of whom, and by when it would be of use.")),
        max_length=LONG,
        required=False,
        widget=forms.Textarea,
    )
    assignment = forms.IntegerField(
        label=lazy(_("Number of the assignment that it holds up")),
        required=False,
        min_value=1,
        max_value=2**31,
    )

    def __init__(self, *args: Any, offices: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(one.pk, pick(one.title, current_language())) for one in offices]
        self.fields["office"].choices = sorted(named, key=lambda row: sort_key(row[1]))
