"""What the process that makes workers has imported before the first of them begins.

Each worker that it makes has this from its first moment, and the pages of memory in which it lies are one for
all of them. On Linux that is also NumPy, OpenCV and all that a step of pictures needs: half a second of a
processor for each worker (docs/decisions/tests-time.md). macOS forbids a process to divide once the libraries
of its system are loaded, so there each worker imports them itself.
"""

from __future__ import annotations

import sys

_EVERYWHERE = ("jetisu360.build.steps.cut_scene",)
_OF_PICTURES = (
    "cv2",
    "numpy.random",
    "threadpoolctl",
    "jetisu360.build.steps.cut_and_look",
    "jetisu360.build.steps.extract_features",
    "jetisu360.build.steps.levelling",
    "jetisu360.build.steps.look_for_people",
    "jetisu360.build.steps.framing",
    "jetisu360.linking.features.extraction",
    "jetisu360.linking.features.retrieval",
    "jetisu360.panorama.level.estimate",
    "jetisu360.panorama.privacy.blur",
    "jetisu360.panorama.read.photo",
    "jetisu360.panorama.tiles.encode",
    "jetisu360.panorama.tiles.glimpse",
    "jetisu360.panorama.tiles.pyramid",
    "jetisu360.panorama.tiles.view",
)


def preloaded() -> list[str]:
    """Names of modules; one that cannot be imported is passed over, and the step that needs it says so."""
    return [*_EVERYWHERE, *(_OF_PICTURES if sys.platform == "linux" else ())]
