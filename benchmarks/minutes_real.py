"""How well real texts of other hands are read: counts of the runs that were made, and the run itself.

The texts are not the project's and are kept nowhere in it. `python -m benchmarks.minutes_real FILE…` runs
the rules on
files of one's own: `@ name 2025-03-10` begins a text of that date, each line after it is a sentence: its
kind (`-` for
none, `?` to leave it out), who is asked (joined by `;`), the sentence (`¶` at its head begins a paragraph),
and the date (`?`: more than one reading is right, so it is not counted), parted by tabs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks.minutes_names import same_people
from jetisu360.minutes.extract import assignments
from jetisu360.minutes.read.document import document_of

RUNS = Path(__file__).with_suffix(".tsv")


@dataclass
class Shares:
    """Right ones, proposed, expected."""

    right: int = 0
    proposed: int = 0
    expected: int = 0

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.proposed), self.right / max(1, self.expected)
        return f"{precision:.2f} {recall:.2f} ({self.right}/{self.proposed}/{self.expected})"


@dataclass
class Judged:
    """One sentence of a text: where it stands and what it should give."""

    start: int
    end: int
    kind: str
    names: list[str]
    due: str


@dataclass
class Real:
    day: date
    text: str = ""
    sentences: list[Judged] = field(default_factory=list)


def read(path: Path) -> Iterator[Real]:
    """The texts of an annotated file."""
    one: Real | None = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@"):
            if one is not None:
                yield one
            one = Real(date.fromisoformat(line.split()[2]))
        elif line.strip() and one is not None:
            kind, names, sentence, *due = line.split("\t")
            if one.text:
                one.text += "\n" if sentence.startswith("¶") else " "
            sentence = sentence.removeprefix("¶")
            start = len(one.text)
            one.text += sentence
            who = [name for name in names.split(";") if name]
            one.sentences.append(Judged(start, len(one.text), kind, who, due[0] if due else ""))
    if one is not None:
        yield one


def measure(path: Path) -> tuple[Shares, Shares, Shares]:
    """Sentences, executors and dates of a file."""
    sentences, people, dates = Shares(), Shares(), Shares()
    for one in read(path):
        found = [a for a in assignments(document_of(one.text), one.day) if a.kind != "note"]
        for judged in one.sentences:
            if judged.kind == "?":
                continue
            mine = [a for a in found if judged.start <= a.start < judged.end]
            wanted = judged.kind != "-"
            _count(sentences, bool(mine), wanted, bool(mine) and wanted)
            # «поручил министерству совместно с акиматами»: both are asked, and annotated so.
            who = sorted({name for a in mine for name in (*a.responsible, *a.co_executors)})
            if judged.names != ["?"]:
                _count(people, bool(who), bool(judged.names), bool(who) and same_people(who, judged.names))
            if judged.due == "?":
                continue
            due = {str(a.due) for a in mine if a.due}
            right = {judged.due} if judged.due not in ("", "-") else set()
            _count(dates, bool(due), bool(right), bool(due) and due == right)
    return sentences, people, dates


def _count(shares: Shares, proposed: bool, expected: bool, right: bool) -> None:
    shares.proposed += proposed
    shares.expected += expected
    shares.right += right


def recorded() -> str:
    """The runs that were made, as a table: precision, recall and the counts."""
    lines = []
    for line in RUNS.read_text("utf-8").splitlines():
        if line.startswith(("#", "part")):
            continue
        part, language, run, day, *counts = line.split("\t")
        shown = "  ".join(
            f"{name} {Shares(*map(int, count.split('/')))}"
            for name, count in zip(("sentences", "responsible", "dates"), counts, strict=True)
        )
        lines.append(f"  {day} {part}, {language}, {run}: {shown}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(recorded())
    for given in sys.argv[1:]:
        print(given, *(str(shares) for shares in measure(Path(given))), sep="  ")
