"""A listener that keeps what a build says of its progress, and can end it."""

from __future__ import annotations

from jetisu360.build.left_out import LeftOut
from jetisu360.build.progress import Silent, Stage


class Heard(Silent):
    """Keeps what it hears; raises `ends` at the word `until`."""

    def __init__(self, until: str = "", ends: type[BaseException] = KeyboardInterrupt) -> None:
        self.words: list[str] = []
        self._until, self._ends = until, ends

    def _hear(self, word: str) -> None:
        self.words.append(word)
        if word == self._until:
            raise self._ends

    def stage(self, name: Stage, total: int) -> None:
        self._hear(f"{name} {total}")

    def step(self, name: str, left_out: LeftOut | None, seconds: float) -> None:
        self._hear(name if left_out is None else f"not {name}")

    def placing(self) -> None:
        self._hear("placing")
