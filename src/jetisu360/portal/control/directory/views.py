"""The directory of offices: seen, and changed by whoever controls the region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from jetisu360.kazakh.alphabet import sort_key
from jetisu360.language import _, pick
from jetisu360.portal.accounts.models import Membership
from jetisu360.portal.accounts.policy import Action, allowed, regions_where
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.audit.record import record
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.states import OPEN
from jetisu360.portal.control.directory.forms import OfficeForm
from jetisu360.portal.control.offices.models import Office
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.models import Region


@dataclass(frozen=True)
class Group:
    """The offices of a region, by their names; those of a closed office come last."""

    region: Region
    offices: list[Office]


def offices(request: HttpRequest) -> HttpResponseBase:
    """Those of every region whose directory one keeps."""
    language = current_language()
    groups = [
        Group(
            region, sorted(region.listed, key=lambda one: (one.closed, sort_key(pick(one.title, language))))
        )
        for region in _regions(request).prefetch_related(Prefetch("offices", _listed(), to_attr="listed"))
    ]
    return render(request, "offices/offices.html", {"groups": groups})


def new(request: HttpRequest) -> HttpResponseBase:
    """An office of the region that the address names (`?region=slug`), or of the only one."""
    regions = list(_regions(request))
    slug = request.GET.get("region", "")
    region = next((one for one in regions if one.slug == slug or (not slug and len(regions) == 1)), None)
    if region is None:
        raise Http404
    form = OfficeForm(region, None, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            made = Office.objects.create(region=region, **form.values())
            record(request.user, "office.created", made, {"region": region.slug, "title": made.title})
        messages.success(request, say(_("The office is in the directory.")))
        return redirect("offices:office", made.pk)
    context = {"form": form, "region": region, "office": None}
    return render(request, "offices/office.html", context, status=422 if form.errors else 200)


def office(request: HttpRequest, office: int) -> HttpResponseBase:
    """One office: its names, and who works there."""
    there = _office(request, office)
    form = OfficeForm(there.region, there, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _save(request.user, there, form.values())
        messages.success(request, say(_("Saved.")))
        return redirect("offices:office", there.pk)
    invite = {"role": Role.EXECUTOR.value, "place": f"office:{there.pk}"}
    may_invite = allowed(request.user, Action.INVITE) and not there.closed
    context = {
        "form": form,
        "region": there.region,
        "office": there,
        "invite_at": f"{reverse('invite')}?{urlencode(invite)}" if may_invite else "",
    }
    return render(request, "offices/office.html", context, status=422 if form.errors else 200)


def _save(who: Any, there: Office, values: dict[str, Any]) -> None:
    """What is the same is not written."""
    with transaction.atomic():
        row = Office.objects.select_for_update().get(pk=there.pk)
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        if not changed:
            return
        for name in changed:
            setattr(row, name, values[name])
        row.save(update_fields=changed)
        record(who, "office.edited", row, {"fields": sorted(changed), "title": row.title})


def close(request: HttpRequest, office: int) -> HttpResponseBase:
    """A closed office is given nothing any more; what it has stays with it. `closed`: yes or no."""
    there = _office(request, office)
    closed = request.POST.get("closed") == "yes"
    with transaction.atomic():
        if Office.objects.filter(pk=there.pk).exclude(closed=closed).update(closed=closed):
            record(request.user, "office.closed" if closed else "office.opened", there)
    done = (
        _("The office is closed: it is given nothing any more.") if closed else _("The office is open again.")
    )
    messages.success(request, say(done))
    return redirect("offices:office", there.pk)


def _regions(request: HttpRequest) -> Any:
    return Region.objects.filter(regions_where(request.user, Action.EDIT_OFFICES)).order_by("slug")


def _listed() -> Any:
    """With who works there, and how many assignments it has on control."""
    works = Membership.objects.filter(role=Role.EXECUTOR, person__is_active=True).select_related("person")
    open_ones = Assignment.objects.filter(executor=OuterRef("pk"), state__in=OPEN).order_by()
    # (Counted office by office, of the index alone.)
    count = Coalesce(Subquery(open_ones.values("executor").annotate(n=Count("pk")).values("n")), 0)
    staff = Prefetch("membership_set", works.order_by("person__name"), to_attr="staff")
    return Office.objects.annotate(open=count).select_related("parent").prefetch_related(staff)


def _office(request: HttpRequest, number: int) -> Office:
    found = (
        _listed().select_related("region", "parent").filter(pk=number, region__in=_regions(request)).first()
    )
    if found is None:
        raise Http404
    return found
