"""Keeps the words by which assignments are found: with every change of one, and by a worker where an office
or a source got another name, or rows came past Django.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import Any

from django.db.models.signals import m2m_changed, post_save

from jetisu360.portal.control.assignments.models import Assignment, Source
from jetisu360.portal.control.folders.models import SearchWords
from jetisu360.portal.control.folders.stems import terms_of
from jetisu360.portal.control.offices.models import Office

AT_ONCE = 500
"""Assignments that a worker sees to before it looks for other work."""
LOOK_SECONDS = 600.0
"""Between two looks for assignments without words."""
_look_at = 0.0


def listen() -> None:
    """With Django's signals, once, when it has loaded."""
    post_save.connect(_saved, sender=Assignment, dispatch_uid="folders")
    m2m_changed.connect(_shared, sender=Assignment.co_executors.through, dispatch_uid="folders")
    post_save.connect(_renamed_office, sender=Office, dispatch_uid="folders")
    post_save.connect(_renamed_source, sender=Source, dispatch_uid="folders")


def words_of(assignment: Assignment, also: Iterable[Office] = ()) -> str:
    """`also`: its co-executors."""
    offices = [assignment.executor] if assignment.executor_id else []
    texts = [assignment.task, assignment.result, assignment.programme, assignment.place, assignment.issuer]
    for office in (*offices, *also):
        texts += [*map(str, office.title.values()), *map(str, office.also)]
    if assignment.source_id:
        texts += [assignment.source.title, assignment.source.number]
    return " ".join([*terms_of([*texts, assignment.point]), str(assignment.pk)])


def keep(assignment: Assignment) -> None:
    words = words_of(assignment, assignment.co_executors.all())
    SearchWords.objects.update_or_create(assignment=assignment, defaults={"words": words, "stale": False})


def keep_many(found: list[Assignment]) -> None:
    """The same of many: `found` with executor, source and co-executors at hand."""
    SearchWords.objects.bulk_create(
        [
            SearchWords(assignment=one, words=words_of(one, one.co_executors.all()), stale=False)
            for one in found
        ],
        update_conflicts=True,
        unique_fields=["assignment"],
        update_fields=["words", "stale"],
    )


def tend() -> None:
    """What is stale, and now and then what has no words at all. Quick, and harmless if done twice."""
    global _look_at
    whole = Assignment.objects.select_related("executor", "source").prefetch_related("co_executors")
    keep_many(list(whole.filter(search_words__stale=True)[:AT_ONCE]))
    if time.monotonic() < _look_at:
        return
    missing = list(whole.filter(search_words=None)[:AT_ONCE])
    keep_many(missing)
    if len(missing) < AT_ONCE:
        _look_at = time.monotonic() + LOOK_SECONDS


def _saved(instance: Assignment, raw: bool = False, **_more: Any) -> None:
    if not raw:
        keep(instance)


def _shared(instance: Any, action: str, pk_set: set[int] | None = None, **_more: Any) -> None:
    if not action.startswith("post_"):
        return
    if isinstance(instance, Assignment):
        keep(instance)
    else:  # from the office's side
        SearchWords.objects.filter(assignment__in=pk_set or ()).update(stale=True)


def _renamed_office(instance: Office, created: bool = False, raw: bool = False, **_more: Any) -> None:
    if created or raw:
        return
    through = Assignment.co_executors.through.objects.filter(office=instance)
    SearchWords.objects.filter(assignment__in=through.values("assignment")).update(stale=True)
    own = Assignment.objects.filter(executor=instance).values("pk")
    SearchWords.objects.filter(assignment__in=own).update(stale=True)


def _renamed_source(instance: Source, created: bool = False, raw: bool = False, **_more: Any) -> None:
    if not (created or raw):
        own = Assignment.objects.filter(source=instance).values("pk")
        SearchWords.objects.filter(assignment__in=own).update(stale=True)
