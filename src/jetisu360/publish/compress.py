"""Compressed siblings of text files, made when the site is built: a server only has to pick one.

At its highest quality Brotli takes longer than everything else that a changed word costs, so what has been
compressed once is known by the content it was made from (`Kept`), and the rest is compressed in threads:
Brotli and zlib both let the interpreter go while they work.
"""

from __future__ import annotations

import functools
import gzip
import importlib.metadata
import sys
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import brotli

from jetisu360.publish.layout import is_text

QUALITY, LEVEL = 11, 9
"""The highest of Brotli and of gzip: a file is compressed once and read a thousand times."""
_AHEAD = 32
"""Files that wait compressed or to be so: enough for every core, few enough for the memory."""


def with_siblings(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself, then its `.br` and `.gz` siblings where it is text; same input, same bytes."""
    yield path, data
    if is_text(path):
        for suffix, compress in _COMPRESSORS.items():
            yield path + suffix, compress(data)


@dataclass(frozen=True)
class Later:
    """A file whose bytes are known by their SHA-256 (hex) and size: `make` is only called where nothing has
    them already. What it returns is what counts, should the record be wrong.
    """

    sha256: str
    size: int
    make: Callable[[], bytes]


File = tuple[str, bytes | Later]


@dataclass
class Kept:
    """What contents are when compressed: by `key`, the SHA-256 and the size of each sibling.

    `before` is the record of the last build, `now` that of this one, which is to be remembered.
    """

    before: Mapping[str, Any] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)

    def siblings(self, path: str, data: bytes) -> list[Later] | None:
        """The siblings as the record has them; None where it has nothing, or nothing sound."""
        key = _key(data)
        try:
            known = self.now.get(key) or self.before[key]
            pairs = [(digest, int(size)) for digest, size in (one.split(":") for one in known.split())]
        except (KeyError, AttributeError, ValueError):
            return None
        if len(pairs) != len(_COMPRESSORS):
            return None
        self.now[key] = known
        return [
            Later(digest, size, functools.partial(compress, data))
            for (digest, size), compress in zip(pairs, _COMPRESSORS.values(), strict=True)
        ]

    def remember(self, data: bytes, siblings: Iterable[bytes]) -> None:
        self.now[_key(data)] = " ".join(f"{sha256(one).hexdigest()}:{len(one)}" for one in siblings)


def compressed(files: Iterable[tuple[str, bytes]], kept: Kept, threads: int = 1) -> Iterator[File]:
    """The files, each with its siblings: those of a content that `kept` knows are not made yet.

    Threads compress the others while the next files are being made.
    """
    waiting: deque[tuple[str, bytes, list[Future[bytes]] | list[Later]]] = deque()
    with ThreadPoolExecutor(threads, thread_name_prefix="compress") as pool:
        try:
            for path, data in files:
                siblings: list[Future[bytes]] | list[Later] = []
                if is_text(path):
                    siblings = kept.siblings(path, data) or [
                        pool.submit(compress, data) for compress in _COMPRESSORS.values()
                    ]
                waiting.append((path, data, siblings))
                while len(waiting) > _AHEAD:
                    yield from _ready(*waiting.popleft(), kept)
            while waiting:
                yield from _ready(*waiting.popleft(), kept)
        finally:
            pool.shutdown(cancel_futures=True)


def _ready(path: str, data: bytes, siblings: list[Future[bytes]] | list[Later], kept: Kept) -> Iterator[File]:
    made = [one if isinstance(one, Later) else one.result() for one in siblings]
    fresh = [one for one in made if isinstance(one, bytes)]
    if fresh:
        kept.remember(data, fresh)
    yield path, data
    for suffix, one in zip(_COMPRESSORS, made, strict=False):
        yield path + suffix, one


def _brotli(data: bytes) -> bytes:
    return bytes(brotli.compress(data, mode=brotli.MODE_TEXT, quality=QUALITY))


def _gzip(data: bytes) -> bytes:
    # No time stamp: the same site must have the same checksums.
    return gzip.compress(data, compresslevel=LEVEL, mtime=0)


_COMPRESSORS: dict[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}
SUFFIXES = tuple(_COMPRESSORS)
"""Of the names of siblings."""


def _key(data: bytes) -> str:
    """What decides the siblings of a content: the content, the compressors and how they are told to work."""
    return sha256(_code() + sha256(data).digest()).hexdigest()


@functools.cache
def _code() -> bytes:
    zip_version = getattr(zlib, "ZLIB_RUNTIME_VERSION", "")
    facts = ("brotli", importlib.metadata.version("brotli"), QUALITY, "gzip", LEVEL, zip_version)
    return repr((*facts, sys.version_info[:3])).encode()
