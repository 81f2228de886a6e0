"""How the spheres of a point are turned against the first of them that everybody sees."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

from jetisu360.portal.control.evidence.models import Capture, Pairing
from jetisu360.portal.control.public.models import PublicCapture


def turns(ready: Iterable[PublicCapture]) -> Mapping[int, float]:
    """Number of a capture → degrees, by what was measured or said of pairs, over as many of them as it takes.
    `ready`: in the order in which they came. A sphere that no chain of pairs reaches is not in it.
    """
    first: dict[int, int] = {}
    for row in ready:
        if row.capture.kind == Capture.SPHERE:
            first.setdefault(row.capture.point_id, row.capture_id)
    if not first:
        return {}
    steps: dict[int, list[tuple[int, float]]] = defaultdict(list)
    known = Pairing.objects.filter(later__point__in=first, state__in=[Pairing.FOUND, Pairing.BY_HAND])
    for earlier, later, yaw in known.order_by("pk").values_list("earlier_id", "later_id", "yaw"):
        steps[earlier].append((later, yaw))
        steps[later].append((earlier, -yaw))
    found = dict.fromkeys(first.values(), 0.0)
    waiting = deque(found)
    while waiting:
        here = waiting.popleft()
        for there, yaw in steps[here]:
            if there not in found:
                found[there] = (found[here] + yaw + 180) % 360 - 180
                waiting.append(there)
    return found
