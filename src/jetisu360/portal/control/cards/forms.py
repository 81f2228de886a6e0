"""The forms of a card: what is said with an act, what a draft still lacks, and a part that is given on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import Message, _, pick
from jetisu360.portal.control.assignments.drafts import may_review
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import State
from jetisu360.portal.control.assignments.terms import YEARS
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.looks.words import current_language, lazy, say

MOST_WORDS = 10_000
MOST_NUMBER = 2**31 - 1
WRITE_A_DAY = _("Write a day, such as 31.03.2027.")
LANGUAGES = (("kk", "Қазақша"), ("ru", "Русский"))


class DayField(forms.DateField):
    """A day of this century, chosen or written."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages={"invalid": lazy(WRITE_A_DAY)},
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **kwargs,
        )

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value.year not in YEARS:
            raise forms.ValidationError(say(WRITE_A_DAY))


class SaidForm(forms.Form):
    """What a form of the card sends besides `do`. `item`: the remark or request that it is about;
    `revision`: of the assignment as it was shown; `made`: when that was, in seconds.
    """

    reason = forms.CharField(required=False, max_length=MOST_WORDS)
    due = DayField(required=False)
    item = forms.IntegerField(required=False, min_value=1, max_value=MOST_NUMBER)
    revision = forms.IntegerField(required=False, min_value=1, max_value=MOST_NUMBER)
    made = forms.FloatField(required=False, min_value=0, max_value=1e11)


def _words(label: Message, most: int, rows: int = 0, help: Message | None = None) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=lazy(label), max_length=most, required=False, widget=widget, help_text=lazy(help or Message(""))
    )


class EditForm(forms.Form):
    """A draft, or an assignment that was declined: everything of it may be left out for now."""

    task = _words(_("What is to be done"), 5000, rows=4)
    result = _words(
        _("Expected result"), 3000, rows=3, help=_("What will be there in the end: a thing, a number.")
    )
    executor = forms.TypedChoiceField(label=lazy(_("Responsible executor")), required=False, empty_value=None)
    due = DayField(label=lazy(_("Due date")), required=False)
    co_executors = forms.TypedMultipleChoiceField(
        label=lazy(_("Co-executors")), required=False, widget=forms.CheckboxSelectMultiple
    )
    issuer = _words(_("Who gave it"), 200)
    programme = _words(_("Programme"), 200)
    place = _words(_("Place"), 200)
    point = _words(_("Point of the text"), 30)
    language = forms.ChoiceField(label=lazy(_("Language of the assignment")), choices=LANGUAGES)
    on_site = forms.BooleanField(label=lazy(_("Checked on the spot by an inspector")), required=False)
    for_issuer = forms.BooleanField(
        label=lazy(_("Judged by the issuer, not by a controller")), required=False
    )
    reviewer = forms.TypedChoiceField(label=lazy(_("First review")), required=False, empty_value=None)
    evidence = forms.IntegerField(
        label=lazy(_("How many pieces of evidence a report needs")), required=False, min_value=0, max_value=99
    )

    def __init__(self, assignment: Assignment, *args: Any, **kwargs: Any) -> None:
        co_executors = [one.pk for one in assignment.co_executors.all()]
        initial = {name: getattr(assignment, name) for name in self.base_fields if name != "co_executors"}
        initial |= {"executor": assignment.executor_id, "reviewer": assignment.reviewer_id}
        super().__init__(*args, initial={**initial, "co_executors": co_executors}, **kwargs)
        self.assignment = assignment
        named = {assignment.executor_id, *co_executors} - {None}
        self._offices = _given_to(assignment, named)
        offices = _titles(self._offices.values())
        self._choose("executor", offices, self._offices)
        self.fields["co_executors"].choices = offices
        self.fields["co_executors"].coerce = lambda value: self._offices[int(value)]
        reviewers = {one.pk: one for one in may_review(assignment.region)}
        if assignment.reviewer is not None:
            reviewers[assignment.reviewer.pk] = assignment.reviewer
        self._choose("reviewer", [(number, str(one)) for number, one in reviewers.items()], reviewers)
        if assignment.state != State.DRAFT:
            # On control a date is moved by the issuer's level alone.
            del self.fields["due"]
        if assignment.given_by_id is not None:
            del self.fields["for_issuer"]

    def _choose(self, name: str, choices: list[tuple[int, str]], known: dict[int, Any]) -> None:
        field = self.fields[name]
        field.choices = [("", say(_("choose…"))), *choices]
        field.coerce = lambda value: known[int(value)]

    def values(self) -> dict[str, Any]:
        """What `drafts.edit` takes."""
        found = dict(self.cleaned_data)
        found["evidence"] = found["evidence"] or 0
        if found["executor"] is not None:
            found["co_executors"] = [one for one in found["co_executors"] if one != found["executor"]]
        return found

    def differs(self, there: Assignment) -> dict[str, str]:
        """Field → what it holds by now, of those where something else was typed."""
        now = EditForm(there)
        executor = pick(there.executor.title, current_language()) if there.executor else ""
        shown = {"executor": executor, "reviewer": str(there.reviewer or ""), "co_executors": ""}
        found = {}
        for name, value in self.values().items():
            held = now.initial[name]
            if name == "co_executors":
                same = {one.pk for one in value} == set(held)
            else:
                same = (getattr(value, "pk", value) or "") == (held or "")
            if not same:
                found[name] = shown.get(name, str(held or ""))
        return found


class PartForm(forms.Form):
    """A part of an assignment that its executor gives to another office."""

    part_task = _words(_("What is to be done"), 5000, rows=3)
    part_result = _words(_("Expected result"), 3000, rows=2)
    part_executor = forms.TypedChoiceField(
        label=lazy(_("Responsible executor")), required=False, empty_value=None
    )
    part_due = DayField(label=lazy(_("Due date")), required=False)

    def __init__(self, parent: Assignment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = {
            number: one for number, one in _given_to(parent, set()).items() if number != parent.executor_id
        }
        field = self.fields["part_executor"]
        field.choices = [("", say(_("choose…"))), *_titles(offices.values())]
        field.coerce = lambda value: offices[int(value)]
        self.fields["part_task"].required = True

    def values(self) -> dict[str, Any]:
        """What `drafts.create_below` takes."""
        return {name.removeprefix("part_"): value for name, value in self.cleaned_data.items()}


def _given_to(assignment: Assignment, named: set[int | None]) -> dict[int, Office]:
    """The offices that it may be given to, and those that it names already."""
    found = Office.objects.filter(region_id=assignment.region_id)
    known = found.filter(Q(closed=False) | Q(pk__in=named))
    giver = assignment.given_by_id
    return {one.pk: one for one in known if one.pk != giver or one.pk in named}


def _titles(offices: Iterable[Office]) -> list[tuple[int, str]]:
    language = current_language()
    titles = [(one.pk, pick(one.title, language)) for one in offices]
    return sorted(titles, key=lambda item: sort_key(item[1]))
