"""Render the barracks: ``python demo/barracks/render.py --help``. Needs ``demo/requirements.txt``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
# Not beside it: this folder has a plan and a build of its own names.
sys.path[0] = str(HERE.parent)

from barracks import plan  # noqa: E402
from model import command  # noqa: E402
from model.building import Building  # noqa: E402

if TYPE_CHECKING:
    from model.site import Site


def _build() -> Site:
    from barracks import build

    return build.build()


if __name__ == "__main__":
    command.run(
        Building(
            "barracks",
            plan.PLAN,
            _build,
            HERE,
            width=1536,
            samples=(2, 2),
            limit=250_000,
            qualities=(88, 86, 84, 82, 80, 78, 76),
            noise=1.3,
        ),
        __doc__,
    )
