"""By when the museums of a region are to be published, and which of them count."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _, pick
from jetisu360.portal.audit.record import record
from jetisu360.portal.board.goal_form import GoalForm
from jetisu360.portal.board.models import Goal
from jetisu360.portal.board.regions import edited_region
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.models import Museum, Region


def goal(request: HttpRequest, region: str) -> HttpResponseBase:
    there = edited_region(request.user, region)
    rows = Museum.objects.filter(region=there, archived=False).listed()
    titles = {str(row.pk): pick(row.title, current_language()) for row in rows}
    museums = sorted(titles.items(), key=lambda item: sort_key(item[1]))
    due, left_out = _now(there)
    initial = {"due": due, "counts": [number for number in titles if int(number) not in left_out]}
    form = GoalForm(request.POST or None, museums=museums, initial=initial)
    if request.method == "POST" and form.is_valid():
        chosen = set(form.cleaned_data["counts"])
        _set(there, form.cleaned_data["due"], {int(one) for one in titles.keys() - chosen}, request.user)
        messages.success(request, say(_("Saved.")))
        return redirect("board:region", there.slug)
    context = {"region": there, "form": form, "museums": museums, "ticked": set(form["counts"].value() or ())}
    return render(request, "board/goal.html", context, status=422 if form.errors else 200)


def _now(region: Region) -> tuple[Any, set[int]]:
    found = Goal.objects.filter(region=region).first()
    return (found.due, set(found.left_out.values_list("pk", flat=True))) if found else (None, set())


def _set(region: Region, due: Any, left_out: set[int], who: Any) -> None:
    """What is the same is not written. A museum in the archive is as it was, should it come back."""
    with transaction.atomic():
        row, _made = Goal.objects.select_for_update().get_or_create(region=region)
        archived = set(row.left_out.filter(archived=True).values_list("pk", flat=True))
        before = (row.due, set(row.left_out.values_list("pk", flat=True)))
        if before == (due, left_out | archived):
            return
        Goal.objects.filter(pk=row.pk).update(due=due)
        row.left_out.set(left_out | archived)
        slugs = Museum.objects.filter(pk__in=left_out).values_list("slug", flat=True)
        told = {"due": due, "before": before[0], "do not count": sorted(slugs)}
        record(who, "board.goal", region.slug, told)
