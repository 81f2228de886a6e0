"""Every operation as people of every role, with what its document allows and with what it does not.

Answers are those that the document names, and none is a 500.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import load_all_checks, not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from jetisu360.portal.api.portal_api import document
from jetisu360.portal.api.tokens import make_token
from jetisu360.portal.audit.record import record
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.publication.models import Version
from jetisu360.portal.uploads.models import Removed

from ..uploads.conftest import storage

__all__ = ["storage"]
pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 4
SEEDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
ROLES = ("operator", "keeper", "observer", "other_keeper")


@pytest.fixture
def rows(house: Any, storage: Any) -> dict[str, int]:
    """Something of each kind in the own museum; their numbers by the arguments of the addresses."""
    own, keeper = house.own, house.people["keeper"]
    said = {"sentence": {"kk": "бұлдыр", "en": "soft"}, "advice": {"en": "another"}}
    photograph = Photograph.objects.create(
        museum=own,
        name="a.jpg",
        sha256="a" * 64,
        size=9,
        state="remarks",
        verdict={"said": [said], "width": 900},
    )
    removed = Removed.objects.create(museum=own, name="b.jpg", sha256="b" * 64, size=9, kept={}, who=keeper)
    finding = {"code": "x", "severity": "error", "blocks": True, "message": {"en": "an empty label"}}
    version = Version.objects.create(
        **{"museum": own, "number": 1, "folder": "1-x", "build": "b", "revision": 1, "rooms": 1},
        **{"objects_shown": 0, "files": 3, "size": 9, "findings": [finding], "told": [finding]},
        **{"changes": {"first": True}, "built_by": keeper},
    )
    job = Job.objects.create(
        **{
            "museum": own,
            "kind": "build",
            "subject": f"museum/{own.pk}",
            "state": "failed",
            "asked_by": keeper,
        },
        **{"error": {"code": "x", "message": {"kk": "жоқ"}}, "progress": {"stage": "cutting", "done": 1}},
    )
    record(keeper, "museum.edited", own)
    return {
        "photograph": photograph.pk,
        "removed": removed.pk,
        "number": version.number,
        "job": job.pk,
    }


@pytest.fixture
def application() -> Iterator[Any]:
    """The portal as servers run it, which leaves the connection of the test alone."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("role", ROLES)
def test_what_is_answered_is_what_the_document_says(
    house: Any, rows: dict[str, int], application: Any, role: str
) -> None:
    load_all_checks()
    schema = schemathesis.openapi.from_dict(document())
    schema.app = application
    token = make_token(house.people[role], "fuzz", days=1)
    bearer = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
    answered: set[int] = set()
    for result in schema.get_all_operations():
        operation = result.ok()
        strategy = st.tuples(
            st.one_of(
                operation.as_strategy(generation_mode=mode)
                for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)
            ),
            st.sampled_from(["own", "own", "elsewhere", "as it is"]),
        )

        @SEEDED
        @given(strategy)
        def ask(drawn: Any) -> None:
            case, museum = drawn
            if museum != "as it is" and case.path_parameters:
                there = {"museum": museum, "region": "jetisu", **rows}
                case.path_parameters = {name: there[name] for name in case.path_parameters}
            with transaction.atomic():
                answer = case.call(headers=bearer)
                transaction.set_rollback(True)
            answered.add(answer.status_code)
            case.validate_response(answer, checks=CHECKS)

        ask()
    assert answered >= ({200, 404, 422} if role != "other_keeper" else {200, 404})
