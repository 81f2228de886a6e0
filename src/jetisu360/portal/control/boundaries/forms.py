"""A file of boundaries with where it comes from; and which of its shapes is which district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from jetisu360.language import _, _p, pick
from jetisu360.portal.control.programmes.models import BoundarySource, District
from jetisu360.portal.looks.words import current_language, lazy, say


class SendForm(forms.Form):
    file = forms.FileField(
        label=lazy(_("GeoJSON file")),
        help_text=lazy(_("At most 20 MB; one feature for each district, in WGS 84.")),
        error_messages={"required": lazy(_("Choose a GeoJSON file with the boundaries of the districts."))},
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
    )
    source = forms.CharField(
        label=lazy(_p("boundaries", "Source")),
        help_text=lazy(_("Who made the boundaries, and of which year. It stands under each map.")),
        max_length=200,
    )
    licence = forms.CharField(
        label=lazy(_p("boundaries", "Licence")),
        help_text=lazy(_("Under which they may be used, such as “ODbL 1.0”, or “the akimat's own”.")),
        max_length=120,
    )


class ChooseForm(forms.Form):
    """A select for each district; `matched`: what is proposed."""

    def __init__(
        self,
        *args: Any,
        sent: BoundarySource,
        districts: Sequence[District],
        matched: Mapping[int, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.districts = districts
        language = current_language()
        shapes = [("", say(_p("boundaries", "leave as it is")))]
        shapes += [(str(place), " · ".join(one["names"][:2])) for place, one in enumerate(sent.shapes)]
        for one in districts:
            self.fields[f"district-{one.pk}"] = forms.ChoiceField(
                label=pick(one.title, language) or f"№ {one.pk}",
                choices=shapes,
                required=False,
                initial=str(matched.get(one.pk, "")),
            )

    def chosen(self) -> dict[District, int | None]:
        texts = {one: self.cleaned_data.get(f"district-{one.pk}", "") for one in self.districts}
        return {one: int(text) if text else None for one, text in texts.items()}
