"""XML from outside as events: no tree, no document type, no entities, a bound on depth and on each tag.

Namespaces are resolved here and not by expat: expat writes the whole address of a namespace before every
name, so that a long address and many elements take time and memory that are their product.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from jetisu360.files.limits import MOST_XML_DEPTH, MOST_XML_TOKEN, PIECE
from jetisu360.files.over_limits import HasEntities, TextTooLong, TooDeep

Name = tuple[str, str]
"""The address of a namespace, empty for none, and the name in it."""

XML = "http://www.w3.org/XML/1998/namespace"


class XmlDamaged(ValueError):
    """It is not well formed."""


class Reader(Protocol):
    """Who listens."""

    def start(self, name: Name, attributes: dict[Name, str]) -> None: ...

    def end(self, name: Name) -> None: ...

    def text(self, data: str) -> None: ...


def read_xml(pieces: Iterable[bytes] | bytes, reader: Reader, name: str) -> None:
    """Tells `reader` of all that is in `pieces`, bytes in one or as they come. `name` is for the sentences.

    Raises:
        XmlDamaged, HasEntities, TooDeep, TextTooLong
    """
    events = XmlEvents(reader, name)
    if isinstance(pieces, bytes):
        events.feed(pieces, last=True)
        return
    for piece in pieces:
        events.feed(piece)
    events.feed(b"", last=True)


class XmlEvents:
    """A document that comes piece by piece."""

    def __init__(self, reader: Reader, name: str) -> None:
        self._reader = reader
        self._name = name
        self._spaces = _Spaces()
        self._depth = self._fed = 0
        parser = self._parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = PIECE
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = reader.text
        parser.StartDoctypeDeclHandler = self._unwanted
        parser.EntityDeclHandler = self._unwanted

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Raises as `read_xml`."""
        try:
            self._parser.Parse(piece, last)
            self._fed += len(piece)
            # A tag that does not end is looked at again from its start with every piece.
            if not last and self._fed - self._parser.CurrentByteIndex > MOST_XML_TOKEN + PIECE:
                raise TextTooLong(name=self._name, limit=MOST_XML_TOKEN)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise XmlDamaged(str(error)) from None

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, from 1, of what was read last: of the mistake, after XmlDamaged."""
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_XML_DEPTH:
            raise TooDeep(name=self._name, limit=MOST_XML_DEPTH)
        spaces = self._spaces
        spaces.enter(attributes)
        named = {spaces.name(key, ""): value for key, value in attributes.items()} if attributes else {}
        self._reader.start(spaces.name(tag), named)

    def _end(self, tag: str) -> None:
        self._depth -= 1
        self._reader.end(self._spaces.name(tag))
        self._spaces.leave()

    def _unwanted(self, *_: object) -> None:
        raise HasEntities(name=self._name)


class _Spaces:
    """Which address each prefix means at the moment."""

    def __init__(self) -> None:
        self._known: dict[str, list[str]] = {"xml": [XML], "": [""]}
        self._declared: list[list[str] | None] = []

    def enter(self, attributes: dict[str, str]) -> None:
        prefixes = [key for key in attributes if key.startswith("xmlns")] if attributes else None
        for key in prefixes or ():
            self._known.setdefault(key[6:], []).append(attributes.pop(key))
        self._declared.append([key[6:] for key in prefixes] if prefixes else None)

    def leave(self) -> None:
        for prefix in self._declared.pop() or ():
            self._known[prefix].pop()

    def name(self, written: str, default: str | None = None) -> Name:
        """An attribute without a prefix is in no namespace: `default`."""
        prefix, colon, local = written.rpartition(":")
        if not colon and default is not None:
            return default, local
        known = self._known.get(prefix)
        if not known:
            raise XmlDamaged(f"unbound prefix {prefix[:20]}")
        return known[-1], local
