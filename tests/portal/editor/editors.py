"""Editors of one museum that change it at random: with the browser's own store, over the portal's views."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.scripts_in_node import Script
from tests.tour.operations.random_changes import operation

from jetisu360.portal.editor.models import Step
from jetisu360.portal.museums.models import Museum
from jetisu360.tour.operations.operate import present
from jetisu360.tour.operations.places import document
from jetisu360.tour.operations.plain import alike, plain

from .conftest import Tab

LABEL = ["scenes", "hall.jpg", "labels", "l-1"]
TEXTS = (["title", "kk"], ["title", "ru"], ["scenes", "hall.jpg", "title", "kk"], [*LABEL, "title", "kk"])


@dataclass
class Editor:
    """`typed`: texts that this person has written, each once, and where; `replaced`: those that the person
    has written over, taken back or let go of.
    """

    number: int
    tab: Tab
    script: Script
    random: Random
    typed: dict[str, list[str]] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    lost_answers: int = 0

    def ask(self, what: str, **more: Any) -> Any:
        return self.script.ask({"tab": self.number, "do": what, **more})

    def open(self) -> None:
        """Loads the page; what waits in the browser goes on."""
        told = self.tab.open()
        names = [room["file"] for room in told["photographs"]]
        self.ask("open", document=told["document"], revision=told["revision"], names=names)

    @property
    def made(self) -> int:
        return self.done["typed"] + self.done["operation"] + self.done["undo"]

    @property
    def state(self) -> Any:
        return self.ask("state")

    def step(self) -> None:
        """Something that a person does, or that happens to them."""
        what = self.random.random()
        if what < 0.45:
            self._type()
        elif what < 0.7:
            museum = self.state["museum"]
            self.ask("make", said="", operations=[operation(self.random, museum)])
            self.done["operation"] += 1
            self._overwritten(museum)
        elif what < 0.76:
            before = self.state["museum"]
            self.done["undo"] += 1
            self.ask(self.random.choice(("undo", "redo")))
            self._overwritten(before)
        elif what < 0.8:
            self._settle()
        elif what < 0.97:
            self.exchange()
        else:
            self.done["reload"] += 1
            self.open()

    def exchange(self, sure: bool = False) -> None:
        """One request; the line may drop before it, or before its answer."""
        fate = 1.0 if sure else self.random.random()
        asked = self.ask("send")
        if fate < 0.12:
            return
        self.tab.revision = asked["revision"]
        if asked["changes"]:
            answer = self.tab.send(*asked["changes"])
            assert answer.status_code == 200, answer.content
            if fate < 0.24:
                self.lost_answers += 1
                return
            self.done.update(result["status"] for result in answer.json()["results"])
            taken = self.ask("answer", answer=answer.json())
        else:
            taken = self.ask("news", answer=self.tab.news(asked["revision"]).json())
        if not taken:
            self.done["whole"] += 1
            assert self.ask("news", answer=self.tab.news(0).json())

    def settle_down(self) -> None:
        """Everything is sent, and nothing more is made."""
        for _turn in range(50):
            if not self.state["waiting"]:
                break
            self.exchange(sure=True)
        self.exchange(sure=True)
        assert self.state["waiting"] == 0

    def _type(self) -> None:
        museum = self.state["museum"]
        at = self.random.choice(TEXTS)
        if len(at) > 4 and present(museum, at[:4]) is None:
            self.ask("make", said="", operations=[_label()])
            museum = self.state["museum"]
            if present(museum, at[:4]) is None:
                return
        text = f"{self.number}: {len(self.typed)}"
        was = present(museum, at)
        change = {"kind": "set", "at": at, "value": text, "was": was}
        merge = self.random.choice((None, None, "/".join(at)))
        self.ask("make", said="typed", operations=[change], **({"merge": merge} if merge else {}))
        self.typed[text] = at
        self.done["typed"] += 1
        self._overwritten(museum)

    def _settle(self) -> None:
        asides = self.state["asides"]
        before = self.state["museum"]
        if not asides:
            return
        choice = self.random.choice(("mine", "theirs"))
        self.done[f"settled {choice}"] += 1
        self.ask("settle", choice=choice)
        if len(self.state["asides"]) < len(asides) and choice == "theirs":
            self.replaced |= _texts(asides[0]["change"])
        self._overwritten(before)

    def _overwritten(self, before: Any) -> None:
        """Texts that stood here before what was just done, and do not now, are this person's own doing."""
        self.replaced |= _texts(before) - _texts(self.state["museum"])


def _label() -> dict[str, Any]:
    return {
        "kind": "add",
        "at": ["scenes", "hall.jpg", "labels"],
        "item": {"id": "l-1", "yaw": 0},
        "before": None,
    }


def _texts(value: Any) -> set[str]:
    """All texts in a value."""
    if isinstance(value, dict):
        return set().union(*map(_texts, value.values()))
    if isinstance(value, list):
        return set().union(*map(_texts, value))
    return {value} if isinstance(value, str) else set()


def check(editors: list[Editor], museum: Museum) -> None:
    """All have the document that the portal has, and every text that was typed is accounted for."""
    for editor in editors:
        editor.settle_down()
    for editor in editors:
        editor.exchange(sure=True)
    museum.refresh_from_db()
    for editor in editors:
        state = editor.state
        assert state["revision"] == museum.revision
        assert alike(plain(state["museum"], document()), plain(museum.document, document()))
    there = _texts(museum.document)
    taken_away: set[str] = set()
    for row in Step.objects.filter(museum=museum):
        # A person who removes or overwrites something has seen it: `was` says so.
        for one in row.operations:
            taken_away |= _texts(one.get("was"))
    for editor in editors:
        aside = _texts([one["change"] for one in editor.state["asides"]])
        lost = editor.typed.keys() - there - taken_away - aside - editor.replaced
        assert not lost, json.dumps(sorted(lost))
