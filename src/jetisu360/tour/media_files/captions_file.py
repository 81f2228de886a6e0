"""WebVTT captions: read far enough to know that a browser will show them (https://www.w3.org/TR/webvtt1/)."""

from __future__ import annotations

import re

from jetisu360.files.limits import MOST_CAPTIONS, check_size
from jetisu360.tour.media_files.refusals import CaptionsWrong

_TIME = r"(?:(\d{2,9}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")


def inspect_captions(data: bytes, name: str) -> int:
    """The number of cues.

    Raises:
        TooManyBytes
        CaptionsWrong: not UTF-8, no `WEBVTT` at its head, no cue, or a cue that ends before it begins.
    """
    try:
        check_size(len(data), MOST_CAPTIONS, name)
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise CaptionsWrong(name=name, line=data[: error.start].count(b"\n") + 1) from None
    if not lines or not re.match(r"^WEBVTT(?:[ \t].*)?$", lines[0]):
        raise CaptionsWrong(name=name, line=1)
    cues = 0
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        cue = _CUE.match(line.strip())
        if cue is None or _seconds(cue.groups()[:4]) >= _seconds(cue.groups()[4:]):
            raise CaptionsWrong(name=name, line=number)
        cues += 1
    if not cues:
        raise CaptionsWrong(name=name, line=len(lines))
    return cues


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, milliseconds = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + milliseconds / 1000
