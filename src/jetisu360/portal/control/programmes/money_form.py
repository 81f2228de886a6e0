"""The form of a year's sums, as they were on a day."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone

from jetisu360.language import _, _p
from jetisu360.portal.control.programmes.amounts import LONGEST, amount_of
from jetisu360.portal.control.programmes.forms import DayField
from jetisu360.portal.control.programmes.kinds import SUM_WORDS, Sum
from jetisu360.portal.control.programmes.money import MOST, YEARS
from jetisu360.portal.looks.words import lazy, say


class AmountField(forms.CharField):
    """Tenge, written as people write them."""

    def __init__(self, **more: Any) -> None:
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(required=False, max_length=LONGEST, widget=widget, **more)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        amount = amount_of(text)
        if amount is None or amount > MOST:
            raise forms.ValidationError(say(_("Write tenge in figures, such as 12 500 000.")))
        return amount


class MoneyForm(forms.Form):
    year = forms.IntegerField(label=lazy(_("Year of the budget")), min_value=YEARS[0], max_value=YEARS[-1])
    planned = AmountField(label=lazy(_("Planned for the year, ₸")))
    allocated = AmountField(label=lazy(_("Allocated since the beginning of the year, ₸")))
    spent = AmountField(label=lazy(_("Spent since the beginning of the year, ₸")))
    as_of = DayField(label=lazy(_p("money", "True on the day")))
    document = forms.CharField(
        label=lazy(_("Where it stands")),
        help_text=lazy(_("Such as the number and day of a decision or an act.")),
        max_length=200,
        required=False,
    )

    def clean_as_of(self) -> Any:
        day = self.cleaned_data["as_of"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(say(_("This day has not come yet.")))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.sums():
            self.add_error("planned", say(_("Write at least one sum.")))
        return cleaned

    def sums(self) -> dict[Sum, Decimal]:
        data = self.cleaned_data
        return {kind: data[kind.value] for kind in SUM_WORDS if data.get(kind.value) is not None}
