"""What the local server answers out of an archive: the same site, without unpacking it."""

from __future__ import annotations

import io
import zipfile
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from jetisu360.limits import MOST_ENTRY, open_zip, unzipped
from jetisu360.over_limits import LimitExceeded
from jetisu360.publish import answers
from jetisu360.publish.answers import Answer, Headers
from jetisu360.publish.refusals import ArchiveDamaged, NothingToServe


class ZippedSite:
    """A site in an archive that `jetisu360 archive` made; a context manager.

    Raises:
        ArchiveDamaged: it is no archive, or cannot be read.
        NothingToServe: it holds no site.
        TooManyEntries
    """

    def __init__(self, path: Path) -> None:
        try:
            self._archive = open_zip(path, path.name)
        except (zipfile.BadZipFile, OSError) as error:
            raise ArchiveDamaged(file=path, problem=str(error)) from None
        # Names are only ever looked up here, so one with ../ in it leads nowhere.
        self._files = {info.filename: info for info in self._archive.infolist() if not info.is_dir()}
        if "index.html" not in self._files:
            self._archive.close()
            raise NothingToServe(folder=path)

    def close(self) -> None:
        self._archive.close()

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """The answer to GET `target` with those request headers."""
        asked = {name.lower(): value for name, value in headers.items()}
        path = unquote(urlsplit(target).path).lstrip("/")
        if not path or path.endswith("/"):
            path += "index.html"
        info = self._files.get(path)
        if info is None:
            if f"{path}/index.html" in self._files:
                return answers.plain(HTTPStatus.MOVED_PERMANENTLY, "", [("Location", f"/{path}/")])
            return answers.plain(HTTPStatus.NOT_FOUND, "404\n")
        if info.compress_type != zipfile.ZIP_STORED and info.file_size > MOST_ENTRY:
            return answers.plain(HTTPStatus.NOT_FOUND, "404\n")
        tag = f'"{info.CRC:x}-{info.file_size:x}"'
        shared: Headers = [
            *answers.SAFE,
            ("ETag", tag),
            ("Cache-Control", answers.caching(path)),
            ("Accept-Ranges", "bytes"),
        ]
        if tag in asked.get("if-none-match", ""):
            return Answer(HTTPStatus.NOT_MODIFIED, shared, io.BytesIO(), 0)
        try:
            most = MOST_ENTRY if info.compress_type != zipfile.ZIP_STORED else info.file_size
            data = unzipped(self._archive, info, most, path)
        except (zipfile.BadZipFile, LimitExceeded):
            return answers.plain(HTTPStatus.NOT_FOUND, "404\n")
        kind = answers.TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")
        shared += [("Content-Type", kind), ("Content-Security-Policy", answers.policy_of(path, data))]
        part = answers.part_of(asked.get("range", ""), len(data))
        if part == "beyond":
            beyond = [("Content-Range", f"bytes */{len(data)}")]
            return answers.plain(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "", beyond)
        if isinstance(part, tuple):
            first, last = part
            shared.append(("Content-Range", f"bytes {first}-{last}/{len(data)}"))
            body = data[first : last + 1]
            return Answer(HTTPStatus.PARTIAL_CONTENT, shared, io.BytesIO(body), len(body))
        return Answer(HTTPStatus.OK, shared, io.BytesIO(data), len(data))
