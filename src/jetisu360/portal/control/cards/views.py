"""The page of an assignment, and what its forms send."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.language import _
from jetisu360.portal.control.assignments.models import Assignment
from jetisu360.portal.control.assignments.moving import move
from jetisu360.portal.control.assignments.refusals import Overtaken
from jetisu360.portal.control.assignments.states import Act
from jetisu360.portal.control.cards.forms import EditForm, PartForm, SaidForm
from jetisu360.portal.control.cards.page import NOTHING_TRIED, Tried, page_of, seen_card
from jetisu360.portal.control.cards.sending import DONE, HANDLERS, Sent, carry_out
from jetisu360.portal.looks.words import current_language, say

SAVE_AND_ASSIGN = "edit-assign"
TYPED = ("reason", "due")
"""The fields of a card's small forms that people fill in."""
OURS = ("item", "revision", "made")
NOW_THERE = _("Meanwhile it says: {value}")
NOW_EMPTY = _("Meanwhile something else was chosen here.")


def card(request: HttpRequest, number: int) -> HttpResponseBase:
    """A POST names in `do` what is to be done: an act of the life cycle, or one of `sending.HANDLERS`."""
    assignment = seen_card(request.user, number, timezone.localdate())
    if request.method == "POST":
        return _sent(request, assignment)
    return _shown(request, assignment)


def _shown(
    request: HttpRequest,
    assignment: Assignment,
    tried: Tried = NOTHING_TRIED,
    edit: EditForm | None = None,
    part: PartForm | None = None,
) -> HttpResponseBase:
    context = page_of(request.user, assignment, tried, edit, part)
    return render(request, "cards/card.html", context, status=422 if tried.do else 200)


def _sent(request: HttpRequest, assignment: Assignment) -> HttpResponseBase:
    asked = request.POST.get("do", "")
    do = "edit" if asked == SAVE_AND_ASSIGN else asked
    if do not in HANDLERS:
        raise SuspiciousOperation(f"do={do[:40]!r}")
    edit = EditForm(assignment, request.POST) if do == "edit" else None
    part = PartForm(assignment, request.POST) if do == "part" else None
    form = edit or part
    small = {name: request.POST.get(name) for name in (*OURS, *(() if form else TYPED))}
    said = SaidForm(small)
    typed = {name: request.POST[name] for name in TYPED if name in request.POST}
    if not said.is_valid():
        why = " ".join(str(one) for found in said.errors.values() for one in found)
        item = said.cleaned_data.get("item")
        return _shown(request, assignment, Tried(do, item, why, typed), edit, part)
    data = said.cleaned_data
    tried = Tried(do, data["item"], typed=typed)
    if form is not None and not form.is_valid():
        return _shown(request, assignment, tried, edit, part)
    made = datetime.fromtimestamp(data["made"], UTC) if data["made"] else None
    sent = Sent(
        who=request.user,
        number=assignment.pk,
        do=do,
        reason=data["reason"],
        due=data["due"],
        item=data["item"],
        revision=data["revision"],
        made=made,
        form=form,
    )
    return _carried_out(request, sent, tried, and_assign=asked == SAVE_AND_ASSIGN)


def _carried_out(request: HttpRequest, sent: Sent, tried: Tried, *, and_assign: bool) -> HttpResponseBase:
    edit = sent.form if isinstance(sent.form, EditForm) else None
    part = sent.form if isinstance(sent.form, PartForm) else None
    try:
        done = carry_out(sent)
        if and_assign:
            # What was typed is saved also where it is not yet enough.
            edit, tried = None, Tried(Act.ASSIGN.value)
            move(sent.who, sent.number, Act.ASSIGN)
    except JetisuError as error:
        now = seen_card(sent.who, sent.number, timezone.localdate())
        if edit is not None and isinstance(error, Overtaken):
            _mark_differences(edit, now)
        refused = Tried(tried.do, tried.item, error.say(current_language()), tried.typed)
        return _shown(request, now, refused, edit, part)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    messages.success(request, say(DONE[Act.ASSIGN] if and_assign else done.said))
    return redirect("cards:card", done.at)


def _mark_differences(form: EditForm, now: Assignment) -> None:
    """Beside each field where two people wrote different things, what it says now."""
    differences: dict[str, Any] = form.differs(now)
    for name, value in differences.items():
        form.add_error(name, say(NOW_THERE, value=value) if value else say(NOW_EMPTY))
