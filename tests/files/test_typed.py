"""A command that a sentence tells can be typed as it is told, in the terminal that there is."""

from __future__ import annotations

import shlex

import pytest

from jetisu360.files import typed as module
from jetisu360.files.typed import quoted, typed

PLACES = ["site", "C:\\photos\\зал", "D:\\Менің музейім", "C:\\a & b", "C:\\Museum (2018)\\", "50%"]


def on(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(module, "os", type("System", (), {"name": system}))


@pytest.mark.parametrize("place", PLACES)
def test_elsewhere_the_shell_reads_the_same_word(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    on(monkeypatch, "posix")
    assert shlex.split(quoted(place)) == [place]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("site", "site"),
        ("C:\\photos\\зал", "C:\\photos\\зал"),
        ("D:\\Менің музейім", '"D:\\Менің музейім"'),
        ("C:\\a & b", '"C:\\a & b"'),
        ("C:\\Museum (2018)\\", '"C:\\Museum (2018)"'),
    ],
)
def test_windows_gets_double_quotes_and_only_where_they_are_needed(
    monkeypatch: pytest.MonkeyPatch, place: str, told: str
) -> None:
    on(monkeypatch, "nt")
    assert quoted(place) == told


def test_a_whole_command(monkeypatch: pytest.MonkeyPatch) -> None:
    on(monkeypatch, "nt")
    assert typed(["jetisu360", "view", "C:\\my site"]) == 'jetisu360 view "C:\\my site"'
