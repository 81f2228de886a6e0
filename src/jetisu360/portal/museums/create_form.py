"""What one says of a museum to begin with."""

from __future__ import annotations

from typing import Any

from django import forms

from jetisu360.language import LANGUAGES, _, pick
from jetisu360.portal.looks.words import current_language, lazy
from jetisu360.portal.museums.creating import FIRST_REGION, proposed_slug, usable

LONGEST_TITLE = 200


class CreateForm(forms.Form):
    """The title in three languages, the address, the region; of these only a title must be there.

    `regions`: those in which the person may create museums. With none in the whole portal the form also asks
    what the first is called; with one it asks nothing.
    """

    title_kk = forms.CharField(label=lazy(_("Title in Kazakh")), max_length=LONGEST_TITLE, required=False)
    title_ru = forms.CharField(label=lazy(_("Title in Russian")), max_length=LONGEST_TITLE, required=False)
    title_en = forms.CharField(label=lazy(_("Title in English")), max_length=LONGEST_TITLE, required=False)
    slug = forms.CharField(
        label=lazy(_("Address in Latin letters")),
        help_text=lazy(_("It stands in links for ever. Left empty, it is made from the Kazakh title.")),
        max_length=60,
        required=False,
    )

    def __init__(self, *args: Any, regions: list[Any], first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.regions = {str(region.pk): region for region in regions}
        self.first = first
        for code in LANGUAGES:
            self.fields[f"title_{code}"].widget.attrs |= {"lang": code, "spellcheck": "true"}
        self.fields["slug"].widget.attrs |= {"autocapitalize": "none", "autocomplete": "off"}
        if first:
            self.fields["region_name"] = forms.CharField(
                label=lazy(_("Region")),
                help_text=lazy(
                    _("The portal has no region yet; its museums will stand together under this name.")
                ),
                max_length=LONGEST_TITLE,
                initial=FIRST_REGION[current_language()],
            )
        elif len(regions) > 1:
            language = current_language()
            choices = [(str(item.pk), pick(item.title, language) or item.slug) for item in regions]
            self.fields["region"] = forms.ChoiceField(label=lazy(_("Region")), choices=choices)

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).strip()
        if slug and not usable(slug):
            raise forms.ValidationError(
                lazy(_("Use small Latin letters, digits and hyphens between them (for example, gold-hall)."))
            )
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not any(self.title.values()) and not self.errors:
            self.add_error("title_kk", lazy(_("Say what the museum is called, in one language at least.")))
        return cleaned

    @property
    def title(self) -> dict[str, str]:
        found = {code: self.cleaned_data.get(f"title_{code}", "").strip() for code in LANGUAGES}
        return {code: text for code, text in found.items() if text}

    @property
    def wanted_slug(self) -> str:
        return self.cleaned_data["slug"] or proposed_slug(self.title)

    @property
    def region(self) -> Any:
        """The chosen one; None where the first is still to be made (`region_title`)."""
        if self.first:
            return None
        return self.regions[self.cleaned_data.get("region") or next(iter(self.regions))]

    @property
    def region_title(self) -> dict[str, str]:
        """The proposed name in all three languages if it was left as it is, else in the reader's own."""
        written = self.cleaned_data["region_name"].strip()
        return dict(FIRST_REGION) if written in FIRST_REGION.values() else {current_language(): written}
