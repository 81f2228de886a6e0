"""Compressed siblings of text files, made when the site is built: a server only has to pick one.

At its highest quality Brotli takes longer than everything else that a changed word costs, so what has been
compressed once is known by the content it was made from (`kept.py`), and the rest is compressed in threads:
Brotli and zlib both let the interpreter go while they work.
"""

from __future__ import annotations

import functools
import gzip
import importlib.metadata
import sys
import zlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from hashlib import sha256

import brotli

from jetisu360.publish.kept import File, Kept, Later
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


def compressed(files: Iterable[File], kept: Kept, threads: int = 1) -> Iterator[File]:
    """The files, each with its siblings: those of a content that `kept` knows are not made yet.

    Threads compress the others while the next files are being made.
    """
    waiting: deque[tuple[str, bytes | Later, list[Future[bytes]] | list[Later]]] = deque()
    with ThreadPoolExecutor(threads, thread_name_prefix="compress") as pool:
        try:
            for path, content in files:
                siblings: list[Future[bytes]] | list[Later] = []
                if is_text(path):
                    known = _known(content, kept)
                    if known is None:
                        content = data = _bytes(content)
                        siblings = [pool.submit(compress, data) for compress in _COMPRESSORS.values()]
                    else:
                        siblings = known
                waiting.append((path, content, siblings))
                while len(waiting) > _AHEAD:
                    yield from _ready(*waiting.popleft(), kept)
            while waiting:
                yield from _ready(*waiting.popleft(), kept)
        finally:
            pool.shutdown(cancel_futures=True)


def _known(content: bytes | Later, kept: Kept) -> list[Later] | None:
    """The siblings of a content that was compressed before."""
    pairs = kept.known(_key(content), len(_COMPRESSORS))
    if pairs is None:
        return None
    return [
        Later(digest, size, functools.partial(_made, compress, content))
        for (digest, size), compress in zip(pairs, _COMPRESSORS.values(), strict=True)
    ]


def _made(compress: Callable[[bytes], bytes], content: bytes | Later) -> bytes:
    return compress(_bytes(content))


def _bytes(content: bytes | Later) -> bytes:
    return content.make() if isinstance(content, Later) else content


def _ready(
    path: str, content: bytes | Later, siblings: list[Future[bytes]] | list[Later], kept: Kept
) -> Iterator[File]:
    made = [sibling if isinstance(sibling, Later) else sibling.result() for sibling in siblings]
    fresh = [item for item in made if isinstance(item, bytes)]
    if fresh:
        kept.remember(_key(content), fresh)
    yield path, content
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


def _key(content: bytes | Later) -> str:
    """What decides the siblings of a content: the content, the compressors and how they are told to work."""
    digest = bytes.fromhex(content.sha256) if isinstance(content, Later) else sha256(content).digest()
    return sha256(_code() + digest).hexdigest()


@functools.cache
def _code() -> bytes:
    zip_version = getattr(zlib, "ZLIB_RUNTIME_VERSION", "")
    facts = ("brotli", importlib.metadata.version("brotli"), QUALITY, "gzip", LEVEL, zip_version)
    return repr((*facts, sys.version_info[:3])).encode()
