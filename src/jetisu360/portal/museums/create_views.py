"""A museum begins."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from jetisu360.language import _
from jetisu360.portal.looks.words import current_language, say
from jetisu360.portal.museums.create_form import CreateForm
from jetisu360.portal.museums.creating import SlugTaken, SlugWrong, create_museum, first_region, regions_for


def create(request: HttpRequest) -> HttpResponseBase:
    regions, first = regions_for(request.user)
    form = CreateForm(request.POST or None, regions=regions, first=first)
    if request.method == "POST" and form.is_valid():
        region = form.region or first_region(form.region_title, request.user)
        try:
            museum = create_museum(form.title, form.wanted_slug, region, request.user)
        except (SlugTaken, SlugWrong) as error:
            form.add_error("slug", error.say(current_language()))
        else:
            messages.success(request, say(_("The museum is here. Its photographs come next.")))
            return redirect("museums:museum", museum.slug)
    status = 422 if form.errors else 200
    return render(request, "museums/create.html", {"form": form}, status=status)
