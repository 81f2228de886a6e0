"""The forms of the stages of a project: all of them as a plan, and one that is said to be there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from jetisu360.language import _, _p
from jetisu360.portal.control.programmes.forms import MOST_TEXT, DayField, name_field
from jetisu360.portal.control.programmes.models import Stage
from jetisu360.portal.control.programmes.stages import MOST, Planned
from jetisu360.portal.looks.words import lazy, say

EMPTY = 4
"""Rows for new stages."""
MOST_WEIGHT = 1000


class PlanForm(forms.Form):
    """A row for each stage and some empty ones; a row without a name is none."""

    def __init__(self, stages: Sequence[Stage], revision: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stages = list(stages)
        self.rows = min(len(self.stages) + EMPTY, MOST)
        self.fields["revision"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=revision, min_value=1, max_value=2**31
        )
        for number in range(1, self.rows + 1):
            there = self.stages[number - 1] if number <= len(self.stages) else None
            fields: dict[str, forms.Field] = {
                "kk": name_field(_("Name in Kazakh"), "kk", 200),
                "ru": name_field(_("Name in Russian"), "ru", 200),
                "weight": forms.IntegerField(
                    label=lazy(_p("stage", "Weight")), required=False, min_value=1, max_value=MOST_WEIGHT
                ),
                "due": DayField(label=lazy(_p("stage", "Planned for")), required=False),
            }
            initial = {"kk": "", "ru": "", "weight": 1, "due": None}
            if there is not None:
                initial |= {language: there.title.get(language, "") for language in ("kk", "ru")}
                initial |= {"weight": there.weight, "due": there.due}
            for name, field in fields.items():
                field.initial = initial[name]
                self.fields[f"{name}_{number}"] = field

    def lines(self) -> Iterator[tuple[int, Stage | None, list[Any]]]:
        """(number, the stage that it is, its fields)."""
        for number in range(1, self.rows + 1):
            stage = self.stages[number - 1] if number <= len(self.stages) else None
            yield number, stage, [self[f"{name}_{number}"] for name in ("kk", "ru", "weight", "due")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.planned():
            self.add_error("kk_1", say(_("Name at least one stage.")))
        return cleaned

    def planned(self) -> list[Planned]:
        found = []
        for number in range(1, self.rows + 1):
            data = {name: self.cleaned_data.get(f"{name}_{number}") for name in ("kk", "ru", "weight", "due")}
            title = {name: data[name].strip() for name in ("kk", "ru") if (data[name] or "").strip()}
            if title:
                stage = self.stages[number - 1] if number <= len(self.stages) else None
                # (A name in a language that this form does not ask for stays.)
                kept = (
                    {} if stage is None else {k: v for k, v in stage.title.items() if k not in ("kk", "ru")}
                )
                found.append(Planned({**title, **kept}, data["weight"] or 1, data["due"]))
        return found


class SeenForm(forms.Form):
    """`captures`: photographs of the project's places, the newest first: (number, words)."""

    capture = forms.TypedChoiceField(
        label=lazy(_("Photograph on which it is to be seen")), coerce=int, empty_value=None
    )
    saw = forms.CharField(
        label=lazy(_("What is there")),
        max_length=MOST_TEXT,
        widget=forms.Textarea({"rows": 3}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)

    def __init__(self, captures: Sequence[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capture"].choices = [("", say(_("choose one"))), *captures]


class BackForm(forms.Form):
    reason = forms.CharField(
        label=lazy(_("Why you take it back")),
        max_length=MOST_TEXT,
        widget=forms.Textarea({"rows": 3}),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31)
