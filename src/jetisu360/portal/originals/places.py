"""The three places of files: originals, working, published (DESIGN 1), each a folder or a bucket's prefix."""

from __future__ import annotations

from typing import Literal

from jetisu360.portal.settings.table import settings
from jetisu360.storage import Folder

Role = Literal["originals", "working", "published"]


def place(role: Role) -> Folder:
    """The place of one role: below STORAGE_URL if it is set, else in the portal's folder."""
    table = settings()
    return inside(Folder.at(table.storage or table.folder), role)


def inside(folder: Folder, name: str) -> Folder:
    """A folder in a place of ours, whether it is there yet or not. `name` is ours, too: a role or a slug."""
    return Folder(f"{folder.address}/{name}" if folder.remote else str(folder.path / name))
