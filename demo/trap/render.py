"""Render the trap: ``python demo/trap/render.py --help``. Needs the packages in ``demo/requirements.txt``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
# Not beside it: this folder has a plan and a build of its own names.
sys.path[0] = str(HERE.parent)

from model import command  # noqa: E402
from model.building import Building  # noqa: E402
from trap import plan, traps  # noqa: E402

if TYPE_CHECKING:
    from model.site import Site


def _build() -> Site:
    from trap import build

    return build.build()


if __name__ == "__main__":
    command.run(
        Building(
            "trap",
            plan.PLAN,
            _build,
            HERE,
            width=2048,
            samples=(4, 3),
            limit=350_000,
            qualities=(88, 86, 84, 82, 80, 78, 76),
            noise=1.3,
            describe_pair=lambda a, b: {"traps": traps.of(a, b)},
        ),
        __doc__,
    )
