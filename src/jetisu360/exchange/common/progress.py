"""Who hears how an exchange goes on."""

from __future__ import annotations

from typing import Protocol


class Watcher(Protocol):
    """`begin(n)`, then `step(name)` n times."""

    def begin(self, total: int) -> None: ...

    def step(self, name: str) -> None: ...


class Silent:
    """Hears nothing."""

    def begin(self, total: int) -> None:
        pass

    def step(self, name: str) -> None:
        pass
