"""Which tables of a museum.toml go and which come, for all the decisions of a request together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jetisu360.panorama.privacy.region import Box, Region
from jetisu360.tour.museum_toml.decision import VERDICTS, Decision, Verdict, rounded
from jetisu360.tour.museum_toml.decision_text import NoSuchPlace, TomlText
from jetisu360.tour.museum_toml.file_names import form

_Key = tuple[Verdict, Region | Box]
_HOLDER = {"scenes": {"file", "listed"}, "pictures": {"file"}}
"""The keys of a table that only holds decisions."""


class _Entry:
    """One table `[[scenes]]` or `[[pictures]]`. `number`: which one it is in the text, None for a new one."""

    def __init__(self, table: str, number: int | None, raw: Mapping[str, Any]) -> None:
        self.table, self.number, self.raw = table, number, raw
        place = Region if table == "scenes" else Box
        self.gone: dict[Verdict, set[int]] = {verdict: set() for verdict in VERDICTS}
        self.more: dict[_Key, dict[str, Any]] = {}
        self._there: dict[_Key, list[int]] = {}
        for verdict in VERDICTS:
            for at, told in enumerate(raw.get(verdict, ())):
                where = rounded(place(**{key: float(told[key]) for key in place.__dataclass_fields__}))
                self._there.setdefault((verdict, where), []).append(at)

    def take(self, key: _Key) -> None:
        self.gone[key[0]].update(self._there.pop(key, ()))
        self.more.pop(key, None)

    def put(self, key: _Key, values: dict[str, Any]) -> None:
        if self._of_another(key, values):
            self.take(key)
        if key not in self._there and key not in self.more:
            self.more[key] = values

    def _of_another(self, key: _Key, values: Mapping[str, Any]) -> bool:
        """Whether what is there says of another photograph that the place may be seen: it holds no longer."""
        if key[0] != "keep" or "photo" not in values:
            return False
        told = [self.raw["keep"][at].get("photo") for at in self._there.get(key, ())]
        return any(photo and photo.lower() != values["photo"] for photo in told)

    @property
    def changed(self) -> bool:
        return bool(self.more or any(self.gone.values()))

    @property
    def is_gone(self) -> bool:
        """Whether it was there for decisions alone, and has none any more."""
        keys, listed = set(self.wanted()), self.raw.get("listed")
        return any(self.gone.values()) and keys == _HOLDER[self.table] and not listed

    def added(self, verdict: Verdict) -> list[dict[str, Any]]:
        return [values for (said, _), values in self.more.items() if said == verdict]

    def wanted(self) -> dict[str, Any]:
        """What it says afterwards."""
        told = dict(self.raw)
        for verdict in VERDICTS:
            gone, added = self.gone[verdict], self.added(verdict)
            if not gone and not added:
                continue
            kept = [item for at, item in enumerate(told.pop(verdict, ())) if at not in gone]
            if kept or added:
                told[verdict] = [*kept, *added]
        return told


class Plan:
    """`raw`: a museum.toml as a parser has read it, which is valid but for what it says."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._raw = raw
        self._numbers: dict[tuple[str, str], int] = {}
        self._entries: dict[tuple[str, str], _Entry] = {}
        for table in _HOLDER:
            for number, entry in enumerate(raw.get(table, ())):
                self._numbers.setdefault((table, form(entry["file"].replace("\\", "/"))), number)

    def take(self, decision: Decision) -> None:
        """Without this decision; it need not be there."""
        if entry := self._entry(decision):
            entry.take((decision.verdict, decision.where))

    def put(self, decision: Decision) -> None:
        """With this decision, and with no other verdict of the same place."""
        entry = self._entry(decision)
        if entry is None:
            listed = {"listed": False} if decision.table == "scenes" else {}
            entry = _Entry(decision.table, None, {"file": decision.file, **listed})
            self._entries[decision.table, form(decision.file)] = entry
        for verdict in VERDICTS:
            if verdict != decision.verdict:
                entry.take((verdict, decision.where))
        entry.put((decision.verdict, decision.where), decision.values())

    @property
    def changed(self) -> bool:
        return bool(self._changed())

    def beyond(self, most: int) -> str | None:
        """The name of a picture that gets more decisions of one kind than that."""
        for entry in self._changed():
            if any(
                len(entry.wanted().get(verdict, ())) > most for verdict in VERDICTS if entry.added(verdict)
            ):
                return str(entry.raw["file"])
        return None

    def wanted(self) -> dict[str, Any]:
        """What the file says afterwards."""
        wanted = dict(self._raw)
        for table in _HOLDER:
            entries: list[Any] = list(wanted.pop(table, ()))
            had = len(entries)
            for entry in reversed(self._changed(table)):
                if entry.number is None:
                    continue
                entries[entry.number : entry.number + 1] = [] if entry.is_gone else [entry.wanted()]
            entries += [entry.wanted() for entry in self._changed(table) if entry.number is None]
            if entries or (table in self._raw and not had):
                wanted[table] = entries
        return wanted

    def cut(self, source: str) -> str | None:
        """The text with the tables put in and taken out; None where they have no lines of their own."""
        text = TomlText(source)
        try:
            for entry in self._changed():
                tables = [(verdict, values) for (verdict, _), values in entry.more.items()]
                if entry.number is None:
                    text.put_new(entry.table, entry.raw, tables)
                elif entry.is_gone:
                    text.take((entry.table, entry.number))
                else:
                    for verdict, gone in entry.gone.items():
                        for at in sorted(gone):
                            text.take((entry.table, entry.number, verdict, at))
                    if tables:
                        text.put((entry.table, entry.number), tables)
        except NoSuchPlace:
            return None
        return str(text)

    def parsed(self, source: str) -> str | None:
        """The text where scenes or decisions are written in one line, by a parser that keeps the rest."""
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            document = tomlkit.parse(source)
            for table in _HOLDER:
                self._through(document, table)
            return tomlkit.dumps(document)
        except (TOMLKitError, KeyError, IndexError, TypeError, AttributeError, ValueError):
            return None

    def _through(self, document: Any, table: str) -> None:
        changed = self._changed(table)
        entries = document.get(table)
        for entry in reversed([entry for entry in changed if entry.number is not None]):
            if entry.is_gone:
                del entries[entry.number]
                continue
            told, wanted = entries[entry.number], entry.wanted()
            for verdict in VERDICTS:
                added = entry.added(verdict)
                if verdict in told and verdict in wanted:
                    for at in sorted(entry.gone[verdict], reverse=True):
                        del told[verdict][at]
                    for values in added:
                        told[verdict].append(values)
                elif verdict in told and entry.gone[verdict]:
                    del told[verdict]
                elif added:
                    told[verdict] = added
        new = [entry.wanted() for entry in changed if entry.number is None]
        if entries is None and new:
            document[table] = new
        elif entries is not None:
            for told in new:
                entries.append(told)
            if changed and not entries:
                del document[table]

    def _changed(self, table: str | None = None) -> list[_Entry]:
        """In the order of the text, new ones last."""
        found = [item for item in self._entries.values() if item.changed and table in (None, item.table)]
        return sorted(found, key=lambda item: (item.number is None, item.number or 0))

    def _entry(self, decision: Decision) -> _Entry | None:
        key = (decision.table, form(decision.file))
        if key not in self._entries and (number := self._numbers.get(key)) is not None:
            self._entries[key] = _Entry(decision.table, number, self._raw[decision.table][number])
        return self._entries.get(key)
