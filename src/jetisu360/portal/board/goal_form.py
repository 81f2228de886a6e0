"""The form of a region's date, and of the museums that count for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from jetisu360.language import _
from jetisu360.portal.looks.words import lazy, say

YEARS = range(2000, 2100)


class GoalForm(forms.Form):
    """`museums`: [(number, title)] of the region, all of which may be ticked."""

    due = forms.DateField(
        label=lazy(_("To be published by")),
        help_text=lazy(_("The last day. Empty: no date is set.")),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": lazy(_("Write a day, such as 31.03.2027."))},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, museums: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["counts"] = forms.MultipleChoiceField(
            label=lazy(_("Museums that count for the date")), choices=museums, required=False
        )

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due is not None and due.year not in YEARS:
            raise forms.ValidationError(say(_("Write a day, such as 31.03.2027.")))
        return due
