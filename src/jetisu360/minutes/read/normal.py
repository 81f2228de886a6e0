"""A text as the rules read it, and the way back to every letter of the original.

Official texts come from old keyboards, from pdf and from mail: Latin letters that look like Cyrillic ones,
accents
apart from their letters, lines cut at a fixed width, numbers that touch their words. All of it is put right
once,
here, so that no rule has to know of it; what is quoted is always the original.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from jetisu360.kazakh.alphabet import repair
from jetisu360.minutes.common.letters import KAZAKH, KAZAKH_CAPITALS
from jetisu360.minutes.common.script import Script, is_of_2018, latin_throughout, words_in_cyrillic
from jetisu360.minutes.read.document import Block, Document, Span, document_of
from jetisu360.minutes.read.language import language_of
from jetisu360.minutes.read.wrapping import wraps

Edit = tuple[int, int, str]
"""Characters `start` to `end` of the original, and what the rules read instead."""

_PARTED = re.compile(r"[\t|]")
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
_BLANKS = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}")
_GLUED = re.compile(rf"^[ \t\u00a0]*(?:\d{{1,2}}\.){{1,4}}(?=[«\"{KAZAKH}{KAZAKH_CAPITALS}])", re.MULTILINE)
_WIDE = str.maketrans(dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "))  # fmt: skip  # noqa: E501
_OTHER_SCRIPTS = re.compile("[ığñşūǵńáóúýäöüİĞŞŪÄ]|[ەۇۋۆڭى]|q(?!u)", re.IGNORECASE)
_SHORT_LINE = 6
"""Words of a line that does not tell its language and goes on with that of the line above."""
_ARABIC_SIGNS = str.maketrans("،؛؟", ",;?")
_STRESS = "\u0301"
# Small words that are Latin letters throughout: «c 1 мая», «ic-шара», «o мерах».
_ALL_LATIN = re.compile(r"(?<![^\W\d_])[acehikmopxyə]+(?![^\W\d_])")
_MEANT = str.maketrans("acehikmopxyə", "асеһікморхуә")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_AROUND = 12
"""Characters on both sides of a small Latin word: where they are Cyrillic, so is the word."""
_QUOTES = re.compile('["\u201c\u201d\u201e\u201f]')
_OPENS_AFTER = frozenset(" \t\n\r(«[-–—:/")


class Normal:
    """`document` is what the rules read; `start` and `end` lead from its places to those of `original`."""

    def __init__(self, original: Document) -> None:
        self.original = original
        text = latin_throughout(original.text)
        plain = original.source not in ("docx", "eml", "html", "ods", "odt", "pdf", "rtf", "xlsx")
        if plain:
            # What an e-mail quotes is read as what it is.
            text = _QUOTED.sub(lambda mark: " " * len(mark[0]), text)
        edits = _edits(text, _of_lines(text, original.blocks) if plain else [])
        self._scripts = _scripts(text, original.blocks)
        for start, end, script in self._scripts:
            edits = _merged(edits, words_in_cyrillic(text, start, end, script))
        self._starts: list[int] = []
        self._ends: list[int] = []
        if edits:
            text = self._applied(text, edits)
        text = _same_length(text)
        if text == original.text:
            self.document = original
        elif plain:
            self.document = document_of(text, original.source)
        else:
            self.document = Document(text, tuple(map(self._moved, original.blocks)), original.source)

    def _applied(self, text: str, edits: list[Edit]) -> str:
        parts: list[str] = []
        at = 0
        for start, end, new in edits:
            parts.append(text[at:start])
            self._starts.extend(range(at, start))
            self._ends.extend(range(at + 1, start + 1))
            parts.append(new)
            self._starts.extend([start] * len(new))
            self._ends.extend([end] * len(new))
            at = end
        parts.append(text[at:])
        self._starts.extend(range(at, len(text)))
        self._ends.extend(range(at + 1, len(text) + 1))
        return "".join(parts)

    def start(self, position: int) -> int:
        """Where in the original begins what begins at `position`."""
        if not self._starts:
            return position
        return self._starts[position] if position < len(self._starts) else len(self.original.text)

    def end(self, position: int) -> int:
        """Where in the original ends what ends before `position`."""
        return self._ends[position - 1] if self._starts and position else position

    def span(self, span: tuple[int, int]) -> tuple[int, int]:
        return self.start(span[0]), self.end(span[1])

    def script(self, start: int) -> Script:
        """In which script the original is written around its place `start`."""
        return next((script for begin, end, script in self._scripts if begin <= start < end), "")

    def _moved(self, block: Block) -> Block:
        if not self._starts:
            return block
        cells = tuple(Span(*self._place(cell.start, cell.end)) for cell in block.cells)
        lines = tuple(Span(*self._place(line.start, line.end)) for line in block.lines)
        start, end = self._place(block.start, block.end)
        return replace(block, start=start, end=end, cells=cells, lines=lines)

    def _place(self, start: int, end: int) -> tuple[int, int]:
        begin = bisect_left(self._starts, start)
        return begin, max(begin, bisect_right(self._ends, end))


def _of_lines(text: str, blocks: Sequence[Block]) -> list[Edit]:
    """Lines that were cut, whole again; between cells that blanks hold apart a tab."""
    rows = [
        block for block in blocks if block.kind == "row" and not _PARTED.search(text, block.start, block.end)
    ]
    ends = {block.end for block in rows}
    found = [edit for edit in wraps(text) if not rows or edit[0] not in ends]
    for block in rows:
        last = 0
        for column, cell in enumerate(block.cells):
            if cell.end > cell.start and column:
                found.append((block.cells[last].end, cell.start, "\t" * (column - last)))
                last = column
        if last + 1 < len(block.cells):
            found.append((block.end, block.end, "\t" * (len(block.cells) - 1 - last)))
    return found


def _edits(text: str, found: list[Edit]) -> list[Edit]:
    edits = list(found)
    edits += [(m.start(), m.end(), "") for m in _INVISIBLE.finditer(text)]
    for match in _MARKED.finditer(text):
        whole = unicodedata.normalize("NFC", match.group())
        if _CYRILLIC.match(whole):
            whole = whole.replace(_STRESS, "")
        if whole != match.group():
            edits.append((match.start(), match.end(), whole))
    edits += [(m.start(), m.end(), " ") for m in _BLANKS.finditer(text)]
    edits += [(m.end(), m.end(), " ") for m in _GLUED.finditer(text)]
    edits.sort()
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _merged(edits: list[Edit], words: list[Edit]) -> list[Edit]:
    """Both in order; within a word that is written anew nothing else is put right."""
    starts = [start for start, _end, _new in words]

    def within(edit: Edit) -> bool:
        at = bisect_right(starts, edit[0]) - 1
        return at >= 0 and edit[0] < words[at][1] and edit[1] <= words[at][1]

    kept: list[Edit] = []
    for edit in sorted([*(edit for edit in edits if not within(edit)), *words]):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _scripts(text: str, blocks: Sequence[Block]) -> list[tuple[int, int, Script]]:
    """The paragraphs in Latin and in Arabic letters."""
    if not _OTHER_SCRIPTS.search(text):
        return []
    latin: Script = "2018" if is_of_2018(text) else "2021"
    found: list[tuple[int, int, Script]] = []
    for block in blocks:
        language = language_of(unicodedata.normalize("NFC", text[block.start : block.end]), "kk")
        if (
            language == "other"
            and found
            and found[-1][2] == latin
            and len(text[block.start : block.end].split()) < _SHORT_LINE
        ):
            # The rest of a line that was cut, too short to tell.
            language = "kk-Latn"
        if language in ("kk-Latn", "kk-Arab"):
            found.append((block.start, block.end, latin if language == "kk-Latn" else "arabic"))
    return found


def _same_length(text: str) -> str:
    """What is put right letter for letter."""
    text = text.translate(_WIDE).translate(_ARABIC_SIGNS)
    if (repaired := repair(text)) is not text:
        # A capital H in a Cyrillic word is Н: Һ begins few words, Н many.
        text = "".join(
            "\u041d" if old == "H" and new == "\u04ba" else new
            for old, new in zip(text, repaired, strict=True)
        )

    def meant(match: re.Match[str]) -> str:
        around = (
            text[max(0, match.start() - _AROUND) : match.start()] + text[match.end() : match.end() + _AROUND]
        )
        letters = [letter for letter in around if letter.isalpha()]
        ours = sum(_CYRILLIC.match(letter) is not None for letter in letters)
        return match.group().translate(_MEANT) if letters and ours * 2 > len(letters) else match.group()

    if _CYRILLIC.search(text):
        text = _ALL_LATIN.sub(meant, text)

    def quote(match: re.Match[str]) -> str:
        at = match.start()
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        return "«" if before in _OPENS_AFTER and not after.isspace() else "»"

    return _QUOTES.sub(quote, text)
