"""The key that signs cookies and links: a file of the portal's folder, made at the first start."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

NAME = "secret-key"


def secret_key(folder: Path) -> str:
    """The key in the folder; a new one where there is none. Two that start at once get the same.

    Raises:
        OSError
    """
    path = folder / NAME
    try:
        return path.read_text("ascii").strip()
    except FileNotFoundError:
        pass
    folder.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{NAME}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
    try:
        # Unlike a rename, a second name never takes the place of a file that is there.
        os.link(fresh, path)
    except FileExistsError:
        pass
    except OSError:  # a file system without hard links (FAT of a stick)
        if not path.exists():
            fresh.replace(path)
    fresh.unlink(missing_ok=True)
    return path.read_text("ascii").strip()
