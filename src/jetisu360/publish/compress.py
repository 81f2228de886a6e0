"""Compressed siblings of text files, made once when the site is built: a server only has to pick one."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import brotli

from jetisu360.publish.layout import is_text


def with_siblings(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself, then its `.br` and `.gz` siblings where it is text; same input, same bytes."""
    yield path, data
    if is_text(path):
        yield f"{path}.br", brotli.compress(data, mode=brotli.MODE_TEXT, quality=11)
        # No time stamp: the same site must have the same checksums.
        yield f"{path}.gz", gzip.compress(data, compresslevel=9, mtime=0)
