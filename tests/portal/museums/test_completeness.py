"""The museum's overview says how complete its texts are, with the numbers of the board."""

from __future__ import annotations

import re
from typing import Any

import pytest

from jetisu360.portal.board.following import follow
from jetisu360.portal.board.stages import Stage
from jetisu360.portal.museums.completeness import meters
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph

pytestmark = pytest.mark.django_db


def test_the_overview_and_the_board_count_alike(house: Any, signed_in: Any) -> None:
    house.own.document = {
        "title": {"kk": "Өз музейі"},
        "scenes": [
            {
                "file": "a.jpg",
                "title": {"kk": "Зал", "ru": "Зал"},
                "labels": [{"yaw": 1.0, "text": {"kk": "Терезе"}}],
            },
            {"file": "b.jpg", "skip": True},
        ],
        "objects": [{"id": "cap", "title": {"kk": "Тақия"}, "maker": {"ru": "Мастер"}}],
    }
    house.own.save()
    for name, state in (("a.jpg", "good"), ("b.jpg", "good"), ("c.jpg", "refused"), ("d.jpg", "remarks")):
        Photograph.objects.create(museum=house.own, name=name, sha256=name[0] * 64, size=1, state=state)
    ((_museum, standing),) = follow(Museum.objects.filter(slug="own"))
    found = {
        Stage(language): meter for language, meter in zip(("kk", "ru", "en"), meters(house.own), strict=True)
    }
    assert [(meter.have, meter.of, meter.percent) for meter in found.values()] == [
        (4, 8, 50),
        (2, 8, 25),
        (0, 8, 0),
    ]
    for stage, meter in found.items():
        assert standing.stages[stage][:2] == [meter.have, meter.of]
    page = signed_in(house.people["observer"]).get("/museums/own/").content.decode()
    assert re.findall(r'<progress max="(\d+)" value="(\d+)"', page) == [("8", "4"), ("8", "2"), ("8", "0")]
