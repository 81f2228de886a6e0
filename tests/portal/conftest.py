"""What the tests of the portal share: regions, museums, a person of each role, browsers signed in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

import pytest
from django.contrib.auth.signals import user_logged_in
from django.test import Client

from jetisu360.portal.accounts.models import Membership, Person
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.museums.models import Museum, Region
from jetisu360.portal.settings.table import settings

from ..kept_packs import kept_packs

PASSWORD = "салқын бұлақ басында"


@dataclass
class House:
    """`own` is the museum of `keeper`; `other` of `other_keeper`, in another region."""

    region: Region
    other_region: Region
    own: Museum
    other: Museum
    people: dict[str, Person]


@pytest.fixture(autouse=True)
def no_sites() -> None:
    """Rows of the database go after each test, and sites with them: else a museum of the same name would find
    another test's tour in its folder, and keep the ids of its rooms. (What was worked out of photographs
    stays.)
    """
    for name in ("working/sites", "working/versions", "published"):
        shutil.rmtree(settings().folder / name, ignore_errors=True)


@pytest.fixture(autouse=True, scope="module")
def photographs_are_cut_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The portal asks for builds; how a photograph becomes a pack is tested where that is done."""
    with kept_packs(tmp_path_factory):
        yield


@pytest.fixture
def make_person(db: None) -> Callable[..., Person]:
    def make(name: str, role: Role | None = None, **place: Any) -> Person:
        person = Person.objects.create_user(f"{name}@example.kz", PASSWORD, name=name, language="en")
        if role:
            Membership.objects.create(person=person, role=role, **place)
        return person

    return make


@pytest.fixture
def house(make_person: Callable[..., Person]) -> House:
    """Two regions, a museum in each, and somebody of every role."""
    region = Region.objects.create(slug="jetisu", title={"kk": "Жетісу", "ru": "Жетысу", "en": "Jetisu"})
    other_region = Region.objects.create(slug="other", title={"kk": "Басқа"})
    own = Museum.objects.create(slug="own", region=region, document={"title": {"kk": "Өз музейі"}})
    other = Museum.objects.create(slug="elsewhere", region=other_region, document={})
    people = {
        "operator": make_person("operator", Role.OPERATOR),
        "editor": make_person("editor", Role.REGION_EDITOR, region=region),
        "keeper": make_person("keeper", Role.KEEPER, museum=own),
        "observer": make_person("observer", Role.OBSERVER, museum=own),
        "region_observer": make_person("region_observer", Role.OBSERVER, region=region),
        "other_editor": make_person("other_editor", Role.REGION_EDITOR, region=other_region),
        "other_keeper": make_person("other_keeper", Role.KEEPER, museum=other),
        "nobody": make_person("nobody"),
    }
    return House(region, other_region, own, other, people)


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    """A browser in which a person has signed in, unheard: of that the journal has no entry."""

    def sign_in(person: Person) -> Client:
        client = Client()
        with patch.object(user_logged_in, "send"):
            client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
