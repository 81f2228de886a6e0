"""docs/licences.md says what the lock installs, and nothing under the plain GPL is among it."""

from __future__ import annotations

import platform
import re
import sys
from importlib import metadata
from pathlib import Path

import pytest
from scripts.licences import INSIDE, LOCK, PAGE, is_copyleft, licence_of, locked, table_of, tables, versions

TEXT = PAGE.read_text("utf-8")
PINS = locked(LOCK.read_text("utf-8"))


def rows(name: str) -> list[list[str]]:
    lines = table_of(TEXT, name).splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_package_of_the_lock_has_its_row_and_its_versions() -> None:
    """`make docs` after `make lock`."""
    assert {row[0]: row[1] for row in rows("packages")} == {name: versions(PINS[name]) for name in PINS}
    # The lock has nothing that the reader of its lines does not see.
    assert sum(map(len, PINS.values())) == len(re.findall(r"^\S+==", LOCK.read_text("utf-8"), re.MULTILINE))


def test_every_row_says_a_licence_and_none_is_the_gpl() -> None:
    for row in [*rows("packages"), *rows("carried")]:
        licence = row[2] if row in rows("packages") else row[1]
        assert licence, row
        assert not is_copyleft(licence), row
    assert not any(is_copyleft(one) for one in INSIDE.values())


@pytest.mark.parametrize(
    ("licence", "binds"),
    [
        ("GPL-2.0-or-later", True),
        ("MIT AND GPL-3.0-only", True),
        ("AGPL-3.0", True),
        ("LGPL-3.0-or-later", False),
        ("FTL OR GPL-2.0-or-later", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("MIT", False),
    ],
)
def test_what_counts_as_gpl(licence: str, binds: bool) -> None:
    assert is_copyleft(licence) == binds


def test_no_wheel_of_the_lock_carries_an_encoder_that_is_gpl() -> None:
    for name in PINS:
        try:
            files = metadata.files(name) or []
        except metadata.PackageNotFoundError:  # for another system
            continue
        assert not [file for file in files if re.search(r"x26[45]|imagequant|fdk", Path(file).name)], name


@pytest.mark.skipif(
    (sys.platform, platform.machine(), sys.version_info[:2]) != ("linux", "x86_64", (3, 11)),
    reason="the page tells of the wheels for Linux on x86-64 and CPython 3.11",
)
def test_the_tables_are_what_the_wheels_say() -> None:
    for name, pins in PINS.items():
        installed = metadata.version(name) if name not in ("brotlicffi", "colorama") else pins[0][0]
        if installed not in {version for version, _ in pins} and name != "setuptools":
            pytest.skip(f"{name} {installed} is not that of the lock")
    for name, text in tables().items():
        assert table_of(TEXT, name) == text, f"make docs: {name}"


def test_a_dictionary_that_is_not_the_packages_own_is_named() -> None:
    assert licence_of("pymorphy3-dicts-ru") == "MIT"
    assert "CC BY-SA 3.0" in next(row[3] for row in rows("packages") if row[0] == "pymorphy3-dicts-ru")
