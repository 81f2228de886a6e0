"""Writes the tables of docs/licences.md: what `requirements.lock` brings along, and under which licences.

`python scripts/licences.py` (a part of `make docs`). Names and versions are the lock's; licences are what
each installed package says of itself; the libraries inside of a wheel are read from its list of files. What
no file of a wheel says in a way that a program can read is known by hand: `INSIDE`, `SAID` and `ALSO` below,
with the place where it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK, PAGE = ROOT / "requirements.lock", ROOT / "docs" / "licences.md"

_PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)(?: ; (.+?))?(?: \\)?$", re.MULTILINE)
_LIBRARY = re.compile(r"^lib(?P<name>.+?)(?:-[0-9a-f]{8})*[.\d]*\.(?:so|dylib|dll)[.\d]*[a-z]?$")

GCC = "GPL-3.0-or-later WITH GCC-exception-3.1"
LGPL = "LGPL-2.1-or-later"

# Licences of libraries that wheels carry. Source: the licence files and bills of materials inside of the
# same wheels (`*.dist-info/licenses`, `*.dist-info/sboms`, `cv2/LICENSE-3RD-PARTY.txt`,
# `imagecodecs/licenses`), for FFmpeg what the library says of itself (`avcodec_license()`), for GCC's numpy's
# licence file.
INSIDE = {
    "Lerc": "Apache-2.0",
    "SPERR": "Apache-2.0",
    "SZ3c": "BSD-3-Clause",
    "Xau": "MIT",
    "aec": "BSD-2-Clause",
    "aom": "BSD-2-Clause",
    "avcodec": LGPL,
    "avformat": LGPL,
    "avif": "BSD-2-Clause",
    "avutil": LGPL,
    "blosc": "BSD-3-Clause",
    "blosc2": "BSD-3-Clause",
    "brotlicommon": "MIT",
    "brotlidec": "MIT",
    "brotlienc": "MIT",
    "charls": "BSD-3-Clause",
    "cpcodec": "Apache-2.0",
    "crypto": "OpenSSL",
    "de265": "LGPL-3.0-or-later",
    "deflate": "MIT",
    "drm": "MIT",
    "freetype": "FTL OR GPL-2.0-or-later",
    "gfortran": GCC,
    "gif": "MIT",
    "gomp": GCC,
    "harfbuzz": "MIT-Modern-Variant",
    "heif": "LGPL-3.0-or-later",
    "jpeg": "IJG AND BSD-3-Clause",
    "jpegxr": "BSD-2-Clause",
    "jxl": "BSD-3-Clause",
    "jxl_cms": "BSD-3-Clause",
    "jxl_threads": "BSD-3-Clause",
    "jxrglue": "BSD-2-Clause",
    "lcms2": "MIT",
    "lz4": "BSD-2-Clause",
    "lzfse": "BSD-3-Clause",
    "lzhamcomp": "public domain",
    "lzhamdecomp": "public domain",
    "lzhamdll": "public domain",
    "lzma": "0BSD",
    "lzokay": "MIT",
    "lzokay-c": "MIT",
    "meshoptimizer": "MIT",
    "openblasp-r0": "BSD-3-Clause",
    "openjp2": "BSD-2-Clause",
    "openjph": "BSD-2-Clause",
    "png16": "libpng-2.0",
    "quadmath": LGPL,
    "scipy_openblas64_": "BSD-3-Clause",
    "sharpyuv": "BSD-3-Clause",
    "snappy": "BSD-3-Clause",
    "ssl": "OpenSSL",
    "swresample": LGPL,
    "swscale": LGPL,
    "sz": "BSD-2-Clause",
    "tiff": "libtiff",
    "uhdr": "Apache-2.0",
    "vpx": "BSD-3-Clause",
    "webp": "BSD-3-Clause",
    "webpdemux": "BSD-3-Clause",
    "webpmux": "BSD-3-Clause",
    "xcb": "MIT",
    "zfp": "BSD-3-Clause",
    "zopfli": "Apache-2.0",
    "zstd": "BSD-3-Clause OR GPL-2.0-only",
}

# What the metadata of a package leave open, or where it is not installed on the machine that writes the page.
SAID = {
    "brotlicffi": "MIT",  # its metadata; not for CPython
    "colorama": "BSD-3-Clause",  # its LICENSE.txt
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",  # its LICENSE
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",  # "Dual License" in its metadata; its LICENSE
}

# What a licence of the package alone does not say. Source in brackets.
ALSO = {
    "babel": "data of Unicode CLDR, Unicode-3.0 (its `locale-data/LICENSE.unicode`)",
    "imagecodecs": "more codecs linked in, all permissive (`imagecodecs/licenses`); LZO is read by lzokay "
    "(MIT), not by the GPL library",
    "lxml": "libxml2, libxslt (MIT), zlib and libiconv (LGPL-2.1) linked in (its `LICENSES.txt`)",
    "opencv-python-headless": "FFmpeg (LGPL) for films, which we never open, built without its GPL parts: "
    "its configure line has neither `--enable-gpl` nor x264; more linked in (`cv2/LICENSE-3RD-PARTY.txt`)",
    "pyphen": "LibreOffice's hyphenation patterns (GPL, LGPL or MPL); nothing is hyphenated here",
    "pi-heif": "libheif and libde265 (LGPL-3.0); x265 (GPL), which pillow-heif has, is not in it (its "
    "`LICENSES_bundled.txt`)",
    "pillow": "dav1d, libyuv and others linked into libavif (its LICENSE); libimagequant (GPL) is not in the "
    "wheel",
    "pydantic-core": "Rust crates, permissive (its `sboms`)",
    "pymorphy3-dicts-ru": "the dictionary of OpenCorpora, **CC BY-SA 3.0**: name it, and pass on changes of "
    "it under the same licence (its README)",
    "simplejpeg": "libjpeg-turbo linked in, IJG AND BSD-3-Clause (its README)",
}

_SHORT = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT license": "MIT",
}

Locked = dict[str, list[tuple[str, str]]]


def locked(text: str) -> Locked:
    """Versions of each package of a lock file, each with the condition under which it is the one."""
    found: Locked = {}
    for name, version, marker in _PINNED.findall(text):
        found.setdefault(name, []).append((version, marker))
    return found


def versions(pins: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{version} ({_condition(marker)})" if marker else version for version, marker in pins)


def _condition(marker: str) -> str:
    return (
        marker.replace("python_full_version", "Python")
        .replace("sys_platform == 'win32'", "Windows")
        .replace("'", "")
    )


def licence_of(name: str) -> str:
    """What a package says of itself, shortest form first."""
    if name in SAID:
        return SAID[name]
    about = metadata.metadata(name).json  # keys in snake_case, those that occur often as lists
    if about.get("license_expression"):
        return str(about["license_expression"])
    lines = str(about.get("license") or "").strip().splitlines()
    if lines and len(lines[0]) < 60:
        return _SHORT.get(lines[0], lines[0])
    classifiers = [
        item.split(" :: ")[-1] for item in about.get("classifier") or [] if item.startswith("License")
    ]
    if not classifiers:
        raise SystemExit(
            f"{name} does not say its licence: look it up, and write it into scripts/licences.py"
        )
    return " OR ".join(_SHORT.get(classifier, classifier) for classifier in classifiers)


def libraries(name: str) -> list[str]:
    """The shared libraries that the installed wheel of a package carries beside its own modules.

    Raises:
        SystemExit: something else lies among them.
    """
    found = set()
    for file in metadata.files(name) or []:
        if not file.parts[0].endswith((".libs", ".dylibs")) or file.name.startswith("."):
            continue
        match = _LIBRARY.match(file.name)
        if match is None:
            raise SystemExit(f"{name} carries {file.name}, and that is no name of a library")
        found.add(match["name"])
    return sorted(found, key=str.casefold)


def inside(name: str) -> list[str]:
    """Rows of the libraries in one package, by licence.

    Raises:
        SystemExit: a library that nobody has looked up.
    """
    by_licence: dict[str, list[str]] = {}
    for library in libraries(name):
        if library not in INSIDE:
            raise SystemExit(
                f"{name} carries {library}: look its licence up, and write it into scripts/licences.py"
            )
        by_licence.setdefault(INSIDE[library], []).append(f"lib{library}")
    return [f"| {name} | {licence} | {', '.join(by_licence[licence])} |" for licence in sorted(by_licence)]


def is_copyleft(licence: str) -> bool:
    """Whether GPL or AGPL binds: neither LGPL, nor a choice, nor GCC's exception for what it compiled."""
    return any(
        re.search(r"(?<!L)GPL", part) is not None and "exception" not in part
        for part in licence.split(" AND ")
        if " OR " not in part
    )


def tables() -> dict[str, str]:
    """The tables of the page by name, of the packages that are installed here."""
    pins = locked(LOCK.read_text("utf-8"))
    missing = [name for name in pins if name not in SAID and not _installed(name)]
    if missing:
        raise SystemExit(f"Not installed, so nothing is known of them: {', '.join(missing)} (make dev-env)")
    packages = [
        f"| {name} | {versions(found)} | {licence_of(name)} | {ALSO.get(name, '')} |"
        for name, found in pins.items()
    ]
    carried = [row for name in pins if _installed(name) for row in inside(name)]
    return {
        "packages": "\n".join(
            ["| package | version | licence | inside |", "| --- | --- | --- | --- |", *packages]
        ),
        "carried": "\n".join(["| package | licence | libraries |", "| --- | --- | --- |", *carried]),
    }


def table_of(page: str, name: str) -> str:
    """What stands between the marks of a table."""
    return page.split(f"<!-- {name}: begin -->\n")[1].split(f"\n<!-- {name}: end -->")[0]


def renewed(page: str, found: dict[str, str]) -> str:
    for name, text in found.items():
        before, rest = page.split(f"<!-- {name}: begin -->")
        page = (
            f"{before}<!-- {name}: begin -->\n{text}\n<!-- {name}: end -->"
            + rest.split(f"<!-- {name}: end -->")[1]
        )
    return page


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8"), tables()), "utf-8")
