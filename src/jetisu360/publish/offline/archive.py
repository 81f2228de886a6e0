"""One archive that holds a whole museum site: for a USB stick, a hall without a network, another server.

The same site gives the same bytes: files by name, no time stamps, pictures stored as they are. The compressed
siblings stay out: a stick has no slow line. Its pages do not offer the archive that they are in, nor the
way to a region that is not there.
"""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO

from jetisu360.publish.compress import TEXT_SUFFIXES
from jetisu360.publish.manifest import NAME as MANIFEST
from jetisu360.publish.manifest import Entry, Manifest
from jetisu360.publish.refusals import SiteNotWhole
from jetisu360.publish.region_link import alone
from jetisu360.regular import read_regular
from jetisu360.tour.document import Tour
from jetisu360.tour.writable import writing

FOLDER = "download"
_LEFT_OUT = re.compile(rf"\.(?:br|gz)$|^{FOLDER}/")
# The oldest moment that a ZIP can say.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def archive_path(tour: Tour) -> str:
    """Where a site keeps its own archive."""
    return f"{FOLDER}/{tour.id}.zip"


def write_archive(
    out: IO[bytes], tour: Tour, files: Mapping[str, Entry], read: Callable[[str], bytes], build: str
) -> int:
    """Writes the archive of a site of these files; returns how many are in it."""
    from jetisu360.publish.offline.site import offline_pages

    own = {name: data for name, data in offline_pages(tour, None) if name in files}
    manifest = Manifest(build=build)
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(files):
            if _LEFT_OUT.search(name):
                continue
            data = own.get(name) or read(name)
            if name.endswith(".html"):
                data = alone(data)
            manifest.files[name] = Entry.of(data)
            _add(archive, name, data)
        _add(archive, MANIFEST, manifest.as_json())
    return len(manifest.files) + 1


def archive_site(site: Path, out: Path, tour: Tour, manifest: Manifest) -> int:
    """Writes the archive of the site in a folder to the file `out`, whole or not at all; its bytes.

    Raises:
        SiteNotWhole, DiskFull, PlaceNotWritable
    """

    def read(name: str) -> bytes:
        try:
            return read_regular(site / name)
        except OSError:
            raise SiteNotWhole(site=str(site)) from None

    partial = out.with_name(out.name + ".part")
    try:
        with writing(out):
            with partial.open("wb") as file:
                write_archive(file, tour, manifest.files, read, manifest.build)
            partial.replace(out)
    except BaseException:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
        raise
    return out.stat().st_size


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.external_attr = 0o644 << 16
    info.create_system = 3
    text = Path(name).suffix in TEXT_SUFFIXES
    info.compress_type = zipfile.ZIP_DEFLATED if text else zipfile.ZIP_STORED
    archive.writestr(info, data, compresslevel=9 if text else None)


def names_in(archive: zipfile.ZipFile) -> Iterator[str]:
    """The files of an archive, without its folders."""
    return (info.filename for info in archive.infolist() if not info.is_dir())
