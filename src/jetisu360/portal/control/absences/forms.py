"""The form of an absence."""

from __future__ import annotations

from typing import Any

from django import forms

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _
from jetisu360.portal.accounts.models import Person
from jetisu360.portal.control.absences.standing_in import may_stand_in
from jetisu360.portal.control.cards.forms import DayField
from jetisu360.portal.looks.words import lazy, say


class AbsenceForm(forms.Form):
    """Of `person`: who stands in, from when until when."""

    substitute = forms.TypedChoiceField(label=lazy(_("Who stands in")), empty_value=None)
    since = DayField(label=lazy(_("First day")))
    until = DayField(label=lazy(_("Last day")))

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.candidates = {one.pk: one for one in may_stand_in(person)}
        names = sorted(((number, str(one)) for number, one in self.candidates.items()), key=_by_name)
        field = self.fields["substitute"]
        field.choices = [("", say(_("choose…"))), *names]
        field.coerce = lambda value: self.candidates[int(value)]


def _by_name(choice: tuple[int, str]) -> tuple[str, str, str]:
    return sort_key(choice[1])
