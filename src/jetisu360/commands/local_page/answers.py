"""What a page on this computer is answered, and the sentences of what is not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.tour.refusals import TourRefusal

JSON_TYPE = "application/json; charset=utf-8"


class NotAsked(TourRefusal):
    """What no page of ours asks; a person only meets it who types addresses."""

    code = "review-not-asked"
    sentence = _("The review page does not know this request.")
    advice = _("Load the page again.")


class NotLetIn(TourRefusal):
    """Who asks has no cookie of this session, or asks from another page."""

    code = "review-not-let-in"
    sentence = _("This page belongs to a review that has ended.")
    advice = _("Go on in the page that the program opened last; what waits here is written there.")


@dataclass(frozen=True)
class Reply:
    """What is answered; `lasting`: it never changes under its address."""

    status: HTTPStatus
    type: str
    body: bytes
    lasting: bool = False


def told(value: Any) -> Reply:
    return Reply(HTTPStatus.OK, JSON_TYPE, json.dumps(value, ensure_ascii=False).encode())


def refused(error: JetisuError, status: HTTPStatus) -> Reply:
    return Reply(status, JSON_TYPE, json.dumps({"error": error.as_json()}, ensure_ascii=False).encode())


def refused_entry() -> Reply:
    """To whoever is not let in."""
    return refused(NotLetIn(), HTTPStatus.FORBIDDEN)
