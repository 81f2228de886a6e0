"""What the phone is given: its service worker, the page for no line, and the words of the outbox."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from django.test import Client

from jetisu360.language import LANGUAGES
from jetisu360.portal.control.assignments.models import Assignment

from ..conftest import ControlHouse


def test_the_worker_is_asked_for_anew_each_time(client: Client, db: None) -> None:
    answer = client.get("/control/worker.js")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"


def test_the_page_for_no_line_knows_of_nobody(
    office_house: ControlHouse, signed_in: Callable[..., Client]
) -> None:
    page = signed_in(office_house.executor).get("/control/offline").content.decode()
    assert office_house.executor.name not in page
    assert "csrfmiddlewaretoken" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_said(
    language: str,
    office_house: ControlHouse,
    at_work: Callable[..., Assignment],
    signed_in: Callable[..., Client],
) -> None:
    person = office_house.executor
    person.language = language
    person.save()
    page = signed_in(person).get(f"/control/assignments/{at_work().pk}").content.decode()
    found = re.search(r'<script type="application/json" id="field">(.+?)</script>', page)
    assert found
    config = json.loads(found[1])
    assert config["person"] == person.pk
    assert all(config["words"].values())
    # The forms that may wait, and none that hands work to others or sets dates.
    later = re.findall(r'<form method="post" class="form" data-later>(.+?)</form>', page, re.S)
    acts = {act for form in later for act in re.findall(r'name="do" value="([a-z-]+)"', form)}
    assert acts == {"report", "inform", "ask-date"}
