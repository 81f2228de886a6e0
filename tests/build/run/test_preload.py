"""What workers have imported before they begin; a name that is wrong would be passed over without a word."""

from __future__ import annotations

import importlib
import sys

import pytest

from jetisu360.build.run.local import LocalRunner
from jetisu360.build.run.preload import preloaded


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_every_name_can_be_imported(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    for name in preloaded():
        importlib.import_module(name)


def test_on_macos_no_library_that_forbids_to_divide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert "cv2" not in preloaded()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each worker imports them itself")
def test_a_new_worker_has_them() -> None:
    runner = LocalRunner(1)
    try:
        known = runner._executor().submit(eval, "'cv2' in __import__('sys').modules").result()
    finally:
        runner.close()
    assert known
