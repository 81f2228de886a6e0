"""What the page knows: the museum's values, the rooms, and what the linking says of them after every answer.

What has been answered is in museum.toml and nowhere else: it is read again whenever somebody has changed the
file, and every answer is in it before the page hears that it was made. The tour is solved again in a thread
of its own, of comparisons that are in memory.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Any

from jetisu360.build.links import SceneToLink
from jetisu360.build.questions import questions
from jetisu360.build.solve_again import SolvedAgain
from jetisu360.commands.review_links.pictures import Pictures
from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import said
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.keeper_file import KeeperFile
from jetisu360.tour.museum_toml.museum_file import NAME, MuseumFile
from jetisu360.tour.museum_toml.rows_text import AnswerNotWritten, rewritten
from jetisu360.tour.museum_toml.values import values_of
from jetisu360.tour.operations.apply import applied
from jetisu360.tour.operations.change import Change
from jetisu360.tour.operations.operate import Rooms
from jetisu360.tour.operations.refusals import NotMade
from jetisu360.tour.refusals import WordsUnreadable

Json = dict[str, Any]

_EPOCH = 1_790_000_000
PATIENCE = 20.0
"""Seconds that who asks for what was found waits for the tour to be solved."""


class Session:
    """One review of one museum; may be asked from several threads.

    `kept`: the museum.toml; `solved`: the comparisons. `found`: what the linking says with the words of
    revision `found_at`.

    Raises:
        JetisuError: museum.toml has mistakes.
    """

    def __init__(
        self,
        kept: KeeperFile,
        solved: SolvedAgain,
        scenes: Sequence[SceneToLink],
        pictures: Pictures,
    ) -> None:
        self.pictures = pictures
        pictures.changed = self._pictured
        self.solver = solved
        self._kept, self._scenes = kept, scenes
        files = [scene.features.name for scene in scenes]
        self._rooms = Rooms(files, {scene.features.name: scene.id for scene in scenes})
        self._made: set[str] = set()
        self._pictures_made = 0
        self._lock = threading.RLock()
        self._news = threading.Condition()
        self._closed = False
        # (Counted on from the clock, so that a page of an earlier session takes over what this one says.)
        self.revision = int(time.time()) - _EPOCH
        self._problem: JetisuError | None = None
        self._stamp: tuple[int, ...] | None = None
        self._museum = MuseumFile()
        self._values: Json = {}
        self.refresh()
        if self._problem is not None:
            raise self._problem
        self.found = solved.found(self._museum)
        self.found_at = self.revision

    # ---- the document

    def refresh(self) -> None:
        """Reads museum.toml if somebody has changed it. With mistakes in it, what it said before holds on."""
        with self._lock:
            stamp = self._kept.stamp()
            if stamp == self._stamp:
                return
            try:
                self._take(self._kept.read())
                self._problem = None
            except JetisuError as error:
                self._problem = error
            except OSError as error:
                self._problem = WordsUnreadable(name=NAME, problem=said(error))
            self._stamp = stamp

    def news(self, since: int) -> Json:
        """What is new since a revision: the whole document, which is small.

        Raises:
            JetisuError: museum.toml has mistakes.
        """
        with self._lock:
            self.refresh()
            if self._problem is not None:
                raise self._problem
            return {
                "revision": self.revision,
                "changes": [],
                "document": None if since == self.revision else self._values,
                "rooms": str(self._pictures_made),
                "people": [],
            }

    def opened(self) -> Json:
        """Everything. The first two pictures are made by then.

        Raises:
            JetisuError: museum.toml has mistakes.
        """
        for room in list(self.soon())[:2]:
            try:
                self.pictures.get(room)
            except JetisuError:
                continue  # its place on the page says that there is no picture
        return {**self.news(0), "photographs": self.rooms()}

    def change(self, changes: Sequence[Change], since: int) -> Json:
        """Writes changes, each of them wholly or not at all; what became of each, and what is new.

        Raises:
            JetisuError: museum.toml is as it was but for the changes before.
        """
        with self._lock:
            results = [self._change(change) for change in changes]
            return {**self.news(since), "results": results}

    def _change(self, change: Change) -> Json:
        if change.id in self._made:
            return {"id": change.id, "status": "done", "revision": self.revision}

        def edited(museum: MuseumFile, source: str) -> str:
            before = values_of(museum)
            after = applied(before, change, self._rooms).values
            return rewritten(source, before, after, name=str(self._kept.path))

        try:
            self._take(self._kept.edit(edited))
        except NotMade as error:
            told: Json = {"id": change.id, "status": error.status, "at": list(error.at)}
            if error.status == "refused":
                return {**told, "sentence": error.as_json()["message"]}
            return {**told, "present": error.present, "by": ""}
        except AnswerNotWritten as error:
            return {"id": change.id, "status": "refused", "sentence": error.as_json()["message"]}
        except OSError as error:
            raise WordsUnreadable(name=NAME, problem=said(error)) from None
        self._problem = None
        self._stamp = self._kept.stamp()
        self._made.add(change.id)
        return {"id": change.id, "status": "done", "revision": self.revision}

    def _take(self, museum: MuseumFile) -> None:
        values = values_of(museum)
        if values == self._values:
            return
        self._museum, self._values = museum, values
        with self._news:
            self.revision += 1
            self._news.notify_all()

    # ---- the rooms

    def rooms(self) -> list[Json]:
        """Each as `Room` of viewer/src/editor/contract.ts."""
        return [self._room(number, scene) for number, scene in enumerate(self._scenes)]

    def _room(self, number: int, scene: SceneToLink) -> Json:
        shown = self.pictures.known(scene.id)
        level = self.pictures.rooms[scene.id][1]
        tiles = shown and {
            "record": {"id": scene.id, **shown.record},
            "base": f"/api/pictures/{scene.id}/",
            "level": {"pitch": level.pitch, "roll": level.roll},
            "found": [],
        }
        return {
            "photograph": number,
            "file": scene.features.name,
            "id": scene.id,
            "small": "",
            "width": 0,
            "height": 0,
            "capturedAt": None,
            "tiles": tiles,
        }

    def soon(self) -> Iterator[str]:
        """Ids of rooms in the order in which they are asked about."""
        ids = {form(scene.features.name): scene.id for scene in self._scenes}
        asked = [name for pair in questions(self.found) for name in pair["rooms"]]
        yield from dict.fromkeys([*(ids[form(name)] for name in asked if form(name) in ids), *ids.values()])

    def _pictured(self) -> None:
        self._pictures_made += 1

    # ---- what is found

    def links(self, revision: int) -> Json:
        """What the linking says, with the words of that revision at least, if it is solved in time."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self.found_at >= revision, PATIENCE)
            return {"found": self.found, "revision": self.found_at, "solves": True}

    def solve(self) -> None:
        """Solves the tour again whenever something else is said, until the session is closed."""
        while True:
            with self._news:
                self._news.wait_for(lambda: self._closed or self.found_at < self.revision)
                if self._closed:
                    return
            with self._lock:
                museum, revision = self._museum, self.revision
            try:
                found = self.solver.found(museum)
            except (ArithmeticError, ValueError):
                found = self.found  # what somebody has written cannot be solved: what was found before stays
            with self._news:
                self.found, self.found_at = found, revision
                self._news.notify_all()

    def close(self) -> None:
        self.pictures.closed.set()
        with self._news:
            self._closed = True
            self._news.notify_all()
