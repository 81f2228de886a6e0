"""Remarks that say where one looked: the address of a page with the direction in it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from django.utils.http import urlencode

BOUNDS = {"yaw": (-180.0, 180.0), "pitch": (-90.0, 90.0), "fov": (5.0, 130.0)}


def looking(sent: Mapping[str, Any]) -> dict[str, float]:
    """yaw, pitch and fov as they were sent, within what a view can be; empty where they are none."""
    found: dict[str, float] = {}
    for name, (least, most) in BOUNDS.items():
        try:
            value = float(str(sent.get(name, "")))
        except ValueError:
            return {}
        if not math.isfinite(value) or not least <= value <= most:
            return {}
        found[name] = round(value, 1)
    return found


def view_at(path: str, sent: Mapping[str, Any]) -> str:
    """The address of what one sees. `path`: of a page of ours."""
    there = looking(sent)
    return f"{path}?{urlencode(there)}" if there else path
