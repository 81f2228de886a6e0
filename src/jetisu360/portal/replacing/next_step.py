"""What the museum's page says of photographs that took another's place."""

from __future__ import annotations

from collections import Counter

from django.urls import reverse

from jetisu360.language import _, _n
from jetisu360.portal.museums.next_steps import Step, Work
from jetisu360.portal.replacing.models import Replacement


def replaced_step(work: Work) -> Step | None:
    """Only while something waits: a museum whose photographs were never replaced reads nothing of it."""
    states = Counter(Replacement.objects.filter(museum=work.museum).values_list("state", flat=True))
    name, address = _("Replaced photographs"), reverse("replacing:replaced", args=[work.museum.slug])
    if n := sum(states[state] for state in Replacement.ASKED):
        state = _n(
            "{n} photograph was replaced, and it has to be seen where its labels belong.",
            "{n} photographs were replaced, and it has to be seen where their labels belong.",
        ).fill(n=n)
        return Step(name, state, done=False, address=address)
    if states[Replacement.WAITING]:
        return Step(name, _("Old and new are being compared."), done=False, address=address)
    if n := states[Replacement.ASIDE]:
        state = _n("Labels of {n} photograph lie aside.", "Labels of {n} photographs lie aside.").fill(n=n)
        return Step(name, state, done=False, address=address)
    if states[Replacement.TURNED]:
        return Step(name, _("Labels and ways were turned with them."), done=True, address=address)
    return None
