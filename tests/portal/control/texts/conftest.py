"""A text of two paragraphs with what an office may be asked in it, and the one who takes it in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from jetisu360.portal.control.assignments.models import Source
from jetisu360.portal.control.texts.models import Proposal

from ..conftest import ControlHouse

MINUTES = """2026 жылғы 12 қараша № 14 хаттама

1. Автомобиль жолдары басқармасына 12 км жолды 2027 жылғы 1 наурызға дейін жөндеу тапсырылсын.
2. Су шаруашылығы басқармасына каналдарды тазалау және су қоймаларын тексеру тапсырылсын.
3. The third point was written in another language and nobody has translated it for the office yet.
"""
RUSSIAN = """Протокол совещания от 12 ноября 2026 года

1. Управлению автомобильных дорог отремонтировать мост через реку Коксу до 1 марта 2027 года.
2. Управлению водного хозяйства очистить каналы.
"""


@pytest.fixture
def desk(office_house: ControlHouse, signed_in: Callable[..., Client]) -> Client:
    """The controller's browser."""
    return signed_in(office_house.controller)


@pytest.fixture
def taken(desk: Client) -> Source:
    answer = desk.post("/control/texts", {"text": MINUTES})
    assert answer.status_code == 302, answer.content.decode()
    return Source.objects.get()


@pytest.fixture
def decide(desk: Client) -> Callable[..., Any]:
    """Does something with a proposal, with the form as the page would send it."""

    def send(proposal: Proposal, do: str, **values: Any) -> Any:
        proposal.refresh_from_db()
        known = {"task": proposal.data["text"], "do": do, "revision": proposal.revision}
        return desk.post(f"/control/texts/{proposal.source_id}/{proposal.pk}", {**known, **values})

    return send


def proposals(source: Source) -> list[Proposal]:
    return list(Proposal.objects.filter(source=source, state__in=["open", "confirmed", "refused"]))
