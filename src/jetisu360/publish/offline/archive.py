"""One archive that holds a whole museum site: for a USB stick, a hall without a network, another server.

The same site gives the same bytes: files by name, no time stamps, pictures stored as they are. The compressed
siblings stay out: a stick has no slow line. Its pages do not offer the archive that they are in, nor the
way to a region that is not there.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, BinaryIO

from jetisu360.files.outputs import Output
from jetisu360.files.paths import Base, safe_names
from jetisu360.files.seal import seal, unsealed
from jetisu360.publish.deploy.manifest import Entry, Manifest
from jetisu360.publish.layout import MANIFEST, in_an_archive, is_text
from jetisu360.publish.pages.region_link import alone
from jetisu360.publish.refusals import FileAltered
from jetisu360.tour.document.tour import Tour

# The oldest moment that a ZIP can say.
_MOMENT = (1980, 1, 1, 0, 0, 0)


def write_archive(
    out: IO[bytes], tour: Tour, files: Mapping[str, Entry], read: Callable[[str], bytes], build: str
) -> int:
    """Writes the archive of a site of these files; returns how many are in it.

    Raises:
        UnsafeName, FileAltered: the bytes of a file are not those that the manifest names.
    """
    from jetisu360.publish.offline.pages import offline_pages

    own = {name: data for name, data in offline_pages(tour, None) if name in files}
    manifest = Manifest(build=build)
    with zipfile.ZipFile(out, "w") as archive:
        for name in sorted(safe_names(files, where=MANIFEST, written=True)):
            if not in_an_archive(name):
                continue
            data = own.get(name)
            if data is None:
                data = read(name)
                if Entry.of(data) != files[name]:
                    raise FileAltered(file=name)
            if name.endswith(".html"):
                data = alone(data)
            manifest.files[name] = Entry.of(data)
            _add(archive, name, data)
        _add(archive, MANIFEST, manifest.as_json())
        archive.comment = unsealed(_kind(tour))
    return len(manifest.files) + 1


def archive_output(site: Path, out: Path, tour: Tour, *, force: bool = False) -> Output:
    """The file for the archive of a site: not in the site or its work folder, and not a file that is there,
    unless it is an archive of this very tour that nobody has changed.
    """
    work = site.with_name(f"{site.name}.work")
    return Output(out, kind=_kind(tour), force=force, folders=(site, work))


def archive_site(site: Path, out: Path, tour: Tour, manifest: Manifest, *, force: bool = False) -> int:
    """Writes the archive of the site in a folder to the file `out`, whole or not at all; its bytes.

    Raises:
        OutputRefused, PlaceBusy
    """
    with archive_output(site, out, tour, force=force).open() as file:
        _from_folder(file, site, tour, manifest)
    return out.stat().st_size


def archive_into(file: BinaryIO, site: Path, tour: Tour, manifest: Manifest) -> int:
    """The same into a file of our own that is open for writing and reading, with its seal."""
    _from_folder(file, site, tour, manifest)
    seal(file, _kind(tour))
    return file.tell()


def _from_folder(file: BinaryIO, site: Path, tour: Tour, manifest: Manifest) -> None:
    base = Base(site)
    write_archive(file, tour, manifest.files, lambda name: base.file(name).read_bytes(), manifest.build)


def _kind(tour: Tour) -> str:
    """Of the seal: an archive of another museum is not to be lost by a slip of the hand."""
    return f"archive/{tour.id[:150]}"


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.external_attr = 0o644 << 16
    info.create_system = 3
    text = is_text(name)
    info.compress_type = zipfile.ZIP_DEFLATED if text else zipfile.ZIP_STORED
    archive.writestr(info, data, compresslevel=9 if text else None)


def names_in(archive: zipfile.ZipFile) -> Iterator[str]:
    """The files of an archive, without its folders."""
    return (info.filename for info in archive.infolist() if not info.is_dir())
