"""Render the sample museum: ``python demo/render.py --help``. Needs the packages in
``demo/requirements.txt``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from model import command, plan  # noqa: E402
from model.building import Building  # noqa: E402

if TYPE_CHECKING:
    from model.site import Site


def _build() -> Site:
    from model import build

    return build.build()


if __name__ == "__main__":
    command.run(
        Building("museum", plan.PLAN, _build, HERE, width=4096, samples=(3, 3), limit=1_500_000), __doc__
    )
