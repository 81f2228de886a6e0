"""An upload from its beginning to the original: pure of HTTP.

Each piece is first a file in *working*, then, in one transaction, a row and a step of the upload's offset
over the value that was read. Whoever is killed in between leaves a file that nobody names, which `sweep`
removes; what was acknowledged has both. Two who send at once: one of them moves the offset, the other is told
where it stands. The last step, from the pieces to the original, may be done again as often as is needed.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import disk_full, said
from jetisu360.panorama.read.photo import Limits
from jetisu360.portal.accounts.scope import token_name
from jetisu360.portal.museums.models import Museum
from jetisu360.portal.originals.models import Photograph
from jetisu360.portal.originals.refusals import ArrivedDifferent
from jetisu360.portal.uploads import chunks
from jetisu360.portal.uploads.arrived import take
from jetisu360.portal.uploads.models import Chunk, Upload
from jetisu360.portal.uploads.names import check_kind, check_media, harmless_name
from jetisu360.portal.uploads.refusals import (
    FileEmpty,
    FileTooLarge,
    NoPlace,
    OtherFile,
    StorageAway,
    UploadDamaged,
    UploadRefused,
)
from jetisu360.portal.uploads.room import check_open, check_room
from jetisu360.portal.uploads.sizes import size_words
from jetisu360.storage import StorageFailed

MOST = Limits().max_bytes
"""Bytes of one photograph: what `panorama` opens at all."""
KEPT_FOR = timedelta(days=7)
"""After so long without a piece an upload is given up."""


class OffsetMoved(Exception):
    """Somebody else has sent this piece meanwhile; `offset`: where the upload stands."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Gone(Exception):
    """The upload is over: finished, refused, given up."""


class ChecksumWrong(Exception):
    """What came is not what was sent; nothing of it was kept."""


def begin(
    museum: Museum,
    who: Any,
    name: str,
    length: int,
    *,
    sha256: str = "",
    metadata: str = "",
    replaces: str = "",
    fresh: bool = False,
    kind: str = Photograph.PHOTOGRAPH,
) -> Upload:
    """A place for `length` bytes, kept free for them.

    Raises:
        UploadRefused: of a kind, too large, empty, no room, archived: before a byte is sent.
    """
    name = harmless_name(name)
    check_file(name, length, kind)
    with transaction.atomic():
        # Two who begin at once must not both be given the last room.
        held = Museum.objects.listed().select_for_update().get(pk=museum.pk)
        check_open(held)
        check_room(held, length)
        if replaces and not Photograph.objects.filter(museum=held, name=replaces).exists():
            replaces = ""
        return Upload.objects.create(
            museum=held,
            who=who,
            sent_with=token_name(who),
            name=name,
            length=length,
            sha256=sha256,
            metadata=metadata,
            replaces=replaces,
            fresh=fresh,
            kind=kind,
            expires_at=timezone.now() + KEPT_FOR,
        )


def check_file(name: str, length: int, kind: str) -> None:
    """What name and size alone tell of a file of a `kind` (`Photograph.kind`).

    Raises:
        UploadRefused
    """
    media = kind == Photograph.MEDIA
    if not media:
        check_kind(name)
    if length <= 0:
        raise FileEmpty(name=name)
    if media:
        check_media(name, length)
    elif length > MOST:
        raise FileTooLarge(name=name, size=size_words(length), limit=size_words(MOST))


def append(upload: Upload, start: int, source: Any, size: int, checksum: tuple[str, bytes] | None) -> int:
    """Keeps up to `size` bytes of `source` from `start` on; the new offset. `checksum`: (algorithm, digest)
    of all of them, without which nothing of them is kept.

    Raises:
        OffsetMoved, ChecksumWrong, NoPlace, StorageAway, NothingIntoArchive
    """
    check_open(upload.museum)
    waiting: list[tuple[int, str, int]] = []
    digest = hashlib.new(checksum[0]) if checksum else None
    at = start
    try:
        while at < start + size:
            listened = _Listening(source, digest)
            name, got, _head = chunks.keep_piece(
                upload.pk, at, listened, min(chunks.PIECE, start + size - at)
            )
            if not got:
                break
            waiting.append((at, name, got))
            at += got
            if checksum is None:
                _acknowledge(upload, waiting)
        if checksum is not None:
            if digest is None or digest.digest() != checksum[1] or at != start + size:
                raise ChecksumWrong
            _acknowledge(upload, waiting)
    except OSError as error:
        raise (NoPlace() if disk_full(error) else StorageAway(problem=said(error))) from error
    except StorageFailed as error:
        raise StorageAway(problem=error.details["problem"]) from error
    finally:
        _drop([name for _at, name, _got in waiting])
    return at


def _acknowledge(upload: Upload, waiting: list[tuple[int, str, int]]) -> None:
    """Rows for the pieces, and the offset behind them; all or nothing. They then wait no more."""
    if not waiting:
        return
    first, end = waiting[0][0], waiting[-1][0] + waiting[-1][2]
    with transaction.atomic():
        here = Upload.objects.filter(pk=upload.pk, state=Upload.RECEIVING, offset=first)
        if not here.update(offset=end, expires_at=timezone.now() + KEPT_FOR):
            now = Upload.objects.filter(pk=upload.pk).values_list("offset", flat=True).first()
            raise OffsetMoved(-1 if now is None else now)
        Chunk.objects.bulk_create(
            Chunk(upload_id=upload.pk, start=start, size=size, name=name) for start, name, size in waiting
        )
    upload.offset = end
    waiting.clear()


def _drop(names: list[str]) -> None:
    if names:
        try:
            chunks.drop(names)
        except (OSError, JetisuError):
            return  # `sweep` finds them


class _Listening:
    """A source whose bytes are hashed as they pass."""

    def __init__(self, source: Any, digest: Any) -> None:
        self._source, self._digest = source, digest

    def read(self, most: int) -> bytes:
        data = bytes(self._source.read(most))
        if self._digest is not None:
            self._digest.update(data)
        return data


def finish(upload: Upload) -> Upload:
    """From the pieces of a whole upload to a photograph of the museum; nothing where that is done already.

    Raises:
        UploadRefused: the content is not what was promised, or nothing can be stored now.
    """
    upload.refresh_from_db()
    if upload.state != Upload.RECEIVING or not upload.whole:
        return upload
    check_open(upload.museum)
    pieces = list(upload.chunks.all())
    try:
        with chunks.joined(pieces) as file:
            sha256 = upload.sha256 or _hash(pieces)
            take(upload, file, sha256)
    except ArrivedDifferent:
        refusal = UploadDamaged(name=upload.name)
        current = Upload.objects.filter(pk=upload.pk, state=Upload.RECEIVING)
        current.update(state=Upload.REFUSED, result={"refused": refusal.as_json()})
    except FileNotFoundError:
        upload.refresh_from_db()
        if upload.state != Upload.RECEIVING:
            return upload  # another has finished it meanwhile, and tidied up
        raise
    except OSError as error:
        raise (NoPlace() if disk_full(error) else StorageAway(problem=said(error))) from error
    except StorageFailed as error:
        raise StorageAway(problem=error.details["problem"]) from error
    upload.refresh_from_db()
    _drop([piece.name for piece in pieces])
    Chunk.objects.filter(upload=upload).delete()
    if upload.state == Upload.REFUSED:
        raise UploadDamaged(name=upload.name)
    return upload


def _hash(pieces: list[Chunk]) -> str:
    digest = hashlib.sha256()
    with chunks.joined(pieces) as file:
        while data := file.read(1 << 20):
            digest.update(data)
    return digest.hexdigest()


def finish_all(museum: Museum) -> None:
    """What had arrived whole when somebody was killed, or the disk was full."""
    for upload in Upload.objects.filter(museum=museum, state=Upload.RECEIVING):
        if upload.whole:
            try:
                finish(upload)
            except (UploadRefused, OSError):
                continue  # told where the upload is told of


def check_same(upload: Upload, sha256: str) -> None:
    """Whether the sender goes on with the very content that the upload began with, as far as it says.

    Raises:
        OtherFile
    """
    if sha256 and upload.sha256 and sha256 != upload.sha256:
        raise OtherFile(name=upload.name)


def terminate(upload: Upload) -> None:
    """Gives up an upload; what had arrived of it goes."""
    names = list(upload.chunks.values_list("name", flat=True))
    upload.delete()
    _drop(names)
