"""What the local server answers out of an archive: the same site, without unpacking it."""

from __future__ import annotations

import contextlib
import io
import struct
import threading
import zipfile
import zlib
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import IO, BinaryIO, cast

from jetisu360.files.limits import MOST_ENTRY, open_zip
from jetisu360.files.over_limits import LimitExceeded
from jetisu360.files.paths import is_safe
from jetisu360.files.regular import open_regular
from jetisu360.files.system_errors import said
from jetisu360.language import LANGUAGES
from jetisu360.publish import layout
from jetisu360.publish.refusals import ArchiveDamaged, EntryDamaged, NothingToServe
from jetisu360.publish.serve import answers
from jetisu360.publish.serve.answers import Answer, Headers

# Read whole before the first byte is sent, so that damage is said and not met halfway.
MOST_CHECKED = 4 * 1024 * 1024
_BEGINNING = 8192
_ENCRYPTED = 0x1
_LOCAL_HEADER = struct.Struct("<4s22xHH")


class ZippedSite:
    """A site in an archive that `jetisu360 archive` made; to be closed.

    Raises:
        ArchiveDamaged: it is no archive, or cannot be read.
        NothingToServe: it holds no site.
        TooManyEntries
    """

    def __init__(self, path: Path) -> None:
        try:
            self._raw = open_regular(path)
        except OSError as error:
            raise ArchiveDamaged(file=path, problem=said(error)) from None
        try:
            self._archive = open_zip(self._raw, path.name)
        except LimitExceeded:
            self._raw.close()
            raise
        except Exception as error:  # its reader raises whatever it meets
            self._raw.close()
            raise ArchiveDamaged(file=path, problem=said(error)) from None
        self._lock = threading.Lock()
        # Names are only ever looked up here, so one that is no name of a file leads nowhere; it is left out.
        infos = [info for info in self._archive.infolist() if not info.is_dir()]
        self._files = {info.filename: info for info in infos if is_safe(info.filename)}
        if layout.HOME not in self._files:
            self.close()
            raise NothingToServe(folder=path)

    def close(self) -> None:
        self._archive.close()
        self._raw.close()

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """The answer to GET `target` with those request headers."""
        asked = {name.lower(): value for name, value in headers.items()}
        found = answers.name_of(target)
        if found is None:
            return self._nothing(asked)
        name, as_folder = found
        if as_folder:
            name = f"{name}/{layout.HOME}" if name else layout.HOME
        info = self._files.get(name)
        if info is None and not as_folder and f"{name}/{layout.HOME}" in self._files:
            return answers.plain(HTTPStatus.MOVED_PERMANENTLY, "", [("Location", answers.way_to(name))])
        if info is None or (info.compress_type != zipfile.ZIP_STORED and info.file_size > MOST_ENTRY):
            return self._nothing(asked)
        try:
            return self._entry(name, info, asked)
        except Exception:  # locked, cut off, packed as nobody knows: the decoders have no common error
            said = EntryDamaged(file=name)
            text = "".join(f"{said.say(item)}\n" for item in LANGUAGES)
            return answers.plain(HTTPStatus.INTERNAL_SERVER_ERROR, text)

    def _nothing(self, asked: dict[str, str]) -> Answer:
        """That there is nothing, as the site says it."""
        info = self._files.get(layout.NOT_FOUND)
        if info is not None and info.file_size <= MOST_CHECKED and answers.wants_page(asked):
            with contextlib.suppress(Exception):  # as above
                page = self._entry(layout.NOT_FOUND, info, answers.only_encoding(asked))
                return replace(page, status=HTTPStatus.NOT_FOUND)
        return answers.plain(HTTPStatus.NOT_FOUND, "404\n")

    def _entry(self, name: str, info: zipfile.ZipInfo, asked: dict[str, str]) -> Answer:
        size = info.file_size
        tag = f'"{info.CRC:x}-{size:x}"'
        shared: Headers = [
            *answers.SAFE,
            ("ETag", tag),
            ("Cache-Control", layout.caching(name)),
            ("Accept-Ranges", "bytes"),
        ]
        if answers.unchanged(tag, None, asked):
            return Answer(HTTPStatus.NOT_MODIFIED, shared, io.BytesIO(), 0)
        part = answers.part_asked(asked, tag, size)
        if part == "beyond":
            return answers.beyond(size)
        with self._open(info) as file:
            beginning = file.read(_BEGINNING)
        kind = layout.media_type(name)
        policy = answers.policy_of(name, beginning)
        shared += [("Content-Type", kind), ("Content-Security-Policy", policy)]
        if isinstance(part, tuple):
            body = self._open(info)
            body.seek(part[0])
            return answers.part_answer(shared, body, part, size)
        return Answer(HTTPStatus.OK, shared, self._whole(info), size)

    def _whole(self, info: zipfile.ZipInfo) -> BinaryIO:
        """All of an entry; a small one is compared with its checksum first."""
        if info.file_size > MOST_CHECKED:
            return self._open(info)
        with self._open(info) as file:
            data = file.read(info.file_size)
        if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
            raise zipfile.BadZipFile(info.filename)
        return io.BytesIO(data)

    def _open(self, info: zipfile.ZipInfo) -> BinaryIO:
        """An entry, open at its beginning. What is stored is read at any place without what is before."""
        if info.flag_bits & _ENCRYPTED:
            raise zipfile.BadZipFile(info.filename)
        if info.compress_type != zipfile.ZIP_STORED:
            return cast("BinaryIO", self._archive.open(info))
        if info.file_size != info.compress_size:
            raise zipfile.BadZipFile(info.filename)
        with self._lock:
            self._raw.seek(info.header_offset)
            mark, name, extra = _LOCAL_HEADER.unpack(self._raw.read(_LOCAL_HEADER.size))
            end = self._raw.seek(0, io.SEEK_END)
        start = info.header_offset + _LOCAL_HEADER.size + name + extra
        if mark != b"PK\x03\x04" or start + info.file_size > end:
            raise zipfile.BadZipFile(info.filename)
        return cast("BinaryIO", _Stored(self._raw, self._lock, start, info.file_size))


class _Stored(io.RawIOBase):
    """Bytes `start` to `start + size` of a file that several readers share."""

    def __init__(self, file: IO[bytes], lock: threading.Lock, start: int, size: int) -> None:
        self._file, self._lock = file, lock
        self._start, self._size, self._at = start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1) -> bytes:
        left = max(0, self._size - self._at)
        with self._lock:
            self._file.seek(self._start + self._at)
            data = self._file.read(left if size < 0 else min(size, left))
        self._at += len(data)
        return data
