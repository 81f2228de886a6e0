"""The stages of a project: planned, said to be there, taken back.

Before any of them is seen the plan is free. As soon as one is, nothing that counts can be said anew: neither
weights nor order, and no stage goes; what comes may be named otherwise, have another day, and be followed by
further stages. Who says that a stage is there works for another office than the one that builds, and names a
photograph of a place of the project; the day of the stage is the day on which that photograph came. It can
be taken back, by whoever might have said it, with a reason; both stay (`Sighting`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.portal.audit.record import record
from jetisu360.portal.control.evidence.models import Capture
from jetisu360.portal.control.programmes import refusals
from jetisu360.portal.control.programmes.models import Project, Sighting, Stage
from jetisu360.portal.control.programmes.rights import Rights

MOST = 30
"""Stages of one project."""


@dataclass(frozen=True)
class Planned:
    """A stage as it is planned. `title`: {kk, ru, en}."""

    title: dict[str, str]
    weight: int
    due: date | None = None


def plan(who: Any, number: int, revision: int, wanted: Sequence[Planned]) -> None:
    """The stages of a project from now on, in their order.

    Raises:
        ProgrammeOvertaken
        StagesFixed: one was seen, and something that counts would be another.
    """
    with transaction.atomic():
        project = _held(number, revision)
        there = list(project.stages.order_by("number"))
        if any(one.seen_on for one in there):
            kept = wanted[: len(there)]
            if len(kept) < len(there) or any(
                one.weight != new.weight or (one.seen_on and (one.title, one.due) != (new.title, new.due))
                for one, new in zip(there, kept, strict=True)
            ):
                raise refusals.StagesFixed
        else:
            Stage.objects.filter(project=project, number__gt=len(wanted)).delete()
            there = there[: len(wanted)]
        for one, new in zip(there, wanted, strict=False):
            one.title, one.weight, one.due = new.title, new.weight, new.due
            one.save(update_fields=["title", "weight", "due"])
        for place, new in enumerate(wanted[len(there) :], len(there) + 1):
            Stage.objects.create(
                project=project, number=place, title=new.title, weight=new.weight, due=new.due
            )
        record(who, "project.stages", project, {"stages": [[one.title, one.weight] for one in wanted]})


def say_seen(
    who: Any, rights: Rights, stage: Stage, revision: int, capture: Capture | None, saw: str
) -> None:
    """
    Raises:
        NotYourProject, NoCaptureOfProject, NothingSeenOfStage, StageSeen, ProgrammeOvertaken
    """
    with transaction.atomic():
        project = _held(stage.project_id, revision)
        if not rights.may_say_seen(project):
            raise refusals.NotYourProject
        words = saw.strip()
        if not words:
            raise refusals.NothingSeenOfStage
        if capture is None or not project.places.filter(pk=capture.point.place_id).exists():
            raise refusals.NoCaptureOfProject
        row = Stage.objects.get(pk=stage.pk)
        if row.seen_on is not None:
            raise refusals.StageSeen(number=row.number)
        row.seen_on = timezone.localdate(capture.received_at)
        row.seen_by, row.saw, row.capture = who, words, capture
        row.save()
        Sighting.objects.create(stage=row, seen=True, words=words, capture=capture, by=who)
        told = {"stage": row.number, "photograph": capture.pk, "saw": words}
        record(who, "stage.seen", project, told)


def take_back(who: Any, rights: Rights, stage: Stage, revision: int, reason: str) -> None:
    """
    Raises:
        NotYourProject, NothingSeenOfStage, StageNotSeen, ProgrammeOvertaken
    """
    with transaction.atomic():
        project = _held(stage.project_id, revision)
        if not rights.may_say_seen(project):
            raise refusals.NotYourProject
        words = reason.strip()
        if not words:
            raise refusals.NothingSeenOfStage
        row = Stage.objects.get(pk=stage.pk)
        if row.seen_on is None:
            raise refusals.StageNotSeen(number=row.number)
        Sighting.objects.create(stage=row, seen=False, words=words, capture=row.capture, by=who)
        row.seen_on = row.seen_by = row.capture = None
        row.saw = ""
        row.save()
        record(who, "stage.taken_back", project, {"stage": row.number, "reason": words})


def _held(number: int, revision: int) -> Project:
    """Until the transaction ends, and newer by one.

    Raises:
        ProgrammeOvertaken
    """
    project: Project = (
        Project.objects.select_for_update(of=("self",)).select_related("programme").get(pk=number)
    )
    if project.revision != revision:
        raise refusals.ProgrammeOvertaken
    project.revision += 1
    project.save(update_fields=["revision", "changed_at"])
    return project
