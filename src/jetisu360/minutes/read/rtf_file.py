"""A document in RTF, as WordPad and older Words write it: paragraphs, the marks of lists, tables, notes.

Of the format's two thousand words those count that make letters, paragraphs and cells; whatever else a group
holds, fonts, styles, pictures, is passed over. Hidden and deleted letters are not read.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace

from jetisu360.files.limits import MOST_CHARACTERS, MOST_COLUMNS
from jetisu360.minutes.read.document import Document, Writer
from jetisu360.minutes.read.refusals import TextDamaged, TextTooLarge

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_DARK = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore "
    b"xmlnstbl listtable listoverridetable rsidtbl generator fldinst bkmkstart bkmkend annotation atnid "
    b"atnauthor private nonshppict filetbl revtbl pntxta pntxtb pnseclvl template operator sp shprslt".split()
)
"""Groups of which nothing is seen."""
_SEEN = frozenset(b"shpinst shptxt listtext pntext".split())
"""Groups that are marked as new to older programs, and hold what is seen."""
_APART = frozenset(b"header headerl headerr headerf footer footerl footerr footerf footnote".split())
"""Groups that stand apart from the text: they are read after it."""
_LETTERS = {
    b"tab": " ", b"line": "\n", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"endash": "–", b"emdash": "—", b"bullet": "•", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
_SIGNS = {b"~": "\u00a0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_CHARSETS = {0: 1252, 161: 1253, 162: 1254, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 238: 1250}
"""Of fonts to code pages."""
_DEEPEST = 500
_BULLETS = "·•▪\uf0b7\uf0a7o"
_WORD = re.compile(r"[^\W\d_]{3}")


def read_rtf(data: bytes, name: str) -> Document:
    """The document of an RTF file's bytes. Takes time in proportion to them.

    Raises:
        TextDamaged: its groups do not close. TextTooLarge
    """
    reader = _Reader(data, name)
    reader.read()
    return reader.writer.document()


@dataclass(slots=True)
class _State:
    """What holds within a group."""

    dark: bool = False
    hidden: bool = False
    skip: int = 1
    font: int = -1
    apart: bool = False
    mark: bool = False


@dataclass(slots=True)
class _Row:
    """How the cells of a row are merged, by column: with the one before, with the one above."""

    across: list[bool] = field(default_factory=list)
    down: list[bool] = field(default_factory=list)
    now: tuple[bool, bool] = (False, False)


class _Reader:
    def __init__(self, data: bytes, name: str) -> None:
        self.writer = Writer("rtf")
        self._data = data
        self._name = name
        self._state = _State()
        self._kept: list[_State] = []
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._bytes = bytearray()
        self._passed = 0
        """Letters for older programs after `\\u` that are still to be passed over."""
        self._text: list[str] = []
        self._aside: list[str] = []
        self._cells: list[str] = []
        self._lines: list[str] = []
        self._row = _Row()
        self._in_table = False
        self._table = -1
        self._letters = self._mark_at = 0

    def read(self) -> None:
        apart: list[str] = []
        at = 0
        while at < len(self._data):
            token = _TOKEN.match(self._data, at)
            if token is None:
                break
            at = token.end()
            if token["byte"] is None:
                self._flush()
            if token["open"]:
                self._begin()
            elif token["close"]:
                if not self._kept:
                    raise TextDamaged(name=self._name, kind="rtf")
                self._finish(apart)
                if not self._kept:
                    # What follows the outermost group is none of the document.
                    break
            elif token["word"]:
                if token["word"] == b"bin":
                    at += max(0, min(int(token["number"] or 0), len(self._data)))
                self._on_word(token["word"], int(token["number"]) if token["number"] else None)
            elif token["byte"]:
                self._on_byte(int(token["byte"], 16))
            elif token["sign"]:
                self._on_sign(token["sign"])
            elif token["text"]:
                self._put(token["text"].decode(self._code_page(), "replace"), counted=True)
        self._flush()
        if self._kept:
            raise TextDamaged(name=self._name, kind="rtf")
        self._end_paragraph()
        for line in dict.fromkeys(apart):
            self.writer.paragraph(line)

    def _begin(self) -> None:
        if len(self._kept) >= _DEEPEST:
            raise TextDamaged(name=self._name, kind="rtf")
        self._kept.append(self._state)
        self._state = replace(self._state, mark=False)
        self._passed = 0

    def _finish(self, apart: list[str]) -> None:
        ended, self._state = self._state, self._kept.pop()
        if ended.apart and not self._state.apart:
            line = " ".join("".join(self._aside).split())
            self._aside.clear()
            if _WORD.search(line):
                apart.append(line)
        if ended.mark and not self._state.mark:
            self._mark_of_list()
        self._passed = 0

    def _mark_of_list(self) -> None:
        """«·» and letters of fonts of signs are dashes."""
        mark = "".join(self._text).strip()
        if (mark and len(mark) == 1 and not mark.isalnum()) or mark in _BULLETS:
            mark = "-" if mark else ""
        self._text = [mark.lstrip("(") + " "] if mark else []

    def _on_word(self, word: bytes, number: int | None) -> None:
        state = self._state
        if word in _DARK:
            state.dark = True
        elif word in _APART:
            state.apart = True
        elif word in _SEEN:
            state.dark = bool(self._kept) and self._kept[-1].dark
            if word in (b"listtext", b"pntext"):
                state.mark, self._mark_at = True, len(self._text)
        elif word == b"fcharset":
            self._fonts[state.font] = _page(_CHARSETS.get(number or 0, 1252))
        elif word == b"ansicpg" and number:
            self._page = _page(number)
        elif word == b"f" and number is not None:
            state.font = number
        elif word in (b"v", b"deleted"):
            state.hidden = number != 0
        elif word == b"plain":
            state.hidden, state.font = False, -1
        elif word == b"uc":
            state.skip = number if number is not None else 1
        elif word == b"u" and number is not None:
            self._on_letter(number)
        elif word in _LETTERS:
            self._put(_LETTERS[word])
        elif not state.dark and not state.apart:
            self._on_layout(word)

    def _on_layout(self, word: bytes) -> None:
        if word in (b"par", b"sect", b"page"):
            self._end_paragraph()
        elif word == b"pard":
            self._in_table = False
        elif word == b"intbl":
            self._in_table = True
        elif word == b"trowd":
            self._row = _Row()
        elif word in (b"clvmrg", b"clmrg"):
            across, down = self._row.now
            self._row.now = (across or word == b"clmrg", down or word == b"clvmrg")
        elif word == b"cellx" and len(self._row.down) < MOST_COLUMNS:
            across, down = self._row.now
            self._row.across.append(across)
            self._row.down.append(down)
            self._row.now = (False, False)
        elif word in (b"cell", b"nestcell"):
            self._lines.append(self._taken())
            if word == b"cell" and len(self._cells) < MOST_COLUMNS:
                self._cells.append("\n".join(self._lines))
                self._lines = []
        elif word == b"row":
            self._end_row()

    def _on_letter(self, number: int) -> None:
        code = number + 65536 if number < 0 else number
        letter = chr(code) if 0 < code < 0x110000 else ""
        if 0xD800 <= code < 0xDC00:
            if self._is_seen():
                self._text.append(letter)
        elif 0xDC00 <= code < 0xE000 and self._text and "\ud800" <= self._text[-1] < "\udc00":
            high = self._text.pop()
            self._put((high + letter).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        else:
            self._put(letter)
        self._passed = self._state.skip

    def _on_byte(self, value: int) -> None:
        if self._passed:
            self._passed -= 1
        else:
            self._bytes.append(value)

    def _on_sign(self, sign: bytes) -> None:
        if sign == b"*":
            # What follows may be passed over by whoever does not know it; words of `_SEEN` undo this.
            self._state.dark = True
        elif sign in (b"\n", b"\r"):
            self._end_paragraph()
        elif sign in _SIGNS:
            self._put(_SIGNS[sign], counted=True)

    def _code_page(self) -> str:
        return self._fonts.get(self._state.font) or self._page

    def _flush(self) -> None:
        if self._bytes:
            letters = self._bytes.decode(self._code_page(), "replace")
            self._bytes.clear()
            self._put(letters)

    def _is_seen(self) -> bool:
        return not self._state.dark and not self._state.hidden

    def _put(self, letters: str, *, counted: bool = False) -> None:
        if counted and self._passed:
            taken = min(self._passed, len(letters))
            self._passed -= taken
            letters = letters[taken:]
        if not self._is_seen() or not letters:
            return
        self._letters += len(letters)
        if self._letters > 4 * MOST_CHARACTERS:
            raise TextTooLarge(name=self._name, limit=2)
        (self._aside if self._state.apart else self._text).append(letters)

    def _taken(self) -> str:
        text = "".join(self._text)
        self._text = []
        return text.encode("utf-8", "replace").decode()

    def _end_paragraph(self) -> None:
        text = self._taken()
        if self._in_table:
            self._lines.append(text)
            return
        self._table = -1
        self.writer.paragraph(text)

    def _end_row(self) -> None:
        if self._table < 0:
            self._table = self.writer.tables
            self.writer.tables += 1
        merged = {
            column for column, down in enumerate(self._row.down) if down and not self._row.across[column]
        }
        self.writer.row(self._cells, self._table, merged)
        self._cells, self._lines = [], []


def _page(number: int) -> str:
    """The name of a code page as Python knows it; of one that it does not, that of most."""
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
