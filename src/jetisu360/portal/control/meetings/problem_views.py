"""The problems that wait for an answer, raising one, and answering."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.standing import seen_by
from jetisu360.portal.control.meetings import problems as doing
from jetisu360.portal.control.meetings.adding import typed_text
from jetisu360.portal.control.meetings.forms import LONG, ProblemForm
from jetisu360.portal.control.meetings.links import card
from jetisu360.portal.control.meetings.refusals import NoSuchAssignment
from jetisu360.portal.control.meetings.rights import Rights
from jetisu360.portal.looks.words import current_language, say

ON_A_PAGE = 25


def problems(request: HttpRequest) -> HttpResponseBase:
    """GET: those that wait, the oldest first, and with `?answered=1` the others. POST: raises one."""
    rights = Rights(request.user)
    offices = list(rights.raising_offices())
    form = ProblemForm(request.POST or None, offices=offices)
    if request.method == "POST":
        if not offices:
            raise PermissionDenied
        if form.is_valid() and _raised(request, form, offices):
            return redirect("meetings:problems")
    answered = request.GET.get("answered") == "1"
    rows = rights.problems().filter(answered_at__isnull=not answered)
    rows = rows.order_by("-answered_at", "-pk") if answered else rows.order_by("raised_at", "pk")
    context = {
        "page": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "answered": answered,
        "form": form,
        "may_raise": bool(offices),
    }
    return render(request, "meetings/problems.html", context, status=422 if form.errors else 200)


def _raised(request: HttpRequest, form: ProblemForm, offices: list) -> bool:  # type: ignore[type-arg]
    values = form.cleaned_data
    office = next(one for one in offices if str(one.pk) == values["office"])
    assignment = None
    if number := values["assignment"]:
        seen = Assignment.objects.filter(seen_by(request.user, timezone.localdate()), region=office.region_id)
        assignment = seen.filter(pk=number).first()
        if assignment is None:
            form.add_error("assignment", NoSuchAssignment(number=number).say(current_language()))
            return False
    doing.raise_problem(request.user, office, values["text"], values["help"], assignment)
    messages.success(request, say(_("The problem is on the list of the region.")))
    return True


def problem(request: HttpRequest, number: int) -> HttpResponseBase:
    """GET: one of them. POST: says what help is wanted, or answers."""
    rights = Rights(request.user)
    found = rights.problems().filter(pk=number).first()
    if found is None:
        raise Http404
    may_answer = found.region_id in rights.held
    may_say = may_answer or found.office_id in rights.offices
    if request.method == "POST":
        do, typed = request.POST.get("do", ""), typed_text(request, "text", LONG)
        if not (may_answer if do == "answer" else may_say):
            raise PermissionDenied
        try:
            (doing.answer if do == "answer" else doing.want_help)(request.user, found.pk, typed)
        except JetisuError as error:
            messages.error(request, error.say(current_language()))
        return redirect("meetings:problem", found.pk)
    seen = (
        found.assignment_id
        and Assignment.objects.filter(
            seen_by(request.user, timezone.localdate()), pk=found.assignment_id
        ).exists()
    )
    context = {
        "problem": found,
        "may_answer": may_answer and found.answered_at is None,
        "may_say": may_say and found.answered_at is None,
        "href": card(found.assignment_id) if seen else "",
    }
    return render(request, "meetings/problem.html", context)
