"""A museum that tables are taken into, and a workbook as people fill it in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from jetisu360.exchange.tables.objects import Taken, import_objects
from jetisu360.tour.museum_toml.entries import ObjectEntry
from jetisu360.tour.museum_toml.museum_file import read_museum_file


class Museum:
    """A folder with a museum.toml, and tables that are put beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        (folder / "museum.toml").write_text('language = "kk"\n', "utf-8")

    def take(self, data: bytes | str | Path, name: str = "t.csv", **how: Any) -> Taken:
        if isinstance(data, Path):
            return import_objects(data, self.folder, **how)
        path = self.folder / name
        path.write_bytes(data.encode("utf-8-sig") if isinstance(data, str) else data)
        return import_objects(path, self.folder, **how)

    def again(self, name: str = "t.csv", **how: Any) -> None:
        """A second run changes not one byte."""
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        taken = import_objects(self.folder / name, self.folder, **how)
        assert (taken.added, taken.changed) == (0, 0)
        assert {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()} == before

    @property
    def text(self) -> str:
        return (self.folder / "museum.toml").read_text("utf-8")

    @property
    def objects(self) -> list[ObjectEntry]:
        return read_museum_file(self.text.encode())[0].objects


def xlsx(path: Path, rows: Sequence[Sequence[Any]], merged: Sequence[str] = (), title: str = "Лист1") -> Path:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for block in merged:
        sheet.merge_cells(block)
    book.save(path)
    return path


def lost(taken: Taken) -> dict[str, tuple[str, ...]]:
    return {one.code: one.items for one in taken.lost}
