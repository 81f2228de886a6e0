"""The page of the secret address, and the calendar behind it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from jetisu360.language import _
from jetisu360.portal.control.meetings.feed import links
from jetisu360.portal.control.meetings.feed.calendar import calendar_of
from jetisu360.portal.control.meetings.models import CalendarLink
from jetisu360.portal.looks.words import say


def calendar(request: HttpRequest) -> HttpResponseBase:
    """GET: whether there is an address. POST: makes one, which is shown once, or withdraws it."""
    if request.method != "POST":
        link = CalendarLink.objects.filter(person=request.user).first()
        return render(request, "meetings/calendar.html", {"link": link, "address": ""})
    if request.POST.get("do") == "withdraw":
        links.withdraw(request.user)
        messages.success(request, say(_("The address leads nowhere any more.")))
        return redirect("meetings:calendar")
    token = links.make(request.user)
    address = request.build_absolute_uri(reverse("meetings:feed", args=[token]))
    link = CalendarLink.objects.get(person=request.user)
    answer = render(request, "meetings/calendar.html", {"link": link, "address": address})
    answer["Cache-Control"] = "no-store"
    return answer


def feed(request: HttpRequest, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in."""
    person = links.person_of(token)
    if person is None:
        raise Http404
    answer = HttpResponse(calendar_of(person), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="jetisu360.ics"'
    answer["Cache-Control"] = "private, max-age=900"
    return answer
