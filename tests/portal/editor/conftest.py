"""A museum in the editor: its rooms, and a browser's tab that sends changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from django.test import Client

from jetisu360.portal.editor.names import editor_name
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph

FILES = ("attic.jpg", "cellar.jpg", "hall.jpg", "yard.jpg")


@dataclass
class Tab:
    """A tab of a person in the editor of a museum."""

    client: Client
    museum: Museum
    person: Any
    name: str
    revision: int = 0
    _numbers: Any = field(default_factory=count)

    def open(self) -> Any:
        told = self.post("open", {"tab": self.name}).json()
        self.revision = told["revision"]
        return told

    def post(self, where: str, body: Any) -> Any:
        data = body if isinstance(body, bytes) else json.dumps(body)
        address = f"/museums/{self.museum.slug}/editor/api/{where}"
        return self.client.post(
            address, data, content_type="application/json", headers={"Accept": "application/json"}
        )

    def get(self, where: str, **query: object) -> Any:
        address = f"/museums/{self.museum.slug}/editor/api/{where}"
        return self.client.get(address, query, headers={"Accept": "application/json"})

    def change(self, *operations: Any, said: str = "", name: str = "") -> dict[str, Any]:
        name = name or f"{self.name}-change-{next(self._numbers)}"
        return {"id": name, "made": 1, "said": said, "operations": list(operations)}

    def send(self, *changes: Any, **more: Any) -> Any:
        """The answer to changes, over the revision that this tab knows."""
        body = {
            "tab": self.name,
            "who": editor_name(self.museum, self.person),
            "room": None,
            "revision": self.revision,
            "changes": list(changes),
            **more,
        }
        answer = self.post("changes", body)
        if answer.status_code == 200:
            self.revision = answer.json()["revision"]
        return answer

    def make(self, *operations: Any) -> Any:
        """What became of one change."""
        (result,) = self.send(self.change(*operations)).json()["results"]
        return result

    def news(self, since: int | None = None, **more: str) -> Any:
        asked = {"who": editor_name(self.museum, self.person), "tab": self.name, "room": "", **more}
        return self.get("news", since=self.revision if since is None else since, **asked)


def put(at: list[str], value: Any, was: Any = None) -> dict[str, Any]:
    return {"kind": "set", "at": at, "value": value, "was": was}


def add(at: list[str], item: Any, before: str | None = None) -> dict[str, Any]:
    return {"kind": "add", "at": at, "item": item, "before": before}


def take(at: list[str], was: Any) -> dict[str, Any]:
    return {"kind": "remove", "at": at, "was": was, "before": None}


@pytest.fixture
def rooms(house: Any) -> Museum:
    """The museum `own` with four photographs that have been looked at."""
    for number, name in enumerate(FILES):
        verdict = {"picture": True, "width": 8192, "height": 4096, "captured_at": None}
        Photograph.objects.create(
            museum=house.own, name=name, sha256=str(number) * 64, size=9, state="good", verdict=verdict
        )
    return house.own


@pytest.fixture
def tab(house: Any, rooms: Museum, signed_in: Callable[..., Client]) -> Callable[..., Tab]:
    def made(who: str = "keeper", name: str = "") -> Tab:
        person = house.people[who]
        one = Tab(signed_in(person), rooms, person, name or f"tab-of-{who}")
        one.open()
        return one

    return made
