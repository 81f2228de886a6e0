"""A person's tokens: the list, a new one, withdrawing one; and the page about what programs can do."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from jetisu360.language import Message, _
from jetisu360.portal.api.portal_api import document
from jetisu360.portal.api.token_form import TokenForm
from jetisu360.portal.api.tokens import make_token, usable_tokens, withdraw_token
from jetisu360.portal.api.words import OPERATIONS
from jetisu360.portal.looks.words import say


def tokens(request: HttpRequest) -> HttpResponseBase:
    found = usable_tokens().filter(person=request.user).select_related("museum")
    return render(request, "tokens/tokens.html", {"tokens": found})


def new_token(request: HttpRequest) -> HttpResponseBase:
    """A browser that was left open makes none: the person shows once more who they are."""
    form = TokenForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        museum = form.museums.get(data["museum"])
        token = make_token(
            request.user, data["name"], days=data["days"], museum=museum, read_only=data["read_only"]
        )
        answer = render(request, "tokens/made.html", {"token": token, "name": data["name"]})
        answer["Cache-Control"] = "no-store"
        return answer
    return render(request, "tokens/new.html", {"form": form}, status=422 if form.errors else 200)


def withdraw(request: HttpRequest, token: int) -> HttpResponseBase:
    """Asks first: a program that uses it stops."""
    found = get_object_or_404(usable_tokens(), person=request.user, pk=token)
    if request.method == "POST":
        withdraw_token(found, request.user)
        messages.success(request, say(_("The key “{name}” works no more."), name=found.name))
        return redirect("tokens")
    return render(request, "tokens/withdraw.html", {"token": found})


EXAMPLE = 'curl -H "Authorization: Bearer jetisu360_…" {address}'
PARTS: dict[str, Message] = {
    "museums": _("Museums"),
    "photographs": _("Photographs"),
    "jobs": _("Work that takes long"),
    "publication": _("Publishing"),
    "board": _("Progress"),
    "people": _("People"),
    "journal": _("Journal"),
}


def reference(request: HttpRequest) -> HttpResponseBase:
    """The operations as people read them: of the same document that programs read."""
    parts: dict[str, list[dict[str, object]]] = {name: [] for name in PARTS}
    for path, methods in document()["paths"].items():
        for method, told in methods.items():
            words = OPERATIONS[told["operationId"]]
            row = {"method": method.upper(), "path": path, "id": told["operationId"], "words": words}
            parts[told["tags"][0]].append(row)
    shown = [(PARTS[name], rows) for name, rows in parts.items()]
    example = EXAMPLE.format(address=request.build_absolute_uri(reverse("api:museums")))
    return render(request, "tokens/reference.html", {"parts": shown, "example": example})
