"""What keeps the finder from looking, as a type."""

from __future__ import annotations

from jetisu360.files.stopped import OwnFault
from jetisu360.language import _


class DetectorDamaged(OwnFault):
    """The detector's weights are missing, or not the bytes they should be, whatever the photograph.

    `name`: of the file.
    """

    code = "detector-damaged"
    sentence = _("The file “{name}”, with which Jetisu 360 finds faces, is missing or damaged.")
    advice = _("Install Jetisu 360 again; until then faces are not looked for in photographs.")
