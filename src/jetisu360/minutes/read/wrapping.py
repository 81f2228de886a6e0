"""Lines cut at a fixed width, as mail, old editors and copied pdf have them, joined to the paragraphs they
were.
"""

from __future__ import annotations

import re
from itertools import pairwise

from jetisu360.minutes.common.letters import KAZAKH, KAZAKH_CAPITALS, RUSSIAN

Edit = tuple[int, int, str]

_LINE = re.compile(r"[^\r\n]*")
_POINT = re.compile(
    rf"\s*(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]|[IVX]{{1,5}}\.|[{KAZAKH}a-z]\)|[-–—•*▪●‒−])(?:\s|[{KAZAKH_CAPITALS}])"
)
_TOLD = re.compile(rf"\s*[-–—]\s*[{KAZAKH}]")
_LABEL = re.compile(rf"\s*[{KAZAKH_CAPITALS}][{KAZAKH}]+(?:\s[{KAZAKH}]+){{0,2}}\s*:")
_NO_CASE = re.compile(r"[\u0621-\u06d5]")
_DASHED_DAY = re.compile(r"\s*[–—]\s*\d")
_RUNS_ON = re.compile(r"[^\W\d_,]\s*$|,\s*$")
_BROKEN = re.compile(r"(?P<left>[^\W\d_]{2,})[-‐]$")
_GOES_ON = re.compile(r"\s*(?P<right>[^\W\d_]+)")
# Of words of two parts the hyphen stays: «социально-экономический», «әлеуметтік-экономикалық», «іс-шара».
_PAIRS = re.compile(
    rf"(?:(?:[{RUSSIAN}]*(?:циально|ищно|тельно|ально|тарно|турно|учебно|тивно|ионно|мационно|северо|южно|восточно|западно|научно"
    rf"|торгово|военно|вно|ольно|ремонтно|женерно|духовно|историко|медико|юридическо|черно|тёмно|темно)-[{RUSSIAN}]{{3,}}"
    rf"(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ых|их|ой|ей|ую|юю|ыми|ими))"
    rf"|[{KAZAKH}]{{3,}}[лдт][ыі][қк]-[{KAZAKH}]{{2,}}[лдт][ыі][қк][{KAZAKH}]*|(?:іс-шар|іс-қим|ата-ан|салт-дәст|дәрі-дәрм|азық-түл|киім-кеш|жол-көл|оқу-тәрб|хат-хаб|қару-жар)[{KAZAKH}]*"
    rf"|(?:премьер|вице|пресс|генерал|мини|экс|онлайн|блок|веб|кибер)-[{KAZAKH}]+)$",
    re.IGNORECASE,
)
NARROWEST, WIDEST = 30, 200
"""Characters of a line: what is wider is a paragraph as editors keep it."""
_LONGEST_WORD = 60
"""Characters at a line's end in which a word that is cut there begins."""
_FEWEST = 2
"""Breaks within a sentence that make a text one of cut lines."""


def wraps(text: str) -> list[Edit]:
    """The breaks of lines that end no paragraph, each with what stands in its place: a blank, or nothing
    where a
    word was cut.

    A text counts as cut when none of its lines is very wide and several break within a sentence so that the
    next
    line's first word would not have fitted. Words cut by a hyphen are joined in every text.
    """
    lines = [(match.start(), match.end()) for match in _lines(text)]
    found: list[Edit] = []
    width = max((end - start for start, end in lines), default=0)
    cut = width <= WIDEST and _is_cut(text, lines, width)
    for (start, end), (following, stop) in pairwise(lines):
        line, after = text[start:end].rstrip(), text[following:stop]
        if not line.strip() or not after.strip() or "\t" in line or "\t" in after or line.count("|") > 1:
            continue
        at, begin = start + len(line), following + len(after) - len(after.lstrip())
        broken, goes_on = _BROKEN.search(line[-_LONGEST_WORD:]), _GOES_ON.match(after)
        if broken and goes_on and goes_on["right"][0].islower() and width >= NARROWEST:
            whole = f"{broken['left']}-{goes_on['right']}"
            found.append((at if _PAIRS.match(whole) else at - 1, begin, ""))
        elif cut and _fills(line, after, width) and not line.endswith((":", ";")) and not _opens(line, after):
            found.append((at, begin, " "))
    return found


def _opens(line: str, after: str) -> bool:
    """Whether a line opens a paragraph whatever stands above: a point, «Срок: …»; «– деді …» goes on."""
    if _DASHED_DAY.match(after) and line[-1:].isalpha():
        # «срок сдачи | — 1 августа»
        return False
    if _TOLD.match(after) and line.endswith((",", "»", '"', "!", "?", "…", "”")):
        return False
    return _POINT.match(after) is not None or (line.endswith(".") and _LABEL.match(after) is not None)


def _lines(text: str) -> list[re.Match[str]]:
    found = []
    at = 0
    for match in re.finditer(r"\r\n|\r|\n|\Z", text):
        found.append(_LINE.match(text, at, match.start()))
        at = match.end()
    return [match for match in found if match is not None]


def _fills(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into this one."""
    words = after.split(None, 1)
    room = width - len(line)
    # The longest line may be a few letters short of the margin.
    return room <= len(words[0]) + max(3, width // 12)


def _is_cut(text: str, lines: list[tuple[int, int]], width: int) -> bool:
    if width < NARROWEST:
        return False
    inside = 0
    for (start, end), (following, stop) in pairwise(lines):
        line, after = text[start:end].rstrip(), text[following:stop].lstrip()
        # Arabic script has no capitals: there every letter may go on.
        small = bool(after) and (after[0].islower() or _NO_CASE.match(after)) and not _POINT.match(after)
        if small and _RUNS_ON.search(line) and _fills(line, after, width):
            inside += 1
    return inside >= _FEWEST


def seam(line: str, after: str) -> str:
    """Two lines of one paragraph as one: a word that was cut between them is whole again."""
    line, after = line.rstrip(), after.lstrip()
    broken, goes_on = _BROKEN.search(line[-_LONGEST_WORD:]), _GOES_ON.match(after)
    if line.endswith("\u00ad"):
        return line[:-1] + after
    if broken and goes_on and goes_on["right"][0].islower():
        whole = f"{broken['left']}-{goes_on['right']}"
        return (line if _PAIRS.match(whole) else line[:-1]) + after
    return f"{line} {after}"
