"""What the museum's page says of ways and labels."""

from __future__ import annotations

from django.urls import reverse

from jetisu360.language import _, _n
from jetisu360.portal.museums.next_steps import Step, Work


def edit_step(work: Work) -> Step | None:
    """Done with the first label: how many there are to be, nobody but the keeper knows."""
    if not work.rooms:
        return None
    labels = sum(len(room.entry.labels) for room in work.rooms if room.entry and not room.skipped)
    state = (
        _n("{n} label is placed.", "{n} labels are placed.").fill(n=labels)
        if labels
        else _("Look around in the rooms, see that the arrows lead on, and place labels on what is shown.")
    )
    return Step(_("Ways and labels"), state, bool(labels), reverse("editor:editor", args=[work.museum.slug]))
