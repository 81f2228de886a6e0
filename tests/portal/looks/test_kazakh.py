"""No English is met in Kazakh: Django's and allauth's own words that people can meet; formats."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django import forms
from django.contrib.auth import password_validation
from django.core import validators
from django.utils import formats, translation
from scripts.messages import SOURCE

from jetisu360.language import LANGUAGES

OURS = SOURCE / "portal" / "locale" / "kk" / "LC_MESSAGES" / "django.po"
# Of e-mail confirmation, user names and telephone numbers this portal has no page.
NEVER_MET = (
    *("phone", "username", "verif", "remove your primary", "add more than", "reset token", "not assigned"),
    *("already associated", "add an email address"),
)


def with_english(words: list[Any]) -> list[str]:
    with translation.override("en"):
        english = [str(word) for word in words]
    with translation.override("kk"):
        kazakh = [str(word) for word in words]
    return [
        source
        for source, shown in zip(english, kazakh, strict=True)
        if source and source == shown and not any(part in source.lower() for part in NEVER_MET)
    ]


def test_what_fields_say() -> None:
    kinds = [
        kind for kind in vars(forms).values() if isinstance(kind, type) and issubclass(kind, forms.Field)
    ]
    words = [word for kind in kinds for word in getattr(kind, "default_error_messages", {}).values()]
    words = [word for word in words if not isinstance(word, dict)]
    assert len(words) > 40
    assert with_english(words) == []


def test_what_validators_say() -> None:
    kinds = [kind for kind in vars(validators).values() if isinstance(kind, type)]
    words = [
        word
        for kind in kinds
        if (word := getattr(kind, "message", None)) and not hasattr(word, "_proxy____args")
    ]
    assert with_english([word for word in words if "d)" not in repr(word)]) == []


def test_what_signing_in_says() -> None:
    words = [*DefaultAccountAdapter.error_messages.values(), *DefaultMFAAdapter.error_messages.values()]
    assert len(words) > 20
    assert with_english(words) == []


@pytest.mark.parametrize("password", ["short", "12345678901234", "password1234", "aigul@example.kz"])
def test_what_is_said_of_a_weak_password(password: str) -> None:
    from jetisu360.portal.accounts.models import Person

    said = {}
    for language in LANGUAGES:
        with translation.override(language), pytest.raises(forms.ValidationError) as wrong:
            password_validation.validate_password(password, Person(name="Aigul", email="aigul@example.kz"))
        said[language] = " ".join(wrong.value.messages)
    assert len({*said.values()}) == 3
    assert not any("a" <= sign <= "z" for sign in said["kk"].lower()), said["kk"]


def test_our_words_are_still_theirs(tmp_path: Any) -> None:
    """A sentence that Django or allauth says differently by now would be translated for nobody."""
    from pathlib import Path

    import allauth
    import django
    from babel.messages.pofile import read_po

    known = read_po(OURS.open("rb"))
    code = "".join(
        path.read_text("utf-8")
        for package in (django, allauth)
        for path in Path(package.__file__).parent.rglob("*")
        if path.suffix in (".py", ".txt", ".html")
    )
    joined = code.replace('"\n', "").replace('"', "")
    joined = " ".join(joined.replace("{{name}}", "%(name)s").split())
    for message in known:
        source = message.id if isinstance(message.id, str) else message.id[0]
        if source:
            assert " ".join(source.replace('"', "").split()) in joined, source
        for text in message.string if isinstance(message.string, tuple) else [message.string]:
            assert text


def test_dates_in_forms() -> None:
    with translation.override("kk"):
        assert formats.date_format(date(2026, 12, 5), "SHORT_DATE_FORMAT") == "05.12.2026"
        assert forms.DateField(localize=True).clean("5.12.2026") == date(2026, 12, 5)
        assert formats.number_format(1234567.5, 1, use_l10n=True, force_grouping=True) == "1\xa0234\xa0567,5"
