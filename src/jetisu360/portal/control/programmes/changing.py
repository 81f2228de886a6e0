"""Programmes, projects and districts: made and changed. Each is one transaction with its entry in the
journal; who changes one names the revision that they looked at.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from jetisu360.portal.audit.record import record
from jetisu360.portal.control.evidence.models import Place
from jetisu360.portal.control.programmes.models import District, EndMoved, Programme, Project
from jetisu360.portal.control.programmes.refusals import NoReasonForMoving, ProgrammeOvertaken
from jetisu360.portal.museums.models import Region


def make_programme(who: Any, region: Region, values: dict[str, Any]) -> Programme:
    with transaction.atomic():
        made = Programme.objects.create(region=region, made_by=who, **values)
        record(who, "programme.made", made, {"region": region.slug})
    return made


def change_programme(who: Any, number: int, revision: int, values: dict[str, Any]) -> None:
    """
    Raises:
        ProgrammeOvertaken
    """
    with transaction.atomic():
        _set(Programme, number, revision, values)
        record(who, "programme.changed", Programme.objects.get(pk=number), _told(values))


def make_project(who: Any, programme: Programme, values: dict[str, Any]) -> Project:
    """Its first planned end is kept for ever, as soon as one is said."""
    with transaction.atomic():
        values = {**values, "first_ends": values.get("ends")}
        made = Project.objects.create(programme=programme, made_by=who, **values)
        record(who, "project.made", made, {"programme": str(programme)})
    return made


def change_project(who: Any, number: int, revision: int, values: dict[str, Any], reason: str = "") -> None:
    """
    Raises:
        ProgrammeOvertaken
        NoReasonForMoving: another end is said than before, without a reason.
    """
    with transaction.atomic():
        was = Project.objects.select_for_update().get(pk=number)
        if was.revision != revision:
            raise ProgrammeOvertaken
        before, after = was.ends, values.get("ends", was.ends)
        if before != after and before is not None:
            if not reason.strip():
                raise NoReasonForMoving
            EndMoved.objects.create(project=was, before=before, after=after, reason=reason.strip(), by=who)
        if was.first_ends is None and after is not None:
            values = {**values, "first_ends": after}
        _set(Project, number, revision, values)
        told = _told(values) | ({"ends": after, "reason": reason.strip()} if before != after else {})
        record(who, "project.changed", Project.objects.get(pk=number), told)


def add_place(who: Any, project: Project, place: Place) -> None:
    """From now on the project can be seen there, too."""
    with transaction.atomic():
        if not project.places.filter(pk=place.pk).exists():
            project.places.add(place)
            record(who, "project.places", project, {"place": str(place)})


def remove_place(who: Any, project: Project, place: Place) -> None:
    with transaction.atomic():
        if project.places.filter(pk=place.pk).exists():
            project.places.remove(place)
            record(who, "project.places", project, {"no more": str(place)})


def make_district(who: Any, region: Region, values: dict[str, Any]) -> District:
    with transaction.atomic():
        made = District.objects.create(region=region, **values)
        record(who, "district.made", made, {"region": region.slug})
    return made


def change_district(who: Any, district: District, values: dict[str, Any]) -> None:
    """What is the same is not written."""
    with transaction.atomic():
        row = District.objects.select_for_update().get(pk=district.pk)
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        if changed:
            for name in changed:
                setattr(row, name, values[name])
            row.save(update_fields=changed)
            record(who, "district.changed", row, {"fields": sorted(changed)})


def _set(model: Any, number: int, revision: int, values: dict[str, Any]) -> None:
    row = model.objects.select_for_update().get(pk=number)
    if row.revision != revision:
        raise ProgrammeOvertaken
    for name, value in values.items():
        setattr(row, name, value)
    row.revision += 1
    row.save()


def _told(values: dict[str, Any]) -> dict[str, Any]:
    return {"fields": sorted(values)}
