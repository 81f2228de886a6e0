"""A question before something is lost: asked in a dialog, or on a page of its own where no script runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jetisu360.language import Message


@dataclass(frozen=True)
class Question:
    """`words`: on the button that does it; the answer is sent to `action`, with `values`."""

    heading: Message
    text: Message
    words: Message
    action: str
    values: Mapping[str, str] = field(default_factory=dict)


def is_confirmed(request: HttpRequest) -> bool:
    """Whether the form comes from the question, and not from the button before it."""
    return bool(request.POST.get("confirmed") == "yes")


def ask(request: HttpRequest, question: Question, back: str) -> HttpResponse:
    """The page that asks; `back`: the address of whoever thinks better of it."""
    return render(request, "question.html", {"question": question, "back": back})
