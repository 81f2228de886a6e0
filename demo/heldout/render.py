"""Render the house held out: ``python demo/heldout/render.py --help``. Needs ``demo/requirements.txt``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
# Not beside it: this folder has a plan and a build of its own names.
sys.path[0] = str(HERE.parent)

from heldout import moments, plan  # noqa: E402
from model import command  # noqa: E402
from model.building import Building  # noqa: E402

if TYPE_CHECKING:
    from model.layout import Capture
    from model.site import Site


def _build() -> Site:
    from heldout import build

    return build.build()


def _dress(capture: Capture) -> None:
    from heldout import lights

    lights.dress(capture)


if __name__ == "__main__":
    command.run(
        Building(
            "heldout",
            plan.PLAN,
            _build,
            HERE,
            width=2048,
            samples=(4, 3),
            limit=370_000,
            qualities=(88, 87, 86, 85, 84, 82, 80, 78, 76),
            noise=1.6,
            dress=_dress,
            describe_scene=moments.told,
        ),
        __doc__,
    )
