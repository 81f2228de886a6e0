"""One small seam over folders and buckets: the same calls for `photos/` and for `s3://bucket/photos`.

A `Folder` holds nothing but its address, so that it travels to a worker on another machine. Names in it are
relative, with `/` between their parts, and lead nowhere else: `paths` refuses those that would, and links out
of the folder. A file is written whole or not at all: to a temporary name that is then renamed in a folder,
with one PUT in a bucket.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from jetisu360.errors import JetisuError
from jetisu360.files.limits import check_size, read_file
from jetisu360.files.old_names import real_path
from jetisu360.files.paths import Base, UnsafeName, safe_name
from jetisu360.files.patience import replaced
from jetisu360.files.regular import check_regular, open_regular, read_regular
from jetisu360.files.stopped import StandingNowhere, work_lost
from jetisu360.files.system_errors import said
from jetisu360.language import _

_ADDRESS = re.compile(r"^([a-z][a-z0-9+.-]+)://", re.IGNORECASE)
# Of a file, by its name: `Content-Type` and `Cache-Control`, for whoever asks the bucket for it over HTTP.
Headers = Callable[[str], tuple[str, str]]


class AddressNotSupported(JetisuError):
    """`address`, `package`."""

    code = "address-not-supported"
    sentence = _("The address “{address}” needs the package {package}.")
    advice = _("Install it: pip install 'jetisu360[cluster]'.")


class StorageFailed(JetisuError):
    """`address`, `problem`."""

    code = "storage-failed"
    sentence = _("The storage “{address}” did not answer as it should: {problem}.")
    advice = _("Check the address, the network and the access rights.")


def is_remote(address: str) -> bool:
    """Whether an address is a bucket or another remote place; a drive letter and `file://…` are not."""
    match = _ADDRESS.match(address)
    return bool(match) and match[1].lower() not in ("file", "local")  # type: ignore[index]


_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True)
class Stat:
    """What tells a changed file from an unchanged one: bytes, and a stamp that new content changes."""

    size: int
    stamp: str


@dataclass(frozen=True)
class Folder:
    """A folder or a bucket's prefix; `address` is an absolute path or an fsspec address.

    `kept`: it was there and could be written when the work began (`opened`); what goes wrong with it from
    then on ends the work, and a folder that has disappeared is not made again somewhere else.
    `headers`: what is written there is for browsers (`served_with`).
    """

    address: str
    kept: bool = field(default=False, compare=False)
    headers: Headers | None = field(default=None, compare=False, repr=False)

    @classmethod
    def at(cls, address: str | os.PathLike[str]) -> Folder:
        """From what a person typed.

        Raises:
            StandingNowhere: it is relative to a folder that is no longer there.
        """
        text = os.fspath(address)
        if is_remote(text):
            return cls(text.rstrip("/"))
        path = Path(re.sub(r"^(?:file|local)://", "", text))
        with contextlib.suppress(RuntimeError):  # "~name" of nobody that this machine knows
            path = path.expanduser()
        try:
            return cls(str(path.absolute()))
        except FileNotFoundError:
            raise StandingNowhere from None

    def served_with(self, headers: Headers) -> Folder:
        """The same place, whose files a bucket will give out with those headers; a folder has none.

        `headers` is a function of a module, so that it can travel to a worker.
        """
        return replace(self, headers=headers)

    @property
    def remote(self) -> bool:
        return is_remote(self.address)

    @property
    def path(self) -> Path:
        """The folder on this machine; only when it is not remote."""
        assert not self.remote
        return Path(self.address)

    @property
    def name(self) -> str:
        return self.address.rstrip("/\\").replace("\\", "/").rpartition("/")[2]

    def beside(self, suffix: str) -> Folder:
        """The neighbour whose name has `suffix` more."""
        return Folder(self.address + suffix)

    def below(self, name: str) -> Folder:
        """A folder in this one.

        Raises:
            UnsafeName: it would be outside, by its name or by a link.
        """
        if self.remote:
            return Folder(f"{self.address}/{safe_name(name, where=self.address)}")
        return Folder(str(self._base.directory(name)))

    def shown(self, name: str = "") -> str:
        """The address of a file as people write it."""
        if not name:
            return self.address
        return f"{self.address}/{name}" if self.remote else str(self.path / name)

    def local(self, name: str) -> Path:
        """Where a file of a folder on this machine really is: its name there may be no text."""
        safe_name(name, where=self.address, own=True)
        return real_path(self.path, name) or self.path / name

    @cached_property
    def _fs(self) -> tuple[Any, str]:
        import fsspec  # a slow import that a local build never needs

        try:
            return fsspec.core.url_to_fs(self.address)  # type: ignore[no-any-return]
        except (ImportError, ValueError):
            protocol = self.address.partition("://")[0]
            package = "s3fs" if protocol in ("s3", "s3a") else f"fsspec ({protocol})"
            raise AddressNotSupported(address=self.address, package=package) from None

    def __getstate__(self) -> dict[str, Any]:
        return {"address": self.address, "kept": self.kept, "headers": self.headers}

    def __setstate__(self, state: dict[str, Any]) -> None:
        object.__setattr__(self, "address", state["address"])
        object.__setattr__(self, "kept", state["kept"])
        object.__setattr__(self, "headers", state["headers"])

    @contextlib.contextmanager
    def opened(self) -> Iterator[Folder]:
        """The same folder, made if it was not there, to be held on to until the block ends. One that was
        made for nothing is removed again.
        """
        new = not self.remote and not self.path.exists()
        if new:
            self.path.mkdir(parents=True, exist_ok=True)
        try:
            yield replace(self, kept=True)
        finally:
            if new:
                with contextlib.suppress(OSError):  # there is something in it, as there should be
                    self.path.rmdir()

    @cached_property
    def _base(self) -> Base:
        return Base(self.path, own=True)

    def _key(self, name: str) -> str:
        if not name:
            return self._fs[1]
        return f"{self._fs[1]}/{safe_name(name, where=self.address, own=True)}"

    @contextlib.contextmanager
    def _said(self) -> Iterator[None]:
        """Errors of a remote store, and of a folder that is held on to, as one of ours; a missing file stays
        FileNotFoundError.
        """
        if not self.remote:
            try:
                yield
            except FileNotFoundError as error:
                if self.kept and not self.path.is_dir():
                    raise work_lost(self.address, error) from error
                raise
            except OSError as error:
                if not self.kept:
                    raise
                raise work_lost(self.address, error) from error
            return
        try:
            yield
        except (FileNotFoundError, JetisuError, UnsafeName):
            raise
        except Exception as error:
            # Client libraries raise dozens of their own types; to a person they are all "the store failed".
            raise StorageFailed(address=self.address, problem=said(error)) from error

    def exists(self, name: str = "") -> bool:
        if not self.remote:
            with self._said():
                here = self.path / safe_name(name, where=self.address, own=True) if name else self.path
                return here.exists()
        with self._said():
            self._fs[0].invalidate_cache()
            return bool(self._fs[0].exists(self._key(name)))

    def read(self, name: str, most: int | None = None) -> bytes:
        """The whole file, which may have `most` bytes.

        Raises:
            FileNotFoundError, PermissionError, NotAFile, StorageFailed, UnsafeName, TooManyBytes
        """
        if not self.remote:
            place = self._base.file(name)
            return read_regular(place, self.shown(name)) if most is None else read_file(place, most, name)
        if most is not None:
            check_size(self.size(name), most, name)
        with self._said():
            return bytes(self._fs[0].cat_file(self._key(name)))

    def size(self, name: str) -> int:
        """Bytes of a file."""
        if not self.remote:
            return check_regular(self._base.file(name)).st_size
        with self._said():
            self._fs[0].invalidate_cache()  # (as `open`)
            return int(self._fs[0].size(self._key(name)) or 0)

    def open(self, name: str) -> IO[bytes]:
        """The file, open for reading at any place of it."""
        if not self.remote:
            return open_regular(self._base.file(name), self.shown(name))
        with self._said():
            self._fs[0].invalidate_cache()  # a worker may have put it there since we looked
            return self._fs[0].open(self._key(name), "rb")  # type: ignore[no-any-return]

    def write(self, name: str, data: bytes) -> None:
        """Puts the file there whole or not at all.

        Raises:
            OSError, StorageFailed; PlaceFailed of a folder that is held on to.
        """
        if self.remote:
            self.write_many({name: data})
            return
        with self._said(), self.writing(name) as file:
            file.write(data)

    @contextlib.contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A file to be written in parts; it is put there whole when the block ends well, or not at all.

        Raises:
            OSError, StorageFailed; PlaceFailed of a folder that is held on to.
        """
        if self.remote:
            with tempfile.TemporaryDirectory(prefix="jetisu360-") as folder:
                path = Path(folder, "part")
                with path.open("w+b") as file:
                    yield file
                with self._said():
                    self._fs[0].put_file(str(path), self._key(name), **self._told_of(name))
            return
        with self._said():
            target = self._base.place(name)
            if not self.kept or target.parent != self.path:
                target.parent.mkdir(parents=True, exist_ok=True)
            # A name of its own each time: nothing that is there is ever written over.
            temporary = target.with_name(f"{target.name}.tmp-{secrets.token_hex(8)}")
        try:
            with self._said():
                half = temporary.open("x+b")
            with half:
                yield half
                with self._said():
                    half.flush()
                    os.fsync(half.fileno())
            with self._said():
                replaced(temporary, target)
        except FileExistsError:
            raise
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise

    def write_many(self, files: Mapping[str, bytes]) -> None:
        """Puts many files there; many at a time in a bucket."""
        if not self.remote:
            for name, data in files.items():
                self.write(name, data)
            return
        groups: dict[tuple[tuple[str, str], ...], dict[str, bytes]] = {}
        with self._said():
            for name, data in files.items():
                groups.setdefault(tuple(self._told_of(name).items()), {})[self._key(name)] = data
            for told, group in groups.items():
                self._fs[0].pipe(group, **dict(told))

    def take_many(self, source: Folder, names: Sequence[str]) -> None:
        """Puts files of `source` here under the same names; as `take`.

        Raises:
            FileNotFoundError, StorageFailed, OSError
        """
        self.take(source, dict(zip(names, names, strict=True)))

    def take(self, source: Folder, names: Mapping[str, str]) -> None:
        """Puts files of `source` here under other names, the keys of `names`; between buckets of one store
        nothing of them travels through this machine, else all are in memory.

        Raises:
            FileNotFoundError, StorageFailed, OSError
        """
        if not (self.remote and source.remote and _protocols(self._fs[0]) == _protocols(source._fs[0])):
            self.write_many({name: source.read(there) for name, there in names.items()})
        elif names:
            with self._said():
                keys = [source._key(there) for there in names.values()]
                self._fs[0].invalidate_cache()  # (as `open`)
                self._fs[0].copy(keys, [self._key(name) for name in names])

    def _told_of(self, name: str) -> dict[str, str]:
        """What the bucket is told of a file beside its bytes; only S3 can hold it."""
        if self.headers is None or "s3" not in _protocols(self._fs[0]):
            return {}
        media_type, caching = self.headers(name)
        return {"ContentType": media_type, "CacheControl": caching}

    def delete_many(self, names: list[str]) -> None:
        """Removes files; one that is not there is no error."""
        if not self.remote:
            with self._said():
                for name in names:
                    self._base.place(name).unlink(missing_ok=True)
        elif names:
            keys = [self._key(name) for name in names]
            # Many at once are patterns to the client: "hall [1].jpg" would remove "hall 1.jpg".
            plain = [key for key in keys if not _PATTERN.search(key)]
            with self._said():
                if plain:
                    with contextlib.suppress(FileNotFoundError):
                        self._fs[0].rm(plain)
                for key in sorted(set(keys) - set(plain)):
                    with contextlib.suppress(FileNotFoundError):
                        self._fs[0].rm_file(key)

    def files(self) -> dict[str, Stat]:
        """Every file below, by relative name; links are not followed. Empty when there is no folder.

        What is there but is no file (a pipe, a link that leads nowhere) has the size −1.
        """
        if not self.remote:
            return {name: _stat_of(path) for name, path in _walk(self.path)}
        with self._said():
            fs, root = self._fs
            fs.invalidate_cache()
            try:
                found = fs.find(root, detail=True)
            except FileNotFoundError:
                return {}
            return {
                key[len(root) + 1 :]: Stat(int(info.get("size") or 0), _stamp(info))
                for key, info in found.items()
                if key.startswith(f"{root}/") and info.get("type") != "directory"
            }


def local_stat(path: Path) -> Stat:
    """The stat of a file on this machine.

    Raises:
        NotAFile, OSError
    """
    stat = check_regular(path)
    return Stat(stat.st_size, str(stat.st_mtime_ns))


def _stat_of(path: Path) -> Stat:
    try:
        return local_stat(path)
    except OSError:
        return Stat(-1, "")


def _walk(root: Path) -> Iterator[tuple[str, Path]]:
    for folder, _folders, names in os.walk(root):
        for name in names:
            path = Path(folder, name)
            yield path.relative_to(root).as_posix(), path


def _protocols(fs: Any) -> tuple[str, ...]:
    return (fs.protocol,) if isinstance(fs.protocol, str) else tuple(fs.protocol)


def _stamp(info: Mapping[str, Any]) -> str:
    return str(info.get("ETag") or info.get("LastModified") or info.get("mtime") or "")
