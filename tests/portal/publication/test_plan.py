"""What a keeper lays out is what visitors get."""

from __future__ import annotations

from typing import Any

import pytest

from jetisu360.portal.publication import layout
from jetisu360.portal.publication.models import Version
from jetisu360.publish.floor_plan.layout import lay_out
from jetisu360.publish.layout import TOUR
from jetisu360.tour.document.tour import read_tour

pytestmark = pytest.mark.django_db

PLACES = {"a.jpg": {"x": 0.0, "y": 0.0}, "b.jpg": {"x": 4.5, "y": -3.0}}


@pytest.mark.usefixtures("unlooked")
def test_rooms_are_where_they_were_put(site: Any, signed_in: Any) -> None:
    rooms = [{**scene, "position": PLACES[scene["file"]]} for scene in site.museum.document["scenes"]]
    site.says(scenes=rooms)
    signed_in(site.keeper).post("/museums/own/publish/preview")
    site.work()
    version = Version.objects.get()
    folder = layout.preview(site.museum, version.folder)
    tour = read_tour(folder.read(TOUR))
    placed = {scene.source.name or scene.title["kk"]: scene.position for scene in tour.scenes}
    assert [(at.x, at.y) for at in placed.values() if at] == [(0.0, 0.0), (4.5, -3.0)]
    assert [len(plan.scenes) for plan in tour.plans] == [2]
    page = folder.read("kk/index.html").decode()
    points = lay_out(((0.0, 0.0), (4.5, -3.0))).points
    for scene, (x, y) in zip(tour.scenes, points, strict=True):
        at = f"translate({round(x, 1):g} {round(y, 1):g})"
        assert f'data-scene-link="{scene.id}" transform="{at}"' in page
