"""The index as files. docs/search.md has the format; `viewer/src/pages/search` reads it.

Documents are numbered by their rank: museums, rooms, objects, each in Kazakh alphabetical order. So a list of
numbers is in the order of the results already, and the first twenty of it are the first twenty results.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from jetisu360.language import LANGUAGES
from jetisu360.publish.layout import search_folder
from jetisu360.publish.pages.latin import latin_address, to_latin
from jetisu360.publish.pages.readings import LATIN
from jetisu360.publish.search.documents import Document
from jetisu360.publish.search.terms import browser_tables, index_keys, whole, words

# Bytes: small enough to come in a blink, large enough that a region needs hundreds and not thousands.
SHARD = 12_000
# Documents in one file of what results show.
CHUNK = 64
# Of a beginning that thousands of words have, only the best documents are kept.
BEST = 60
ENDLESS = "*"

_SHORT = [bytes([value]) for value in range(128)]
_NONE = b"\0"
"""A list without numbers."""

# Spelling of a stem → documents that have it in the title, documents that have it in the text.
Entry = dict[str, tuple[set[int], set[int]]]


def build_index(
    documents: Iterable[Document], *, latin: bool = False
) -> tuple[dict[str, Any], Iterator[tuple[str, bytes]]]:
    """What the search page must know, and the files: (path, content), paths from the root of the site.

    `latin`: the site has pages in Kazakh Latin letters as well.
    """
    ranked = sorted(documents, key=lambda document: document.order)
    shards, firsts = _shards(_entries(ranked), len(ranked))
    chunks = list(_chunks(ranked, latin=latin))
    digest = hashlib.sha256()
    for data in (*shards, *(data for _, data in chunks)):
        digest.update(hashlib.sha256(data).digest())
    path = search_folder(digest.hexdigest())
    facts = {"path": path, "documents": len(ranked), "chunk": CHUNK, "shards": firsts, **browser_tables()}

    def files() -> Iterator[tuple[str, bytes]]:
        for number, data in enumerate(shards):
            yield f"{path}/{number}.bin", data
        for name, data in chunks:
            yield f"{path}/{name}", data

    return facts, files()


def _entries(documents: Sequence[Document]) -> dict[str, Entry]:
    found: dict[str, Entry] = defaultdict(dict)
    for number, document in enumerate(documents):
        for place, texts in enumerate((document.titles, document.texts)):
            for language, text in texts:
                for word in words(text):
                    for key in index_keys(word, language):
                        # Letter for letter the beginning of the word as it was spelled; folding keeps lengths
                        # but for accents, which then only cost the rank of an exact match.
                        spelling = word[: len(key)]
                        lists = found[key].setdefault(spelling, (set(), set()))
                        lists[place].add(number)
        # A title or a number as one word, so that what is asked for whole comes first, however it is cut.
        for _, text in document.titles:
            if key := whole(text):
                found[key].setdefault(key, (set(), set()))[0].add(number)
    for entry in found.values():
        for titled, told in entry.values():
            told -= titled
    return found


def _chunks(documents: Sequence[Document], *, latin: bool) -> Iterator[tuple[str, bytes]]:
    shown = {
        language: [[document.kind, *document.shown[language]] for document in documents]
        for language in LANGUAGES
    }
    codes: dict[str, list[list[Any]]] = {str(language): rows for language, rows in shown.items()}
    if latin:
        codes[LATIN.code] = [_in_latin(*row) for row in shown["kk"]]
    for code, rows in codes.items():
        for number in range(0, len(rows), CHUNK):
            data = json.dumps(rows[number : number + CHUNK], ensure_ascii=False, separators=(",", ":"))
            yield f"{code}-{number // CHUNK}.json", data.encode()


def _in_latin(
    kind: int, title: str, language: str, line: str, page: str, view: str, picture: str
) -> list[Any]:
    """A result in Kazakh Latin letters; a title in another language stays as it is."""
    spelled = title if language else to_latin(title)
    return [kind, spelled, language, to_latin(line), latin_address(page), latin_address(view), picture]


def _shards(entries: dict[str, Entry], total: int) -> tuple[list[bytes], list[str]]:
    """The entries in the order of their keys, cut into files; the first key of each.

    Where all words with one beginning are not in one file, an entry of their best documents stands before
    them, so that typing a beginning costs one file, too.
    """
    keys = sorted(entries)
    bodies = {key: _body(key, entries[key], total) for key in keys}
    sizes = {key: len(_head("", key)) + len(bodies[key]) for key in keys}
    cuts, size = [], 0
    for place, key in enumerate(keys):
        if place and size + sizes[key] > SHARD:
            cuts.append(place)
            size = 0
        size += sizes[key]
    heads = {keys[cut][:length] for cut in cuts for length in range(1, _common(keys[cut - 1], keys[cut]) + 1)}
    for key, entry in _heads(heads, keys, entries):
        bodies[key] = _body(key, entry, total)
    shards: list[bytes] = []
    firsts: list[str] = []
    starts = {keys[cut] for cut in cuts}
    shard, last = bytearray(), ""
    for key in sorted(bodies):
        if key in starts or not firsts:
            if firsts:
                shards.append(bytes(shard))
            firsts.append(key)
            shard, last = bytearray(), ""
        shard += _head(last, key) + bodies[key]
        last = key
    if firsts:
        shards.append(bytes(shard))
    return shards, firsts


def _heads(heads: set[str], keys: Sequence[str], entries: dict[str, Entry]) -> Iterator[tuple[str, Entry]]:
    lists: dict[str, tuple[set[int], set[int]]] = {head: (set(), set()) for head in heads}
    for key in keys:
        for length in range(1, len(key) + 1):
            if key[:length] not in lists:
                break
            for titled, told in entries[key].values():
                for kept, more in zip(lists[key[:length]], (titled, told), strict=True):
                    kept.update(more)
                    if len(kept) > 40 * BEST:
                        kept.intersection_update(sorted(kept)[:BEST])
    for head, (titled, told) in lists.items():
        best = set(sorted(titled)[:BEST])
        yield head + ENDLESS, {head: (best, set(sorted(told - best)[:BEST]))}


def _head(before: str, key: str) -> bytes:
    """A key; what it shares with the one before is left out."""
    old, new = before.encode(), key.encode()
    shared = _common(old, new)
    return _number(shared) + _number(len(new) - shared) + new[shared:]


def _body(key: str, entry: Entry, total: int) -> bytes:
    """What stands behind a key: each spelling with its two lists."""
    out = bytearray(_number(len(entry)))
    for spelling in sorted(entry):
        text = b"" if spelling == key else spelling.encode()
        out += _number(len(text)) + text
        for numbers in entry[spelling]:
            out += _list(sorted(numbers), total) if numbers else _NONE
    return bytes(out)


def _list(numbers: Sequence[int], total: int) -> bytes:
    """Steps from number to number; as one bit for each document where that is shorter."""
    steps = bytearray()
    last = -1
    for number in numbers:
        step = number - last - 1
        if step < 128:
            steps.append(step)
        else:
            steps += _number(step)
        last = number
    size = -(-total // 8)
    if len(steps) <= size:
        return _number(2 * len(numbers)) + steps
    bits = bytearray(size)
    for number in numbers:
        bits[number >> 3] |= 1 << (number & 7)
    return _number(2 * len(numbers) + 1) + bits


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the eighth says that more follow (LEB128)."""
    if value < 128:
        return _SHORT[value]
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def _common(a: Sequence[Any], b: Sequence[Any]) -> int:
    """How many letters or bytes both begin with."""
    pairs = enumerate(zip(a, b, strict=False))
    return next((place for place, (x, y) in pairs if x != y), min(len(a), len(b)))
