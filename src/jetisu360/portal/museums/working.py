"""A museum as the folder that `jetisu360 build` takes: its photographs under their names, and museum.toml."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Callable

from jetisu360.build.photos.beside import is_picture
from jetisu360.build.plan.media_plan import media_files
from jetisu360.exchange.common.text.museum_text import museum_text
from jetisu360.files.paths import joined
from jetisu360.files.patience import replaced
from jetisu360.files.second_name import second_name
from jetisu360.portal.museums.documents import read_document
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.places import inside, place
from jetisu360.portal.originals.refusals import OriginalMissing
from jetisu360.portal.originals.store import Originals
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import NAME


def as_folder(museum: Museum, check: Callable[[], None] = lambda: None) -> Folder:
    """The folder `working/photographs/<slug>`, brought up to date. The same file is a second name of the
    original where the file system can do that, so that it costs no room. `check` is called between files.

    Killed in the middle, it goes on: a file is put there under its name whole, and the list of what is there
    (`<slug>.json` beside the folder) is written last.

    Raises:
        MuseumFileWrong, OriginalMissing; OSError, StorageFailed
    """
    folder, home = folder_of(museum), _home()
    document = read_document(museum)
    text = museum_text(document).encode()
    wanted = {row.name: row.sha256 for row in needed(museum, document)}
    known = _known(home, museum)
    there = folder.files()
    originals = Originals(museum)
    for name, sha256 in wanted.items():
        if known.get(name) == sha256 and name in there:
            continue
        check()
        _take(originals, sha256, folder, name)
    folder.delete_many([name for name in there if name not in wanted and name != NAME])
    if NAME not in there or folder.read(NAME) != text:
        folder.write(NAME, text)
    if known != wanted:
        home.write(f"{museum.slug}.json", json.dumps(wanted, ensure_ascii=False).encode())
    return folder


def needed(museum: Museum, document: MuseumFile) -> list[Photograph]:
    """The files of a museum without close-ups that nothing shows: a build would take one for a room."""
    named = {form(item.file) for item in media_files(document)}
    rows = Photograph.objects.filter(museum=museum)
    return [
        row
        for row in rows
        if row.kind == Photograph.PHOTOGRAPH or row.key in named or not is_picture(row.name)
    ]


def folder_of(museum: Museum) -> Folder:
    """Where that folder is; what is in it is as the last build has left it."""
    return inside(_home(), str(museum.slug))


def _home() -> Folder:
    return inside(place("working"), "photographs")


def _known(home: Folder, museum: Museum) -> dict[str, str]:
    try:
        known = json.loads(home.read(f"{museum.slug}.json"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _take(originals: Originals, sha256: str, folder: Folder, name: str) -> None:
    source = originals.path(sha256)
    if source is None:
        originals.give(sha256, folder, name)
        return
    target = joined(folder.path, name, own=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name[:100]}.tmp-{secrets.token_hex(8)}")
    try:
        second_name(source, half)
        replaced(half, target)
    except FileNotFoundError:
        raise OriginalMissing(name=name) from None
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
