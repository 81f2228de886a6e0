"""A statement whose texts and remark are each one sign, so that patterns meet nothing that is inside them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TEXTS = "\ue000-\uf0ff"
_REMARKS = "\uf100-\uf8ff"
TEXT = _TEXTS
"""The signs of texts, for a class of a pattern: `[{TEXT}]`."""
END = rf"[ \t]*[{_REMARKS}]?[ \t]*"
"""What may stand at the end of a line: nothing, or a remark."""

_PARTS = re.compile(
    r'(?P<text>"""(?:[^"\\]++|\\.|""?(?!"))*+"{3,5}+|\'\'\'(?:[^\']++|\'\'?(?!\'))*+\'{3,5}+'
    r'|"(?:[^"\\\n]++|\\[^\n])*+"|\'[^\'\n]*+\')|(?P<remark>#[^\n]*+)',
    re.DOTALL,
)


@dataclass(frozen=True)
class Masked:
    text: str
    parts: dict[str, str]

    @classmethod
    def of(cls, text: str) -> Masked:
        parts: dict[str, str] = {}
        used = {"text": 0xE000, "remark": 0xF100}
        last = {"text": 0xF0FF, "remark": 0xF8FF}

        def sign(match: re.Match[str]) -> str:
            kind = str(match.lastgroup)
            while chr(used[kind]) in text:  # somebody writes with signs of their own
                used[kind] += 1
            if used[kind] > last[kind]:
                return match[0]
            one = chr(used[kind])
            used[kind] += 1
            parts[one] = match[0]
            return one

        return cls(_PARTS.sub(sign, text), parts)

    def whole(self, text: str) -> str:
        """`text`, made of the masked one, with the texts and remarks as they were."""
        return "".join(self.parts.get(one, one) for one in text)
