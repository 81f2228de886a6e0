"""The forms of accounts."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth import password_validation

from jetisu360.language import _, pick
from jetisu360.portal.accounts.invitations import RoleNotYours, may_give
from jetisu360.portal.accounts.models import Person, plain_email
from jetisu360.portal.accounts.policy import (
    OF_CONTROL,
    Action,
    allowed,
    museums_where,
    offices_where,
    regions_where,
)
from jetisu360.portal.accounts.roles import NAMES, Role
from jetisu360.portal.letters.sending import may_send
from jetisu360.portal.looks.words import current_language, lazy, say


class SignInForm(LoginForm):
    """E-mail and password, called as everywhere else here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = say(_("E-mail"))
        self.fields["password"].label = say(_("Password"))
        self.fields["password"].help_text = ""


class NewPersonForm(forms.Form):
    """Who somebody is who comes in for the first time."""

    name = forms.CharField(
        label=lazy(_("Your name")), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=lazy(_("E-mail")), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=lazy(_("Password")),
        help_text=lazy(_("At least 10 signs. A few words in a row are easy to remember and hard to guess.")),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_email(self) -> str:
        email = plain_email(self.cleaned_data["email"])
        if Person.objects.filter(email=email).exists():
            raise forms.ValidationError(
                say(_("Somebody with this e-mail is here already. Sign in, then open the link again."))
            )
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if password := cleaned.get("password"):
            person = Person(name=cleaned.get("name", ""), email=cleaned.get("email", ""))
            try:
                password_validation.validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return cleaned

    def save(self, language: str) -> Person:
        data = self.cleaned_data
        return Person.objects.create_user(
            data["email"], data["password"], name=data["name"], language=language
        )


class ProfileForm(forms.ModelForm):
    """What a person says of themselves."""

    language = forms.ChoiceField(
        label=lazy(_("The language of the portal")),
        choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
    )

    class Meta:
        model = Person
        fields = ("name", "language")
        labels = {"name": lazy(_("Your name"))}
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}


WHOLE = "portal"
_BY_OPERATORS = [Role.CONTROLLER, Role.ISSUER, Role.INSPECTOR, Role.REGION_EDITOR, Role.OPERATOR]


class RoleForm(forms.Form):
    """A role in a place, out of those that whoever asks may give."""

    role = forms.ChoiceField(label=lazy(_("Role")))
    place = forms.ChoiceField(label=lazy(_("Where")))

    def __init__(self, by: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        operator = allowed(by, Action.MANAGE_PEOPLE)
        roles = [Role.KEEPER, Role.OBSERVER] if allowed(by, Action.GIVE_MUSEUMS) else []
        roles += [Role.EXECUTOR] if operator or allowed(by, Action.EMPLOY) else []
        roles += _BY_OPERATORS if operator else []
        self.fields["role"].choices = [(role.value, say(NAMES[role])) for role in roles]
        self.fields["place"].choices = self._places()

    def _places(self) -> list[tuple[str, Any]]:
        from django.apps import apps

        museum, region = apps.get_model("museums", "Museum"), apps.get_model("museums", "Region")
        museums = museum.objects.listed().filter(museums_where(self.by, Action.GIVE_MUSEUMS), archived=False)
        regions = region.objects.filter(regions_where(self.by, Action.GIVE_MUSEUMS))
        given = Action.MANAGE_PEOPLE if allowed(self.by, Action.MANAGE_PEOPLE) else Action.EMPLOY
        offices = apps.get_model("offices", "Office").objects.filter(
            offices_where(self.by, given), closed=False
        )
        self.museums = {f"museum:{one.slug}": one for one in museums}
        self.regions = {f"region:{one.slug}": one for one in regions}
        self.offices = {f"office:{one.pk}": one for one in offices.select_related("region")}
        language = current_language()
        groups = [
            (say(_("Museums")), [(key, pick(one.title, language)) for key, one in self.museums.items()]),
            (
                say(_("Regions")),
                [(key, pick(one.title, language) or one.slug) for key, one in self.regions.items()],
            ),
            (say(_("Offices")), [(key, pick(one.title, language)) for key, one in self.offices.items()]),
        ]
        whole = [(WHOLE, say(_("the whole portal")))] if allowed(self.by, Action.MANAGE_PEOPLE) else []
        return [("", say(_("choose…"))), *(group for group in groups if group[1]), *whole]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        role, place = cleaned.get("role"), cleaned.get("place", "")
        if not role or "place" in self.errors:
            return cleaned
        role = Role(role)
        museum, region, office = (known.get(place) for known in (self.museums, self.regions, self.offices))
        wanted = {
            Role.OPERATOR: place == WHOLE,
            Role.REGION_EDITOR: region is not None,
            Role.KEEPER: museum is not None,
            Role.OBSERVER: (museum or region) is not None,
            Role.EXECUTOR: office is not None,
            **dict.fromkeys(OF_CONTROL, region is not None),
        }
        if not wanted[role]:
            self.add_error("place", say(_WHERE[role]))
        elif not may_give(self.by, role, region=region, museum=museum, office=office):
            self.add_error("role", RoleNotYours().say(current_language()))
        return {**cleaned, "role": role, "museum": museum, "region": region, "office": office}


_WHERE = {
    Role.OPERATOR: _("An operator's place is the whole portal."),
    Role.REGION_EDITOR: _("Choose a region."),
    Role.KEEPER: _("Choose a museum."),
    Role.OBSERVER: _("Choose a museum or a region."),
    Role.EXECUTOR: _("Choose an office."),
    **dict.fromkeys(OF_CONTROL, _("Choose a region.")),
}


class InvitationForm(RoleForm):
    """Whom to invite, as what, where."""

    email = forms.EmailField(
        label=lazy(_("E-mail")),
        required=False,
        max_length=254,
        help_text=lazy(_("Only so that you know later for whom the link is.")),
    )
    field_order = ("email", "role", "place")

    def __init__(self, by: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(by, *args, **kwargs)
        if may_send():
            self.fields["email"].help_text = say(_("The link is sent there, and shown to you as well."))
