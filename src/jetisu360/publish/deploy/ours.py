"""Whether a site is one that we made: only then may another one take its place.

Many programs write a `manifest.json` (that of a web app, of a bundler, of a browser's extension). Ours names
the program; one of before that was so names the document of a tour or of a region, with sizes and checksums.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from jetisu360.files.paths import joined
from jetisu360.language import _
from jetisu360.publish.deploy.manifest import Manifest, read_manifest
from jetisu360.publish.layout import MANIFEST, REGION, TOUR
from jetisu360.storage import Folder
from jetisu360.tour.refusals import TourRefusal

# The document that makes a folder a museum's site, or a region's.
DOCUMENTS = (TOUR, REGION)
# What a file manager leaves in a folder that a person calls empty.
DUST = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class SiteHoldsForeign(TourRefusal):
    """`site`, `names`."""

    code = "site-holds-foreign"
    sentence = _(
        "In “{site}” files that Jetisu 360 did not make stand where files of the new site have "
        "to be: {names}; the site is as it was."
    )
    advice = _("Move them to another folder and run the command again.")


def is_ours(folder: Folder) -> bool:
    """Whether the manifest of a folder or a bucket is one of ours."""
    manifest = read_manifest(folder)
    return manifest is not None and is_our_manifest(manifest)


def is_our_manifest(manifest: Manifest) -> bool:
    if manifest.ours:
        return True
    named = any(name in manifest.files for name in DOCUMENTS)
    return bool(manifest.build) and named


def may_be_replaced(site: Path) -> bool:
    """Whether a folder is a site of ours, or empty but for what file managers leave."""
    if not site.is_dir():
        return False
    return is_ours(Folder(str(site))) or all(entry.name in DUST for entry in site.iterdir())


def keep_foreign(site: Path, stage: Path) -> list[str]:
    """Gives the new site what somebody has put into the old one: under a second name where the file system
    can do that, else as a copy. Returns the names.

    Raises:
        SiteHoldsForeign: the new site has a file of its own there.
    """
    own = _own_files(site)
    kept: list[str] = []
    in_the_way: list[str] = []
    for folder, folders, names in os.walk(site):
        place = Path(folder).relative_to(site)
        links = [name for name in folders if joined(Path(folder), name, own=True).is_symlink()]
        for name in [*links, *names]:
            path = joined(place, name, own=True).as_posix()
            if path in own:
                continue
            target = joined(stage, path, own=True)
            if os.path.lexists(target) or not _folders_for(stage, path):
                in_the_way.append(path)
                continue
            _second_name(joined(site, path, own=True), target)
            kept.append(path)
        if not folders and not names and not (stage / place).exists() and _folders_for(stage, f"{place}/x"):
            kept.append(place.as_posix())
    if in_the_way:
        shown = ", ".join(in_the_way[:5]) + (" …" if len(in_the_way) > 5 else "")
        raise SiteHoldsForeign(site=str(site), names=shown)
    return kept


def _own_files(site: Path) -> set[str]:
    """What the manifests in a site name: its own, and those of the museums of a region."""
    manifest = read_manifest(Folder(str(site)))
    if manifest is None:
        return set()
    own = {MANIFEST, *manifest.files}
    for name in manifest.files:
        folder, _, last = name.rpartition("/")
        if folder and last == MANIFEST and (museum := read_manifest(Folder(str(site / folder)))):
            own.update(f"{folder}/{file}" for file in museum.files)
    return own


def _folders_for(stage: Path, path: str) -> bool:
    """Makes the folders on the way to a file; not where a file of the new site stands in the way."""
    try:
        joined(stage, path, own=True).parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        return False
    return True


def _second_name(old: Path, new: Path) -> None:
    import shutil

    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        mode = old.lstat().st_mode
        if stat.S_ISREG(mode) or stat.S_ISLNK(mode):
            shutil.copy2(old, new, follow_symlinks=False)
        else:
            raise
