"""The forms of programmes, projects and districts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import LANGUAGES, _, _p, pick
from jetisu360.portal.control.assignments.terms import YEARS
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.control.programmes.kinds import KIND_WORDS, STATUS_WORDS
from jetisu360.portal.control.programmes.models import District, Programme, Project
from jetisu360.portal.looks.words import current_language, lazy, say
from jetisu360.portal.museums.models import Region

MOST_TITLE = 300
MOST_FORMS = 40
MOST_TEXT = 4000
NO_DAY = lazy(_("Write a day, such as 31.03.2027."))


def name_field(label: Any, language: str, most: int = MOST_TITLE) -> forms.CharField:
    attributes = {"lang": language, "spellcheck": "true"}
    return forms.CharField(
        label=lazy(label), max_length=most, required=False, widget=forms.TextInput(attributes)
    )


def text_field(label: Any, language: str) -> forms.CharField:
    widget = forms.Textarea({"rows": 3, "lang": language})
    return forms.CharField(label=lazy(label), max_length=MOST_TEXT, required=False, widget=widget)


class DayField(forms.DateField):
    def __init__(self, **more: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d.%m.%Y"],
            error_messages={"invalid": NO_DAY, "required": NO_DAY},
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **more,
        )

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and day.year not in YEARS:
            raise forms.ValidationError(str(NO_DAY))
        return day


class Titled(forms.Form):
    """A name in three languages, Kazakh or Russian needed; and the revision that was looked at."""

    def named(self) -> dict[str, str]:
        data = self.cleaned_data
        return {language: data[language].strip() for language in LANGUAGES if data[language].strip()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("kk") or cleaned.get("ru")):
            self.add_error("kk", say(_("It needs a name in Kazakh or in Russian.")))
        return cleaned

    def about(self) -> dict[str, str]:
        texts = {language: self.cleaned_data[f"about_{language}"].strip() for language in ("kk", "ru")}
        return {language: text for language, text in texts.items() if text}


def revision_field() -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31)


class ProgrammeForm(Titled):
    """`region`: of whose offices one is chosen."""

    kk = name_field(_("Name in Kazakh"), "kk")
    ru = name_field(_("Name in Russian"), "ru")
    en = name_field(_("Name in English"), "en")
    also = forms.CharField(
        label=lazy(_("How texts write it besides")),
        help_text=lazy(_("One form a line. Assignments that name the programme so are found with it.")),
        required=False,
        max_length=MOST_FORMS * (MOST_TITLE + 2),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    about_kk = text_field(_("What it is for, in Kazakh"), "kk")
    about_ru = text_field(_("What it is for, in Russian"), "ru")
    office = forms.TypedChoiceField(label=lazy(_("Answered for by")), required=False, empty_value=None)
    first_year = forms.IntegerField(
        label=lazy(_("First year")), required=False, min_value=YEARS[0], max_value=YEARS[-1]
    )
    last_year = forms.IntegerField(
        label=lazy(_("Last year")), required=False, min_value=YEARS[0], max_value=YEARS[-1]
    )
    public = forms.BooleanField(label=lazy(_("Shown to everybody on the public site")), required=False)
    closed = forms.BooleanField(label=lazy(_("The programme is over")), required=False)
    revision = revision_field()

    def __init__(self, region: Region, programme: Programme | None, *args: Any, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        if programme is not None:
            initial = _texts(programme)
            initial |= {"also": "\n".join(programme.also), "office": programme.office_id}
            names = ("first_year", "last_year", "public", "closed", "revision")
            initial |= {name: getattr(programme, name) for name in names}
        super().__init__(*args, initial=initial, **kwargs)
        if programme is None:
            del self.fields["closed"]
        offer_offices(self.fields["office"], region, programme.office_id if programme else None)

    def clean_also(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["also"].splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_FORMS or any(len(line) > MOST_TITLE for line in found):
            raise forms.ValidationError(
                say(_("At most {n} forms, each of at most {signs} signs."), n=MOST_FORMS, signs=MOST_TITLE)
            )
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("first_year"), cleaned.get("last_year")
        if first and last and last < first:
            self.add_error("last_year", say(_("The last year comes before the first.")))
        return cleaned

    def values(self) -> dict[str, Any]:
        names = ("also", "office", "first_year", "last_year", "public", "closed")
        data = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return {"title": self.named(), "about": self.about(), **data}


class ProjectForm(Titled):
    kk = name_field(_("Name in Kazakh"), "kk")
    ru = name_field(_("Name in Russian"), "ru")
    en = name_field(_("Name in English"), "en")
    kind = forms.ChoiceField(label=lazy(_p("project", "What it is")))
    status = forms.ChoiceField(label=lazy(_p("project", "How far it is")))
    district = forms.TypedChoiceField(label=lazy(_("District or city")), required=False, empty_value=None)
    office = forms.TypedChoiceField(label=lazy(_("Answered for by")), required=False, empty_value=None)
    starts = DayField(label=lazy(_("Planned beginning")), required=False)
    ends = DayField(label=lazy(_("Planned end")), required=False)
    reason = forms.CharField(
        label=lazy(_("Why the planned end is moved")),
        help_text=lazy(_("The first end and every move stay on the page of the project.")),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea({"rows": 2}),
    )
    about_kk = text_field(_("What is built, in Kazakh"), "kk")
    about_ru = text_field(_("What is built, in Russian"), "ru")
    public = forms.BooleanField(label=lazy(_("Shown to everybody on the public site")), required=False)
    revision = revision_field()

    def __init__(self, region: Region, project: Project | None, *args: Any, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        if project is not None:
            initial = _texts(project)
            names = ("kind", "status", "starts", "ends", "public", "revision")
            initial |= {name: getattr(project, name) for name in names}
            initial |= {"district": project.district_id, "office": project.office_id}
        super().__init__(*args, initial=initial, **kwargs)
        if project is None or project.ends is None:
            del self.fields["reason"]
        self.fields["kind"].choices = [(kind, say(words)) for kind, words in KIND_WORDS.items()]
        self.fields["status"].choices = [(status, say(words)) for status, words in STATUS_WORDS.items()]
        offer_offices(self.fields["office"], region, project.office_id if project else None)
        rows = District.objects.filter(region=region)
        now = project.district_id if project else None
        offer(
            self.fields["district"],
            [one for one in rows if not one.closed or one.pk == now],
            say(_("the whole region")),
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", say(_("The planned end comes before the beginning.")))
        return cleaned

    def values(self) -> dict[str, Any]:
        names = ("kind", "status", "district", "office", "starts", "ends", "public")
        return {
            "title": self.named(),
            "about": self.about(),
            **{name: self.cleaned_data[name] for name in names},
        }


class DistrictForm(Titled):
    kk = name_field(_("Name in Kazakh"), "kk")
    ru = name_field(_("Name in Russian"), "ru")
    en = name_field(_("Name in English"), "en")
    latitude = forms.FloatField(
        label=lazy(_("Latitude")),
        help_text=lazy(_("Of its middle, in degrees, such as 45.0156.")),
        required=False,
        min_value=-90,
        max_value=90,
    )
    longitude = forms.FloatField(label=lazy(_("Longitude")), required=False, min_value=-180, max_value=180)
    office = forms.TypedChoiceField(label=lazy(_("Its akimat")), required=False, empty_value=None)
    closed = forms.BooleanField(label=lazy(_("There is no such district any more")), required=False)

    def __init__(self, region: Region, district: District | None, *args: Any, **kwargs: Any) -> None:
        initial: dict[str, Any] = {}
        if district is not None:
            initial = {language: district.title.get(language, "") for language in LANGUAGES}
            initial |= {name: getattr(district, name) for name in ("latitude", "longitude", "closed")}
            initial |= {"office": district.office_id}
        super().__init__(*args, initial=initial, **kwargs)
        if district is None:
            del self.fields["closed"]
        offer_offices(self.fields["office"], region, district.office_id if district else None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None):
            self.add_error("longitude", say(_("Write both latitude and longitude, or neither.")))
        return cleaned

    def values(self) -> dict[str, Any]:
        names = ("latitude", "longitude", "office", "closed")
        data = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return {"title": self.named(), **data}


def _texts(row: Any) -> dict[str, str]:
    found = {language: row.title.get(language, "") for language in LANGUAGES}
    return found | {f"about_{language}": row.about.get(language, "") for language in ("kk", "ru")}


def offer_offices(field: Any, region: Region, now: int | None) -> None:
    """Those that are not closed, and the one that it is."""
    rows = [one for one in Office.objects.filter(region=region) if not one.closed or one.pk == now]
    offer(field, rows, say(_("not said yet")))


def offer(field: Any, rows: list[Any], none: str) -> None:
    """Rows with a title as choices, in the order of the alphabet."""
    language = current_language()
    known = {one.pk: one for one in rows}
    titled = sorted(
        ((number, pick(one.title, language) or str(one)) for number, one in known.items()),
        key=lambda item: sort_key(item[1]),
    )
    field.choices = [("", none), *titled]
    field.coerce = lambda value: known[int(value)]
