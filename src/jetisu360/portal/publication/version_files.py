"""What is answered from a version: as `publish/serve` answers from a folder, but by the manifest, so that a
bucket is like a folder. A version never changes, so that its manifest is read once.
"""

from __future__ import annotations

import io
from functools import lru_cache
from http import HTTPStatus

from jetisu360.publish import layout
from jetisu360.publish.deploy.manifest import Entry, read_manifest
from jetisu360.publish.serve import answers
from jetisu360.publish.serve.answers import Answer, Headers
from jetisu360.storage import Folder

_BEGINNING = 8192
MANIFESTS_KEPT = 64


class VersionFiles:
    """The files of the site at `folder`."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        manifest = read_manifest(folder)
        self._files = dict(manifest.files) if manifest else {}
        self._policies: dict[str, str] = {}

    @property
    def there(self) -> bool:
        return bool(self._files)

    def answer(self, target: str, headers: dict[str, str]) -> Answer:
        """The answer to GET `target` (as it stands in the address, from the root of the site)."""
        found = answers.name_of(target)
        if found is None:
            return missing()
        name, as_folder = found
        if as_folder:
            name = f"{name}/{layout.HOME}" if name else layout.HOME
        entry = self._files.get(name)
        if entry is None:
            if not as_folder and f"{name}/{layout.HOME}" in self._files:
                return answers.plain(HTTPStatus.MOVED_PERMANENTLY, "", [("Location", answers.way_to(name))])
            return missing()
        try:
            return self._file(name, entry, {key.lower(): value for key, value in headers.items()})
        except OSError:
            return missing()

    def _file(self, name: str, entry: Entry, asked: dict[str, str]) -> Answer:
        encoding, sent = ("", name) if "range" in asked else self._encoded(name, asked)
        entry = self._files[sent]
        tag = f'"{entry.sha256[:32]}"'
        shared: Headers = [
            *answers.SAFE,
            ("Content-Type", layout.media_type(name)),
            ("Cache-Control", layout.caching(name)),
            ("Content-Security-Policy", self._policy(name)),
            ("ETag", tag),
            ("Accept-Ranges", "bytes"),
        ]
        if any(f"{name}{suffix}" in self._files for _, suffix in layout.ENCODINGS):
            shared.append(("Vary", "Accept-Encoding"))
        if encoding:
            shared.append(("Content-Encoding", encoding))
        if answers.unchanged(tag, None, asked):
            kept = [header for header in shared if not header[0].startswith("Content-")]
            return Answer(HTTPStatus.NOT_MODIFIED, kept, io.BytesIO(), 0)
        part = answers.part_asked(asked, tag, entry.size)
        if part == "beyond":
            return answers.beyond(entry.size)
        body = self._folder.open(sent)
        if isinstance(part, tuple):
            body.seek(part[0])
            return answers.part_answer(shared, body, part, entry.size)
        return Answer(HTTPStatus.OK, shared, body, entry.size)

    def _encoded(self, name: str, asked: dict[str, str]) -> tuple[str, str]:
        accepted = asked.get("accept-encoding", "")
        for encoding, suffix in layout.ENCODINGS:
            if f"{name}{suffix}" in self._files and answers.accepts(accepted, encoding):
                return encoding, f"{name}{suffix}"
        return "", name

    def _policy(self, name: str) -> str:
        if name not in self._policies:
            beginning = b""
            if name.endswith(".html"):
                with self._folder.open(name) as page:
                    beginning = page.read(_BEGINNING)
            self._policies[name] = answers.policy_of(name, beginning)
        return self._policies[name]


def missing() -> Answer:
    return answers.plain(HTTPStatus.NOT_FOUND, "404\n")


@lru_cache(maxsize=MANIFESTS_KEPT)
def version_files(folder: Folder) -> VersionFiles:
    """The files of a version, remembered. Only of a folder that is known to be whole."""
    return VersionFiles(folder)
