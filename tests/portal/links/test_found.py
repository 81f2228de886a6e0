"""What the linking found is for those who may answer it, and is there after a build."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.build.walks import link, linking

from jetisu360.build.found_links import Linked
from jetisu360.build.links import SceneToLink
from jetisu360.build.refusals import StepFailed
from jetisu360.build.report import Report
from jetisu360.build.steps.cut_scene import SceneTask
from jetisu360.build.steps.extract_features import FeatureTask
from jetisu360.portal.jobs.lease import ask
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.links.models import FoundLinks
from jetisu360.portal.publication import building
from jetisu360.storage import Folder

pytestmark = pytest.mark.django_db

FOUND = "/museums/own/links/api/found"


def test_before_the_first_build_nothing_is_known(house: Any, signed_in: Callable[..., Client]) -> None:
    answer = signed_in(house.people["keeper"]).get(FOUND)
    assert answer.json() == {"found": None, "revision": None, "found_at": None}
    assert answer["Cache-Control"] == "no-store"


def test_only_who_edits_this_museum_is_told(house: Any, signed_in: Callable[..., Client]) -> None:
    told = {"rooms": [], "parts": [], "pairs": [{"rooms": ["a.jpg", "б.jpg"]}]}
    FoundLinks.objects.create(museum=house.own, found=told, revision=3)
    for name, status in (("keeper", 200), ("editor", 200), ("observer", 403), ("other_keeper", 404)):
        answer = signed_in(house.people[name]).get(FOUND)
        assert answer.status_code == status, name
        if status == 200:
            assert answer.json()["found"] == told
            assert answer.json()["revision"] == 3
    assert Client().get(FOUND).status_code == 302


def test_a_build_keeps_what_it_found_also_where_it_came_to_nothing(
    house: Any, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    work = Folder.at(tmp_path)
    scenes = [
        SceneToLink(f"room-{k}", FeatureTask(SceneTask(f"{k}.jpg", work, work, f"{k}" * 64), "code"))
        for k in range(3)
    ]

    def build(options: Any, progress: Any, report: Report) -> None:
        report.linked = Linked(linking(3, [link(0, 1), link(1, 2, confidence=0.4)]), scenes)
        raise StepFailed(name="0.jpg", problem="memory")

    monkeypatch.setattr(building, "build", build)
    ask("build", house.own, house.people["keeper"])
    Worker().run_one()
    told = signed_in(house.people["keeper"]).get(FOUND).json()
    assert [pair["status"] for pair in told["found"]["pairs"]] == ["sure", "suggested"]
    assert [room["heading"] for room in told["found"]["rooms"]] == [0, 90, 180]
    assert told["revision"] == house.own.revision
