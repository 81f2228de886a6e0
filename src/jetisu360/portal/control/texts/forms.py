"""The forms: a text that comes in, and what a proposal is filled with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from jetisu360.files.limits import MOST_READ_AT_ONCE
from jetisu360.language import _, _p, pick
from jetisu360.minutes.read.mail import DOCUMENTS
from jetisu360.portal.control.texts.filling import LONGEST_SHORT, Filling
from jetisu360.portal.control.texts.taking import possible_day
from jetisu360.portal.looks.words import current_language, lazy, say

DAY = {"input_formats": ["%Y-%m-%d", "%d.%m.%Y"]}
NO_DAY = _("Write a day, such as 31.03.2027.")
ACCEPTED = ",".join((*DOCUMENTS, ".eml"))
MOST_FORM_TEXT = 4 * MOST_READ_AT_ONCE
"""What is longer still is not even looked at."""


def day_field(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=False,
        error_messages={"invalid": lazy(NO_DAY)},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        **DAY,
    )


class TextForm(forms.Form):
    """`regions`: those whose texts the person takes in; which one is only asked where there are several."""

    text = forms.CharField(
        label=lazy(_("Text")),
        required=False,
        strip=False,
        max_length=MOST_FORM_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    file = forms.FileField(
        label=lazy(_("Or its file")),
        help_text=lazy(_("docx, odt, rtf, xlsx, ods, pdf with text, html, txt, or an e-mail as .eml.")),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    title = forms.CharField(
        label=lazy(_("Title")),
        help_text=lazy(_("Left empty: its first line.")),
        required=False,
        max_length=300,
    )
    number = forms.CharField(
        label=lazy(_p("text", "Number")),
        help_text=lazy(_("Of the minutes or the act, as it stands there.")),
        required=False,
        max_length=60,
    )
    dated = day_field(
        lazy(_("Date of the text")),
        lazy(_("From which its terms are counted. Left empty: as the text itself says.")),
    )
    again = forms.BooleanField(label=lazy(_("Take it in once more all the same")), required=False)

    def __init__(self, *args: Any, regions: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regions = {str(region.pk): region for region in regions}
        self.known = False
        if len(regions) > 1:
            language = current_language()
            choices = [(str(one.pk), pick(one.title, language) or one.slug) for one in regions]
            self.fields["region"] = forms.ChoiceField(label=lazy(_("Region")), choices=choices)

    def clean_dated(self) -> date | None:
        return _checked(self.cleaned_data["dated"])

    @property
    def region(self) -> Any:
        chosen = self.cleaned_data.get("region") or next(iter(self.regions))
        return self.regions[chosen]


class ProposalForm(forms.Form):
    """`offices`: [(number, title)] of the directory in their order; `offered`: numbers of those that may be
    meant, best first.
    """

    task = forms.CharField(
        label=lazy(_("What is to be done")),
        max_length=5000,
        error_messages={"required": lazy(_("Say what is to be done."))},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    result = forms.CharField(
        label=lazy(_("Expected result")),
        help_text=lazy(_("What will be there in the end, so that one can see or measure it.")),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    due = day_field(lazy(_("Due date")))
    issuer = forms.CharField(label=lazy(_("Given by")), max_length=LONGEST_SHORT, required=False)
    programme = forms.CharField(label=lazy(_("Programme")), max_length=LONGEST_SHORT, required=False)
    place = forms.CharField(label=lazy(_p("assignment", "Place")), max_length=LONGEST_SHORT, required=False)
    point = forms.CharField(label=lazy(_("Point of the text")), max_length=30, required=False)

    def __init__(
        self,
        *args: Any,
        offices: Sequence[tuple[int, str]],
        offered: Sequence[int] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        titles = dict(offices)
        first = [(str(number), titles[number]) for number in offered if number in titles]
        rest = [(str(number), title) for number, title in offices if number not in offered]
        groups: list[Any] = [("", "—")]
        groups += [(say(_("Perhaps meant")), first)] if first else []
        groups += [(say(_("All other offices") if first else _("All offices")), rest)] if rest else []
        self.fields["executor"] = forms.ChoiceField(
            label=lazy(_("Responsible executor")), choices=groups, required=False
        )
        self.fields["co_executors"] = forms.MultipleChoiceField(
            label=lazy(_("Co-executors")),
            choices=[*first, *rest],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def clean_due(self) -> date | None:
        return _checked(self.cleaned_data["due"])

    def filling(self) -> Filling:
        values = self.cleaned_data
        executor = int(values["executor"]) if values["executor"] else None
        helping = tuple(int(one) for one in values["co_executors"] if int(one) != executor)
        names = ("task", "result", "due", "issuer", "programme", "place", "point")
        return Filling(executor=executor, co_executors=helping, **{name: values[name] for name in names})


def initial_of(filling: Filling) -> dict[str, Any]:
    return {
        **filling.as_json(),
        "due": filling.due,
        "executor": str(filling.executor or ""),
        "co_executors": [str(one) for one in filling.co_executors],
    }


def _checked(value: date | None) -> date | None:
    if value is not None and not possible_day(value):
        raise forms.ValidationError(say(NO_DAY))
    return value
