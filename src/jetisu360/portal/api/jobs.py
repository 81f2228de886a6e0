"""Work that takes long: the list, one with its progress, stopping it, starting it once more."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import BaseModel

from jetisu360.portal.api.operation import MUSEUM, operation
from jetisu360.portal.api.paging import LIMIT, NUMBER, Page, page
from jetisu360.portal.jobs import by_people
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.shown import shown
from jetisu360.portal.looks.words import current_language, say

router = Router(tags=["jobs"])


class JobError(BaseModel):
    code: str
    message: str


class ShownJob(BaseModel):
    """`kind`: `build` (a preview), `publish`. `state`: `waiting`, `running`, `done`, `failed`, `cancelled`;
    `message`: the kind and the state in words. `done` of `total` steps of `stage`; `seconds_left` of it,
    where anybody can say. `version`: what came of it.
    """

    id: int
    kind: str
    state: str
    message: str
    stage: str | None
    done: int
    total: int
    seconds_left: int | None
    version: int | None
    error: JobError | None
    asked_by: str
    asked_at: datetime
    not_before: datetime | None
    started_at: datetime | None
    ended_at: datetime | None
    may_cancel: bool
    may_retry: bool


def shown_job(job: Job) -> ShownJob:
    found, language = shown(job), current_language()
    progress = job.progress if job.open else {}
    error = JobError(code=job.error["code"], message=found.error(language)) if job.error else None
    return ShownJob(
        id=job.pk,
        kind=job.kind,
        state=job.state,
        message=f"{say(found.words)}: {say(found.state)}",
        stage=progress.get("stage") or None,
        done=int(progress.get("done") or 0),
        total=int(progress.get("total") or 0),
        seconds_left=progress.get("seconds_left"),
        version=job.result.get("version") or job.details.get("version"),
        error=error,
        asked_by=str(job.asked_by or ""),
        asked_at=job.asked_at,
        not_before=job.not_before,
        started_at=job.started_at,
        ended_at=job.ended_at,
        may_cancel=found.may_cancel,
        may_retry=found.may_retry,
    )


def _job(request: HttpRequest, number: int) -> Job:
    rows = Job.objects.select_related("asked_by", "museum")
    return get_object_or_404(rows, museum=request.museum, pk=number)


@operation(router, "get", "/museums/{slug:museum}/jobs", "listJobs", "jobs", Page[ShownJob])
def list_jobs(
    request: HttpRequest, museum: str = MUSEUM, cursor: int | None = NUMBER, limit: int = LIMIT
) -> Any:
    rows = Job.objects.filter(museum=request.museum).select_related("asked_by")
    return page(rows, "pk", cursor, limit, shown_job, newest_first=True)


@operation(router, "get", "/museums/{slug:museum}/jobs/{int:job}", "getJob", "job", ShownJob)
def get(request: HttpRequest, job: int, museum: str = MUSEUM) -> Any:
    return shown_job(_job(request, job))


@operation(router, "post", "/museums/{slug:museum}/jobs/{int:job}/cancel", "cancelJob", "cancel", ShownJob)
def cancel(request: HttpRequest, job: int, museum: str = MUSEUM) -> Any:
    by_people.cancel(_job(request, job), request.user)
    return shown_job(_job(request, job))


@operation(router, "post", "/museums/{slug:museum}/jobs/{int:job}/retry", "retryJob", "retry", ShownJob)
def retry(request: HttpRequest, job: int, museum: str = MUSEUM) -> Any:
    by_people.retry(_job(request, job), request.user)
    return shown_job(_job(request, job))
