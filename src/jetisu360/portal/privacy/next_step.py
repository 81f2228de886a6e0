"""What the museum's page says of faces and number plates."""

from __future__ import annotations

from django.urls import reverse

from jetisu360.language import _, _n
from jetisu360.portal.museums.next_steps import Step, Work
from jetisu360.portal.privacy.found import open_places
from jetisu360.portal.privacy.models import Look


def decide_step(work: Work) -> Step | None:
    look = Look.objects.filter(museum=work.museum).first()
    name = _("Faces and number plates")
    address = reverse("privacy:review", args=[work.museum.slug])
    if look is None:
        return Step(
            name,
            _("The first preview looks for faces; number plates you mark yourself."),
            done=False,
            address=address,
        )
    if n := open_places(look, work.document):
        state = _n("{n} place waits for your decision.", "{n} places wait for your decision.").fill(n=n)
        return Step(name, state, done=False, address=address)
    return Step(name, _("All that was found is decided."), done=True, address=address)
