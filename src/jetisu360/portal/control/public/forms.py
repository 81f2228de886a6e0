"""How a region publishes."""

from __future__ import annotations

import re
from typing import Any

from django import forms

from jetisu360.language import _, _p
from jetisu360.portal.control.public.models import Publisher
from jetisu360.portal.looks.words import lazy, say

_PREFIX = re.compile(r"oc4ids-[a-z0-9]{6}")
LICENCES = (
    ("", lazy(_p("licence", "Not said"))),
    ("cc-by-4.0", "CC BY 4.0"),
    ("cc0-1.0", "CC0 1.0"),
)


class HowForm(forms.Form):
    kk = forms.CharField(label=lazy(_("Who publishes, in Kazakh")), max_length=200, required=False)
    ru = forms.CharField(label=lazy(_("Who publishes, in Russian")), max_length=200, required=False)
    prefix = forms.CharField(
        label=lazy(_("Prefix of project identifiers")),
        help_text=lazy(_("Such as oc4ids-ab12cd: the OC4IDS helpdesk gives one to a publisher.")),
        max_length=13,
        required=False,
    )
    licence = forms.ChoiceField(label=lazy(_("Licence of the data")), choices=LICENCES, required=False)

    def __init__(self, known: Publisher | None, *args: Any, **kwargs: Any) -> None:
        if known is not None:
            title = {name: known.title.get(name, "") for name in ("kk", "ru")}
            kwargs.setdefault("initial", {**title, "prefix": known.prefix, "licence": known.licence})
        super().__init__(*args, **kwargs)

    def clean_prefix(self) -> str:
        prefix: str = self.cleaned_data["prefix"].strip().lower()
        if prefix and not _PREFIX.fullmatch(prefix):
            raise forms.ValidationError(say(_("A prefix is oc4ids- and six letters or digits.")))
        return prefix

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        title = {name: data[name].strip() for name in ("kk", "ru") if data[name].strip()}
        return {"title": title, "prefix": data["prefix"], "licence": data["licence"]}
