"""The last steps of a museum's overview: previewing and publishing."""

from __future__ import annotations

from typing import Any

import pytest

from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.next_steps import steps
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication.models import Publication, Version

pytestmark = pytest.mark.django_db


def last(museum: Any) -> list[tuple[str, str, bool]]:
    """(what, how far, done) of the two steps."""
    museum.refresh_from_db()
    preview, _faces, publish = steps(museum, read_document(museum))[-3:]
    found = [preview, publish]
    assert {step.address for step in found} == {f"/museums/{museum.slug}/publish"}
    return [(step.words.source, step.state.say("en"), step.done) for step in found]


def test_they_follow_the_museum(house: Any, signed_in: Any) -> None:
    museum = house.own
    preview, publish = last(museum)
    said = "A preview shows the tour as visitors will see it. It needs photographs first."
    assert preview == ("Preview", said, False)
    assert publish == ("Publish", "Visitors see nothing yet.", False)
    Photograph.objects.create(museum=museum, name="a.jpg", sha256="0" * 64, size=1)
    facts = {"revision": 1, "rooms": 1, "objects_shown": 0, "files": 1, "size": 1}
    version = Version.objects.create(museum=museum, number=1, folder="1-x", build="x", **facts)
    assert last(museum)[0] == ("Preview", "Version 1 shows the museum as it is.", True)
    version.findings = [{"code": "label-empty", "message": {}, "blocks": True}]
    version.save()
    assert last(museum)[0][1:] == ("1 thing is to be mended before it can be published.", False)
    version.findings = []
    version.save()
    Publication.objects.create(museum=museum, version=version, serial=1)
    assert last(museum)[1] == ("Publish", "Visitors see version 1, the newest.", True)
    type(museum).objects.filter(pk=museum.pk).update(revision=2)
    assert last(museum)[0][2] is False
    type(museum).objects.filter(pk=museum.pk).update(archived=True)
    assert last(museum)[1][2] is False
    assert "Publish" in signed_in(house.people["keeper"]).get("/museums/own/").content.decode()
