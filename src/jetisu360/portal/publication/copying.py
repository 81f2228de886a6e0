"""A built site copied to a folder where it never changes again: all of it or nothing that counts."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Sequence

from jetisu360.errors import JetisuError
from jetisu360.files.paths import Base, joined
from jetisu360.files.patience import renamed
from jetisu360.files.second_name import second_name
from jetisu360.language import _
from jetisu360.publish.deploy.manifest import Manifest, checked_manifest, read_manifest
from jetisu360.publish.layout import MANIFEST, headers
from jetisu360.storage import Folder

BATCH = 200
"""Files between two looks at whether the work is still wanted."""


class VersionDamaged(JetisuError):
    """`number`."""

    code = "version-damaged"
    sentence = _("Files of version {number} are missing or not as they were built.")
    advice = _("Make a new preview; what visitors see is as it was.")


class NotWhole(Exception):
    """A site is not as its manifest says."""


Step = Callable[[int], None]
"""Hears how many files are done; what it raises ends the copying."""


def copied(source: Folder, target: Folder, step: Step) -> None:
    """Puts the site at `source` at `target`, unless it is there whole already.

    On a disk the files get a second name in a folder beside, which is then renamed; in a bucket the manifest
    goes last, and a site without one is none.

    Raises:
        NotWhole; OSError, StorageFailed, and what `step` raises: there is nothing at `target`, or the
        beginning of a copy, over which the next one goes.
    """
    manifest = checked_manifest(source, written=True)
    if manifest is None:
        raise NotWhole
    if is_whole(target, manifest):
        return
    names = [*manifest.files]
    if target.remote:
        _in_bucket(source, target, names, step)
    else:
        _on_disk(source, target, names, step)
    if not is_whole(target, manifest):
        raise NotWhole


def is_whole(site: Folder, manifest: Manifest) -> bool:
    """Whether all files of `manifest` are there with their sizes, and the manifest is that one."""
    there = read_manifest(site)
    if there is None or there.files != manifest.files:
        return False
    found = site.files()
    return all(name in found and found[name].size == entry.size for name, entry in manifest.files.items())


def _on_disk(source: Folder, target: Folder, names: Sequence[str], step: Step) -> None:
    half = target.path.with_name(f".{target.path.name}.tmp-{secrets.token_hex(8)}")
    base = Base(source.path)
    try:
        for number, name in enumerate([*names, MANIFEST]):
            if number % BATCH == 0:
                step(number)
            path = joined(half, name, written=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            second_name(base.file(name), path)
        if target.path.exists():  # the beginning of a copy that somebody else has left there
            shutil.rmtree(target.path)
        renamed(half, target.path)
    except FileNotFoundError:
        raise NotWhole from None
    finally:
        shutil.rmtree(half, ignore_errors=True)


def _in_bucket(source: Folder, target: Folder, names: Sequence[str], step: Step) -> None:
    target = target.served_with(headers)
    try:
        for number in range(0, len(names), BATCH):
            step(number)
            target.take_many(source, names[number : number + BATCH])
        target.take_many(source, [MANIFEST])
    except FileNotFoundError:
        raise NotWhole from None


def discard(folder: Folder) -> None:
    """Removes a folder that nobody points to any more. A bucket's manifest goes first: a site without one is
    none.
    """
    if not folder.remote:
        shutil.rmtree(folder.path, ignore_errors=True)
        return
    folder.delete_many([MANIFEST])
    names = [*folder.files()]
    for number in range(0, len(names), 500):
        folder.delete_many(names[number : number + 500])


def subfolders(folder: Folder) -> set[str]:
    """Names of what lies directly in a folder."""
    if folder.remote:
        return {name.partition("/")[0] for name in folder.files()}
    return {path.name for path in folder.path.iterdir()} if folder.path.is_dir() else set()
