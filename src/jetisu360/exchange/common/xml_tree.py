"""XML of somebody else's tour as a tree of small elements, bounded, with names in small letters.

What authors write by hand is often no XML to the letter (`onclick="if(a && b)"`), and the viewers of these
formats read it all the same. Where the strict reader gives up, the reader of HTML cuts the file into tags.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jetisu360.exchange.common.refusals import ConfigurationDamaged
from jetisu360.exchange.common.scripts.script import damaged
from jetisu360.files.html_events import Attributes, HtmlReader
from jetisu360.files.limits import MOST_XML_DEPTH
from jetisu360.files.over_limits import TooDeep, TooManyValues
from jetisu360.files.xml_events import Name, XmlDamaged, XmlEvents
from jetisu360.language import _

MOST_ELEMENTS = 1_000_000
"""Elements of one file, of which each takes half a kilobyte of memory. The largest tour seen has 9,000."""


@dataclass(slots=True)
class Element:
    """`text`: all that stands between its tags, without that of its children. `base`: the folder that its
    addresses are counted from, where its reader has set one.
    """

    name: str
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    text: str = ""
    base: str = ""

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def all(self, *names: str) -> list[Element]:
        """The children called so."""
        return [child for child in self.children if child.name in names]

    def first(self, name: str) -> Element:
        """The first child called so; an empty one where there is none."""
        return next((child for child in self.children if child.name == name), Element(name, {}))

    def walk(self) -> Iterator[Element]:
        """The element and all that is in it, in the order of the file."""
        todo = [self]
        while todo:
            one = todo.pop()
            yield one
            todo.extend(reversed(one.children))


def tree_of(data: bytes, name: str, *roots: str) -> Element:
    """The element of `data` that is called like one of `roots`.

    Raises:
        ConfigurationDamaged, LimitExceeded
    """
    strict = _Tree(name)
    events = XmlEvents(strict, name)
    try:
        events.feed(data, last=True)
        found = strict.top
    except XmlDamaged:
        loose = _LooseTree(name)
        loose.read(_text(data))
        rescued = next((item for item in loose.tree.top.walk() if item.name in roots), None)
        if rescued is None:
            raise damaged(name, *events.place) from None
        return rescued
    tree = next((item for item in found.walk() if item.name in roots), None)
    if tree is None:
        raise ConfigurationDamaged(name=name, problem=_OTHER)
    return tree


class _Tree:
    """Listens to either reader."""

    def __init__(self, name: str) -> None:
        self.top = Element("", {})
        self._name = name
        self._open = [self.top]
        self._texts: list[list[str]] = [[]]
        self._count = 0

    def start(self, name: Name, attributes: dict[Name, str]) -> None:
        self.open(name[1], {key[1].lower(): value for key, value in attributes.items()})

    def open(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS:
            raise TooManyValues(name=self._name, limit=MOST_ELEMENTS)
        if len(self._open) > MOST_XML_DEPTH:
            raise TooDeep(name=self._name, limit=MOST_XML_DEPTH)
        element = Element(name.lower(), attributes)
        self._open[-1].children.append(element)
        self._open.append(element)
        self._texts.append([])

    def end(self, name: Name) -> None:
        self.close()

    def close(self) -> None:
        if len(self._open) > 1:
            self._open.pop().text = "".join(self._texts.pop())

    def text(self, data: str) -> None:
        self._texts[-1].append(data)

    def is_open(self, name: str) -> bool:
        return any(item.name == name for item in self._open)

    def inner(self) -> str:
        return self._open[-1].name


_CDATA = re.compile(r"<!\[CDATA\[((?:[^\]]++|\](?!\]>))*+)(?:\]\]>|\Z)")
# Elements that hold nothing but text in HTML: here they are like any other.
_RAW = re.compile(r"<(/?)(style|script)(?=[\s/>])", re.IGNORECASE)
_RAW_NAMES = {"x-style": "style", "x-script": "script"}


class _LooseTree(HtmlReader):
    """Tags as a browser would cut them; an end without a beginning is passed over."""

    def __init__(self, name: str) -> None:
        self.tree = _Tree(name)

    def read(self, page: str) -> None:
        page = _CDATA.sub(lambda found: html.escape(found[1]), page)
        super().read(_RAW.sub(r"<\1x-\2", page))
        while self.tree.inner():
            self.tree.close()

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        self.tree.open(_RAW_NAMES.get(tag, tag), values)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)
        self.tree.close()

    def handle_endtag(self, tag: str) -> None:
        tag = _RAW_NAMES.get(tag, tag)
        if self.tree.is_open(tag):
            while self.tree.inner() != tag:
                self.tree.close()
            self.tree.close()

    def handle_data(self, data: str) -> None:
        self.tree.text(data)


def _text(data: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    return ""


_OTHER = _("it is XML of something else")
