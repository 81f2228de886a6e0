"""HTML from outside as events, as browsers cut it into tags and text (HTML Standard §13.2.5), in linear time.

`html.parser` of the standard library looks for the end of each broken tag through all of the rest, so that
600 kB of `</` take it a minute. Here each place is looked at a bounded number of times: where a sign is not
found once, it is not looked for again. There is no tree: what nests how deeply is the reader's to decide.
"""

from __future__ import annotations

import re
from html import unescape

RAW = frozenset(("script", "style"))
"""Elements whose content is letters and no tags."""

Attributes = list[tuple[str, str | None]]

_NAME = re.compile(r"[^\t\n\f\r />]++")
_BLANK = re.compile(r"[\t\n\f\r /]*+")
_ATTRIBUTE = re.compile(r"[^\t\n\f\r />][^\t\n\f\r />=]*+")
_EQUALS = re.compile(r"[\t\n\f\r ]*+=[\t\n\f\r ]*+")
_BARE = re.compile(r"[^\t\n\f\r >]*+")
_COMMENT_END = re.compile(r"--!?>")
_NUMBERED = re.compile(r"&#(?:(?P<dec>[0-9]{8,}+)|[xX](?P<hex>[0-9a-fA-F]{7,}+))")


def unescaped(text: str) -> str:
    """References to characters as the characters. A number of thousands of digits is none that there is."""
    if "&" not in text:
        return text
    return unescape(_NUMBERED.sub(_short_number, text))


def _short_number(match: re.Match[str]) -> str:
    digits = (match["dec"] or match["hex"]).lstrip("0") or "0"
    return f"&#{'' if match['dec'] else 'x'}{digits if len(digits) < 8 else '99999999'}"


class HtmlReader:
    """Reads one page; a child says what it does with tags and text."""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """`<tag …>`; names are in small letters."""

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """`<tag … />`, for HTML a beginning like any other."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """`</tag>`"""

    def handle_data(self, data: str) -> None:
        """Text, its references resolved; that of scripts and styles as it is."""

    def handle_comment(self, data: str) -> None:
        """`<!-- … -->`"""

    def handle_decl(self, decl: str) -> None:
        """`<!doctype …>`"""

    def read(self, page: str) -> None:
        """Goes through all of `page`. Nothing in it is an error."""
        _Cutter(page, self).run()


class _Cutter:
    def __init__(self, page: str, reader: HtmlReader) -> None:
        self.page = page
        self.reader = reader
        self._gone: set[str] = set()  # what the rest of the page does not have

    def find(self, sign: str, start: int) -> int:
        """Where `sign` is next, or −1; what was not found once is not looked for again."""
        if sign in self._gone:
            return -1
        found = self.page.find(sign, start)
        if found < 0:
            self._gone.add(sign)
        return found

    def run(self) -> None:
        page, at, text_from = self.page, 0, 0
        while (opening := self.find("<", at)) >= 0:
            after = page[opening + 1 : opening + 2]
            if after.isascii() and after.isalpha():
                self.data(text_from, opening)
                at = text_from = self.tag(opening)
            elif after == "/" and page[opening + 2 : opening + 3] not in ("", ">"):
                self.data(text_from, opening)
                at = text_from = self.end_tag(opening)
            elif page.startswith("</>", opening):
                self.data(text_from, opening)
                at = text_from = opening + 3
            elif after and after in "!?":
                self.data(text_from, opening)
                at = text_from = self.declaration(opening)
            else:
                at = opening + 1
        self.data(text_from, len(page))

    def data(self, start: int, end: int) -> None:
        if end > start:
            self.reader.handle_data(unescaped(self.page[start:end]))

    def tag(self, opening: int) -> int:
        """After the tag at `opening`. One that never ends is neither tag nor text, as in browsers."""
        name = _NAME.match(self.page, opening + 1)
        assert name is not None
        attributes, at, alone = self.attributes(name.end())
        if at < 0:
            return len(self.page)
        tag = name.group().lower()
        if alone:
            self.reader.handle_startendtag(tag, attributes)
            return at
        self.reader.handle_starttag(tag, attributes)
        return self.raw(tag, at) if tag in RAW else at

    def attributes(self, at: int) -> tuple[Attributes, int, bool]:
        """The attributes from `at` on, where the tag ends (−1: nowhere), and whether it ends in a stroke."""
        page, found = self.page, Attributes()
        while True:
            blank = _BLANK.match(page, at)
            assert blank is not None
            at = blank.end()
            if at >= len(page):
                return found, -1, False
            if page[at] == ">":
                return found, at + 1, page[at - 1] == "/"
            name = _ATTRIBUTE.match(page, at)
            assert name is not None
            at = name.end()
            value: str | None = None
            if equals := _EQUALS.match(page, at):
                at = equals.end()
                quote = page[at : at + 1]
                if quote and quote in "\"'":
                    end = self.find(quote, at + 1)
                    if end < 0:
                        return found, -1, False
                    value, at = unescaped(page[at + 1 : end]), end + 1
                else:
                    bare = _BARE.match(page, at)
                    assert bare is not None
                    value, at = unescaped(bare.group()), bare.end()
            found.append((name.group().lower(), value))

    def raw(self, tag: str, at: int) -> int:
        """The content of a script or style, up to its own end tag or that of the page."""
        ends = _RAW_END[tag].search(self.page, at)
        end = ends.start() if ends else len(self.page)
        if end > at:
            self.reader.handle_data(self.page[at:end])
        return end

    def end_tag(self, opening: int) -> int:
        letter = self.page[opening + 2]
        if not (letter.isascii() and letter.isalpha()):
            return self.bogus(opening)
        name = _NAME.match(self.page, opening + 2)
        assert name is not None
        _, at, _ = self.attributes(name.end())
        if at < 0:
            return len(self.page)
        self.reader.handle_endtag(name.group().lower())
        return at

    def declaration(self, opening: int) -> int:
        page = self.page
        if page.startswith("<!--", opening):
            if page.startswith((">", "->"), opening + 4):
                return page.index(">", opening) + 1
            if "-->" in self._gone:
                return len(page)
            end = _COMMENT_END.search(page, opening + 4)
            if end is None:
                self._gone.add("-->")
                return len(page)
            self.reader.handle_comment(page[opening + 4 : end.start()])
            return end.end()
        if page[opening + 2 : opening + 9].lower() == "doctype":
            end_at = self.find(">", opening)
            if end_at < 0:
                return len(page)
            self.reader.handle_decl(page[opening + 2 : end_at])
            return end_at + 1
        return self.bogus(opening)

    def bogus(self, opening: int) -> int:
        """`<!…>`, `<?…>` and `</3>` are comments up to the next `>`."""
        end = self.find(">", opening)
        return len(self.page) if end < 0 else end + 1


_RAW_END = {tag: re.compile(rf"</{tag}(?=[\t\n\f\r />])", re.IGNORECASE) for tag in RAW}
