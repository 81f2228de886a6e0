"""The same file under one more name, so that it costs no room; a copy where the disk cannot do that."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def second_name(source: Path, target: Path) -> None:
    """Raises FileNotFoundError where there is no `source`, FileExistsError where `target` is taken."""
    try:
        os.link(source, target)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:  # another disk, a file system without links, or too many of them
        shutil.copy2(source, target)
