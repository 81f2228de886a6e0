"""The form of a new token."""

from __future__ import annotations

from typing import Any

from django import forms

from jetisu360.language import _, _n, pick
from jetisu360.portal.accounts.policy import Action, museums_where
from jetisu360.portal.api.tokens import LONGEST_DAYS, usable_tokens
from jetisu360.portal.looks.words import current_language, lazy, say
from jetisu360.portal.museums.models import Museum

DAYS = (30, 90, LONGEST_DAYS)


class TokenForm(forms.Form):
    """What it is called, what it may, how long."""

    name = forms.CharField(
        label=lazy(_("What it is for")),
        help_text=lazy(_("The journal names it beside you, for example: nightly upload.")),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    museum = forms.ChoiceField(label=lazy(_("Museum")), required=False)
    read_only = forms.BooleanField(
        label=lazy(_("For reading only")),
        help_text=lazy(_("Whoever has the key can then change nothing.")),
        required=False,
    )
    days = forms.TypedChoiceField(label=lazy(_("How long it works")), coerce=int, initial=90)

    def __init__(self, person: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        rows = Museum.objects.filter(museums_where(person, Action.SEE_MUSEUM))
        self.museums = {museum.slug: museum for museum in rows}
        language = current_language()
        named = [(slug, pick(museum.title, language)) for slug, museum in self.museums.items()]
        self.fields["museum"].choices = [("", say(_("all that you may see"))), *named]
        self.fields["days"].choices = [(days, say(_n("{n} day", "{n} days"), n=days)) for days in DAYS]

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if usable_tokens().filter(person=self.person, name=name).exists():
            raise forms.ValidationError(say(_("You have a key of this name already.")))
        return name
