"""What the page knows: every photograph, what was found in it, and what has been decided so far.

What has been decided is in museum.toml and nowhere else: it is read again whenever somebody has changed the
file, and every decision is in it before the page hears that it was made.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from jetisu360.commands.review.crops import MOST_BYTES, Crops, angle_shown
from jetisu360.commands.review.subject import Subject
from jetisu360.errors import JetisuError
from jetisu360.files.system_errors import said
from jetisu360.panorama.privacy.answered import open_proposals
from jetisu360.panorama.privacy.region import Box, Proposal, Region
from jetisu360.tour.museum_toml.decision import Decision, rounded
from jetisu360.tour.museum_toml.decisions import decisions_of
from jetisu360.tour.museum_toml.file_names import form
from jetisu360.tour.museum_toml.museum_file import NAME, MuseumFile
from jetisu360.tour.museum_toml.privacy_entries import DIGEST_DIGITS
from jetisu360.tour.refusals import WordsUnreadable

Json = dict[str, Any]

OVERVIEW, OVERVIEW_FLAT = Region(0.0, 0.0, 40.0, 40.0), Box(30.0, 30.0, 40.0, 40.0)
"""Of which the list of rooms has small pictures (viewer/src/review/main.ts)."""


@dataclass(frozen=True)
class Changes:
    """What a person has decided, and what of it is taken back. `made`: when, by the browser's clock, ms."""

    add: tuple[Decision, ...] = ()
    remove: tuple[Decision, ...] = ()
    made: float | None = None


@dataclass(frozen=True)
class Made:
    """Who made a decision, as that person was called then (may be empty), and when, in ISO 8601."""

    name: str
    at: str


Place = tuple[str, str, Region | Box]
"""What tells a decision apart: the form of the file's name, the verdict, the place."""


class Decisions(Protocol):
    """Where decisions are kept: a museum.toml (`DecisionsFile`), or a portal's document."""

    def stamp(self) -> tuple[int, ...]:
        """Another one whenever somebody has changed it."""
        ...

    def read(self) -> MuseumFile:
        """Raises JetisuError, OSError."""
        ...

    def change(self, add: Sequence[Decision], remove: Sequence[Decision] = ()) -> MuseumFile:
        """All or nothing; what is said then. Raises JetisuError, OSError."""
        ...

    def made(self) -> Mapping[Place, Any]:
        """Who made which (`Made`), where that is known: a museum.toml names nobody."""
        ...


class Session:
    """One review of one museum; may be asked from several threads.

    `title`: the museum's name in three languages; `most_bytes`: of small pictures that stay in memory.
    """

    def __init__(
        self,
        decisions: Decisions,
        subjects: Sequence[Subject],
        title: Mapping[str, str],
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.subjects = {subject.id: subject for subject in subjects}
        self.title = dict(title)
        self.crops = Crops(self._places, most_bytes)
        self._by_file = {(subject.flat, form(subject.file)): subject for subject in subjects}
        self._kept = decisions
        self._decisions: dict[str, tuple[Decision, ...]] = {}
        self._problem: JetisuError | None = None
        self._stamp: tuple[int, ...] | None = None
        self._made: dict[tuple[str, Region | Box], float] = {}
        self._told: dict[str, tuple[object, Json]] = {}
        self._lock = threading.RLock()
        self.refresh()

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

    def state(self) -> Json:
        """Everything, as the page is told it (`api.py`)."""
        with self._lock:
            self.refresh()
            return {
                **self.version(),
                "title": self.title,
                "pictures": [self.picture(subject) for subject in self.subjects.values()],
            }

    def version(self) -> Json:
        """Whether there is anything new: a word that is then another one, the same whichever process is
        asked; and what is wrong with museum.toml.
        """
        with self._lock:
            self.refresh()
            problem = self._problem
            version = "-".join(map(str, self._stamp or ()))
            return {"version": version, "problem": problem and problem.as_json()["message"]}

    def change(self, changes: Changes) -> Json:
        """Writes decisions, all of them or none; the photographs that they are of, as they are now.

        Two windows may hold the same decision while it cannot be written, and one may take it back before
        the other gets to send it: of one place that which was made last holds, not what arrives last.

        Raises:
            JetisuError: museum.toml is as it was.
        """
        with self._lock:
            add = [item for item in changes.add if self._holds(item, changes.made)]
            remove = [item for item in changes.remove if self._holds(item, changes.made)]
            try:
                museum = self._kept.change(add, remove)
            except OSError as error:
                raise WordsUnreadable(name=NAME, problem=said(error)) from None
            self._take(museum)
            for item in (*add, *remove) if changes.made is not None else ():
                self._made[self.subject_of(item).id, item.where] = changes.made or 0.0
            self._problem = None
            self._stamp = self._kept.stamp()
            touched = {self.subject_of(item).id for item in (*changes.add, *changes.remove)}
            pictures = [self.picture(self.subjects[name]) for name in self.subjects if name in touched]
            return {**self.version(), "pictures": pictures}

    def _holds(self, decision: Decision, made: float | None) -> bool:
        """Whether nothing has been decided of its place since it was made."""
        last = self._made.get((self.subject_of(decision).id, decision.where))
        return made is None or last is None or made >= last

    def soon(self) -> list[Subject]:
        """The photographs in the order in which they are looked at: those with the likeliest finds first."""
        best = {
            name: max((item.score for item in subject.proposals), default=0.0)
            for name, subject in self.subjects.items()
        }
        return sorted(self.subjects.values(), key=lambda subject: -best[subject.id])

    def subject_of(self, decision: Decision) -> Subject:
        """Raises KeyError for a file that is not under review."""
        return self._by_file[isinstance(decision.where, Box), form(decision.file)]

    def decision(self, subject: Subject, verdict: Any, where: Region | Box, reason: str = "") -> Decision:
        """A decision of today about a photograph."""
        return Decision(subject.file, verdict, where, reason, subject.sha256[:DIGEST_DIGITS])

    def picture(self, subject: Subject) -> Json:
        """One photograph with its proposals and decisions."""
        decisions = self._decisions.get(subject.id, ())
        problem = self.crops.problem(subject)
        made = tuple(self._made_by.get((form(item.file), item.verdict, item.where)) for item in decisions)
        key = (decisions, tuple((item.reason, item.photo) for item in decisions), made, problem)
        known = self._told.get(subject.id)
        if known is None or known[0] != key:
            told = self._picture(subject, list(zip(decisions, made, strict=True)), problem)
            self._told[subject.id] = (key, told)
            return told
        return known[1]

    def _picture(
        self,
        subject: Subject,
        decisions: Sequence[tuple[Decision, Made | None]],
        problem: Mapping[str, str] | None,
    ) -> Json:
        valid = [(item, made) for item, made in decisions if not _is_stale(item, subject)]
        return {
            "id": subject.id,
            "file": subject.file,
            "title": dict(subject.title),
            "flat": subject.flat,
            "problem": problem and dict(problem),
            "proposals": [
                {
                    "kind": proposal.kind,
                    "score": round(proposal.score, 3),
                    **_placed(rounded(proposal.where)),
                    **_answer(proposal, valid),
                }
                for proposal in subject.proposals
            ],
            "decisions": [
                {
                    "verdict": item.verdict,
                    "reason": item.reason,
                    **_placed(item.where),
                    "stale": _is_stale(item, subject),
                    "by": made and vars(made),
                }
                for item, made in decisions
            ],
        }

    def _take(self, museum: MuseumFile) -> None:
        found: dict[str, list[Decision]] = {}
        for decision in decisions_of(museum):
            subject = self._by_file.get((isinstance(decision.where, Box), form(decision.file)))
            if subject is not None:
                found.setdefault(subject.id, []).append(decision)
        self._decisions = {name: tuple(items) for name, items in found.items()}
        self._made_by = self._kept.made()

    def _places(self, subject: Subject) -> list[Region | Box]:
        decided = [item.where for item in self._decisions.get(subject.id, ())]
        found = [rounded(item.where) for item in subject.proposals]
        return list(dict.fromkeys([OVERVIEW_FLAT if subject.flat else OVERVIEW, *found, *decided]))


def _is_stale(decision: Decision, subject: Subject) -> bool:
    """Whether it says of another photograph, which lay there before, that something may be seen."""
    return decision.verdict == "keep" and not subject.sha256.startswith(decision.photo)


def _answer(proposal: Proposal, decisions: Sequence[tuple[Decision, Made | None]]) -> Json:
    """`answer`: `blur`, the reason of what is kept, or None for what is open; `by`: who made the decision
    that answers it. Where several regions cover a place together, it is the last one's.
    """
    blurs = [(item, made) for item, made in decisions if item.verdict == "blur"]
    if not open_proposals([proposal], [item.where for item, _ in blurs], []):
        alone = (made for item, made in blurs if not open_proposals([proposal], [item.where], []))
        known = [made for _, made in blurs if made]
        by = next(alone, None) or max(known, key=lambda made: made.at, default=None)
        return {"answer": "blur", "by": by and vars(by)}
    for item, made in decisions:
        if item.verdict == "keep" and not open_proposals([proposal], [], [item.where]):
            return {"answer": item.reason or "keep", "by": made and vars(made)}
    return {"answer": None, "by": None}


def _placed(where: Region | Box) -> Json:
    told: Json = {"where": vars(where)}
    if isinstance(where, Region):
        told["around"] = angle_shown(where)
    return told
