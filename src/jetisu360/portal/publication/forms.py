"""The form of a time for publishing."""

from __future__ import annotations

from datetime import datetime

from django import forms

from jetisu360.language import _
from jetisu360.portal.looks.words import current_language, lazy
from jetisu360.portal.publication.asking import TimeOver, TimeTooFar, check_time


class ScheduleForm(forms.Form):
    """When, in Asia/Almaty."""

    at = forms.DateTimeField(
        label=lazy(_("Day and time (Almaty)")),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H:%M"],
        error_messages={"invalid": lazy(_("Write a day and a time, such as 16.03.2027 09:00."))},
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_at(self) -> datetime:
        at: datetime = self.cleaned_data["at"]
        try:
            check_time(at)
        except (TimeOver, TimeTooFar) as error:
            raise forms.ValidationError(error.say(current_language())) from None
        return at
