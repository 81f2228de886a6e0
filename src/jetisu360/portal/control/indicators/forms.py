"""The forms of indicators, and of asking for reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import LANGUAGES, Message, _, _p, pick
from jetisu360.portal.control.indicators.kinds import (
    ADDING_WORDS,
    BETTER_WORDS,
    KIND_WORDS,
    Adding,
    Better,
    Kind,
)
from jetisu360.portal.control.indicators.models import Indicator
from jetisu360.portal.control.indicators.periods import EVERY_WORDS, YEARS, Every, Period, last_ones, parse
from jetisu360.portal.control.programmes.models import District, Programme
from jetisu360.portal.looks.words import current_language, lazy, say
from jetisu360.portal.museums.models import Region

MOST_TITLE = 200
MOST_UNIT = 60
PERIODS_BACK = {Every.MONTH: 15, Every.QUARTER: 9, Every.YEAR: 5}


def _named(words: dict[Any, Message]) -> list[tuple[str, str]]:
    return [(str(name), say(one)) for name, one in words.items()]


class IndicatorForm(forms.Form):
    """`region`: of the indicator; `indicator`: the one that is changed; what it is stays as it is."""

    kk = forms.CharField(label=lazy(_("Name in Kazakh")), max_length=MOST_TITLE, required=False)
    ru = forms.CharField(label=lazy(_("Name in Russian")), max_length=MOST_TITLE, required=False)
    en = forms.CharField(label=lazy(_("Name in English")), max_length=MOST_TITLE, required=False)
    unit_kk = forms.CharField(
        label=lazy(_("Unit in Kazakh")),
        help_text=lazy(_("Such as “адам”, “млн теңге” or “%”.")),
        max_length=MOST_UNIT,
        required=False,
    )
    unit_ru = forms.CharField(label=lazy(_("Unit in Russian")), max_length=MOST_UNIT, required=False)
    unit_en = forms.CharField(label=lazy(_("Unit in English")), max_length=MOST_UNIT, required=False)
    programme = forms.ChoiceField(label=lazy(_("Programme")), required=False)
    every = forms.ChoiceField(label=lazy(_p("indicator", "Reported for")))
    kind = forms.ChoiceField(
        label=lazy(_("What it is")),
        help_text=lazy(_("Nobody types a percentage: a share is computed of two counts.")),
    )
    above = forms.ChoiceField(label=lazy(_("Of a ratio: what is divided")), required=False)
    below = forms.ChoiceField(label=lazy(_("Of a ratio: what it is divided by")), required=False)
    times = forms.IntegerField(
        label=lazy(_("Of a ratio: multiplied by")),
        help_text=lazy(_("100 gives per cent, 1000 so many of a thousand.")),
        required=False,
        min_value=1,
        max_value=1_000_000,
    )
    adding = forms.ChoiceField(label=lazy(_("What the region has together")))
    better = forms.ChoiceField(label=lazy(_("Which way is better")))
    decimals = forms.IntegerField(
        label=lazy(_("Digits after the comma")), min_value=0, max_value=4, required=False
    )
    order = forms.IntegerField(
        label=lazy(_("Place in the list")), min_value=0, max_value=100_000, required=False
    )
    public = forms.BooleanField(label=lazy(_("Everybody may see what was accepted of it")), required=False)

    FIXED = ("every", "kind", "above", "below", "times", "adding")

    def __init__(self, *args: Any, region: Region, indicator: Indicator | None = None, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"times": 100, "decimals": 0, "order": 0, "every": Every.QUARTER}
        if indicator is not None:
            initial = {name: getattr(indicator, name) for name in ("better", "decimals", "order", "public")}
            initial |= {language: indicator.title.get(language, "") for language in LANGUAGES}
            initial |= {f"unit_{language}": indicator.unit.get(language, "") for language in LANGUAGES}
            initial |= {"programme": indicator.programme_id, "closed": indicator.closed}
        super().__init__(*args, initial=initial, **kwargs)
        language = current_language()
        programmes = Programme.objects.filter(region=region)
        programmes = [one for one in programmes if not one.closed or one.pk == initial.get("programme")]
        self.fields["programme"].choices = [
            ("", say(_p("programme", "none"))),
            *sorted(((str(one.pk), pick(one.title, language)) for one in programmes), key=_by_name),
        ]
        self.fields["better"].choices = _named(BETTER_WORDS)
        self.fields["better"].initial = self.initial.get("better", Better.MORE)
        if indicator is not None:
            for name in self.FIXED:
                del self.fields[name]
            self.fields["closed"] = forms.BooleanField(
                label=lazy(_("It is asked for no more")), required=False
            )
            return
        self.fields["every"].choices = _named(EVERY_WORDS)
        self.fields["kind"].choices = _named(KIND_WORDS)
        self.fields["adding"].choices = _named(ADDING_WORDS)
        self._numbers = {
            str(one.pk): one
            for one in Indicator.objects.filter(region=region, kind=Kind.NUMBER, closed=False)
        }
        named = [
            (key, f"{pick(one.title, language)} ({say(EVERY_WORDS[Every(one.every)])})")
            for key, one in self._numbers.items()
        ]
        for name in ("above", "below"):
            self.fields[name].choices = [("", "–"), *sorted(named, key=_by_name)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("kk") or cleaned.get("ru")):
            self.add_error("kk", say(_("The indicator needs a name in Kazakh or in Russian.")))
        if cleaned.get("kind") == Kind.RATIO:
            self._clean_ratio(cleaned)
        return cleaned

    def _clean_ratio(self, cleaned: dict[str, Any]) -> None:
        for name in ("above", "below"):
            number = self._numbers.get(cleaned.get(name, ""))
            if number is None:
                self.add_error(name, say(_("Choose the number.")))
            elif number.every != cleaned.get("every"):
                self.add_error(name, say(_("This number is reported for other periods than the ratio.")))
        if cleaned.get("above") and cleaned.get("above") == cleaned.get("below"):
            self.add_error("below", say(_("Both are the same number.")))

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        found: dict[str, Any] = {
            "title": _texts(data, ""),
            "unit": _texts(data, "unit_"),
            "programme_id": int(data["programme"]) if data["programme"] else None,
            "decimals": data["decimals"] or 0,
            "order": data["order"] or 0,
            "better": data["better"],
            "public": data["public"],
        }
        if "closed" in data:
            return {**found, "closed": data["closed"]}
        found |= {name: data[name] for name in ("every", "kind")}
        if data["kind"] == Kind.RATIO:
            ratio = {"above_id": int(data["above"]), "below_id": int(data["below"])}
            return {**found, **ratio, "times": data["times"] or 100, "adding": Adding.NONE}
        return {**found, "adding": data["adding"]}


def _texts(data: dict[str, Any], before: str) -> dict[str, str]:
    found = {language: " ".join(data[before + language].split()) for language in LANGUAGES}
    return {language: text for language, text in found.items() if text}


def _by_name(row: tuple[str, str]) -> Any:
    return sort_key(row[1])


class AskForm(forms.Form):
    """`everys`: of which periods the region has indicators; `districts`: where one asks for single ones."""

    period = forms.ChoiceField(label=lazy(_("Period")))
    district = forms.ChoiceField(label=lazy(_p("report", "District")), required=False)
    due = forms.DateField(
        label=lazy(_("Due by")),
        help_text=lazy(_("Left empty: ten days after the period, on a working day.")),
        required=False,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": lazy(_("Write a day, such as 31.03.2027."))},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        *args: Any,
        everys: Sequence[Every],
        districts: Sequence[District],
        everywhere: bool,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        language = current_language()
        periods = [one for every in everys for one in last_ones(every, today, PERIODS_BACK[every])]
        self.fields["period"].choices = [(one.key, pick(one.name(), language)) for one in periods]
        named = sorted(((str(one.pk), pick(one.title, language)) for one in districts), key=_by_name)
        if everywhere:
            self.fields["district"].choices = [("", say(_("all districts"))), *named]
        else:
            self.fields["district"].choices = named
            self.fields["district"].required = True
            del self.fields["due"]

    def asked_period(self) -> Period:
        found = parse(self.cleaned_data["period"])
        assert found is not None
        return found

    def clean_due(self) -> date | None:
        day: date | None = self.cleaned_data["due"]
        if day is not None and day.year not in YEARS:
            raise forms.ValidationError(say(_("Write a day, such as 31.03.2027.")))
        return day
