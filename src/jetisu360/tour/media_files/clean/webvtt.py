"""WebVTT without notes: the cues, as a browser shows them (https://www.w3.org/TR/webvtt1/, section 6)."""

from __future__ import annotations

import re

from jetisu360.tour.media_files.clean.pieces import Cleaned, Data

_LINE_END = re.compile(r"\r\n|\r|\n")
_SETTING = re.compile(
    r"^(?:vertical:(?:rl|lr)"
    r"|line:-?[\d.]{1,12}%?(?:,(?:start|center|end))?"
    r"|position:[\d.]{1,12}%(?:,(?:line-left|center|line-right))?"
    r"|size:[\d.]{1,12}%"
    r"|align:(?:start|center|end|left|right))$"
)
_TAG = re.compile(r"<[^>]*(?:>|$)")
_CLASSES = r"((?:\.[^\s.<>&]+)*)"
_START = re.compile(rf"^<(c|i|b|u|ruby|rt){_CLASSES}\s*>$")
_VOICE = re.compile(rf"^<(v|lang){_CLASSES}(?:[ \t\n]+([^>]*))?>$")
_END = re.compile(r"^</(?:c|i|b|u|ruby|rt|v|lang)>$|^<(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}>$")
_COLOURS = frozenset(
    f".{kind}{colour}"
    for kind in ("", "bg_")
    for colour in ("white", "lime", "cyan", "red", "yellow", "magenta", "blue", "black")
)
"""The classes that a browser itself gives a look (section 5.1); any other needs a STYLE block, which goes."""


def clean_captions(data: Data) -> Cleaned:
    """The cues, their times and places on the screen; no notes, styles, names of cues, words in the head.

    The names of speakers (`<v …>`) stay: they are said to whoever listens.
    """
    lines = _LINE_END.split(data[:].decode("utf-8-sig").replace("\0", "\ufffd"))
    out = ["WEBVTT", ""]
    at = 0
    while at < len(lines):
        if "-->" not in lines[at]:
            at += 1
            continue
        start, arrow, rest = lines[at].strip().partition("-->")
        end, *settings = rest.split()
        timing = f"{start.strip()} {arrow} {end}"
        out.append(" ".join([timing, *filter(_SETTING.match, settings)]))
        at += 1
        payload = []
        while at < len(lines) and lines[at] and "-->" not in lines[at]:
            payload.append(lines[at])
            at += 1
        shown = _TAG.sub(lambda tag: _kept(tag[0]), "\n".join(payload)).splitlines()
        out += [*(line for line in shown if line.strip()), ""]
    return Cleaned(["\n".join(out).encode()])


def _kept(tag: str) -> str:
    """The tag as far as a browser shows what it says; `<!-- … -->` and unknown ones are never seen."""
    if found := _START.match(tag):
        return f"<{found[1]}{_classes(found[2])}>"
    if found := _VOICE.match(tag):
        note = f" {found[3].strip()}" if found[3] else ""
        return f"<{found[1]}{_classes(found[2])}{note}>"
    return tag if _END.match(tag) else ""


def _classes(text: str) -> str:
    return "".join(found for found in re.findall(r"\.[^.]+", text) if found in _COLOURS)
