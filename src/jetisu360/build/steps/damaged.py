"""A finished file that a failing disk has damaged."""

from __future__ import annotations


class Damaged(Exception):
    """`names`: files of the work folder that cannot be read; they are made again."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(names)
        self.names = names
