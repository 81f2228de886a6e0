"""How well official texts are read: precision and recall on annotated texts, each miss by name, and the
speed.

`python -m benchmarks.minutes [--brief]`: texts of tests/minutes/data (those of `develop` the rules were
made on, those
of `heldout` only judged on), and labels of sentences of KazNERD where ../shared/data/kaznerd has them.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from benchmarks import minutes_real
from benchmarks.minutes_names import same_people
from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import Document, document_of

ROOT = Path(__file__).parents[1]
DATA = ROOT / "tests" / "minutes" / "data"
KAZNERD = ROOT.parent / "shared" / "data" / "kaznerd" / "IOB2_valid.txt"


@dataclass(frozen=True)
class Expected:
    """One line of an annotation: `words` stand in the sentence (and in the item) that it is about."""

    kind: str
    words: str
    responsible: tuple[str, ...]
    due: str
    co: tuple[str, ...]


@dataclass
class Annotated:
    name: str
    base: date
    document: Document
    expected: list[Expected]


@dataclass
class Count:
    """Right ones, of how many proposed and how many expected."""

    right: int = 0
    proposed: int = 0
    expected: int = 0
    misses: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        precision = self.right / self.proposed if self.proposed else 1.0
        recall = self.right / self.expected if self.expected else 1.0
        return f"precision {precision:.3f} ({self.right}/{self.proposed})  recall {recall:.3f} ({self.right}/{self.expected})"  # noqa: E501


@dataclass
class Figures:
    sentences: Count = field(default_factory=Count)
    responsible: Count = field(default_factory=Count)
    dates: Count = field(default_factory=Count)
    items: Count = field(default_factory=Count)


def read_annotated(path: Path) -> Annotated:
    """`date: …`, `---`, the text, `===`, then `kind | words | responsible; … | date, ~ or - | co=…` for
    each item.
    """
    head, rest = path.read_text("utf-8").split("\n---\n", 1)
    text, lines = rest.rsplit("\n===\n", 1)
    base = date.fromisoformat(head.split("date:")[1].split()[0])
    expected = []
    for line in lines.splitlines():
        if not line.strip():
            continue
        kind, words, names, due, *more = (part.strip() for part in line.split("|"))
        co = tuple(n.strip() for part in more if part.startswith("co=") for n in part[3:].split(";"))
        who = tuple(name.strip() for name in names.split(";") if name.strip() not in ("", "-"))
        assert words in text, f"{path.name}: {words}"
        expected.append(Expected(kind, words, who, due, co))
    return Annotated(path.stem, base, document_of(text), expected)


def measure(texts: Sequence[Annotated]) -> Figures:
    figures = Figures()
    for text in texts:
        proposed = assignments(text.document, text.base)
        _measure_sentences(text, proposed, figures)
        _measure_items(text, [a for a in proposed if a.kind != "note"], figures)
    return figures


def _measure_sentences(one: Annotated, proposed: Sequence[Assignment], figures: Figures) -> None:
    text = one.document.text
    asked = [a for a in proposed if a.kind != "note"]
    spans = {a.sentence for a in asked}
    wanted: set[tuple[int, int]] = set()
    lost: list[str] = []
    for expected in one.expected:
        if expected.kind == "note":
            continue
        at = text.index(expected.words)
        hit = next((s for s in spans if s[0] <= at < s[1]), None)
        if hit is not None:
            wanted.add(hit)
        elif not any(
            at - 400 < text.index(e.words) < at and e.words in lost for e in one.expected if e is not expected
        ):
            lost.append(expected.words)
    figures.sentences.right += len(wanted)
    figures.sentences.proposed += len(spans)
    figures.sentences.expected += len(wanted) + len(lost)
    figures.sentences.misses += [f"{one.name}: not found: {words}" for words in lost]
    figures.sentences.misses += [
        f"{one.name}: invented ({next(a.rule for a in asked if a.sentence == s)}): {text[s[0] : s[1]][:140]}"
        for s in sorted(spans - wanted)
    ]


def _measure_items(one: Annotated, proposed: list[Assignment], figures: Figures) -> None:
    text = one.document.text
    for expected in one.expected:
        if expected.kind == "note":
            continue
        at = text.index(expected.words)
        inside = [a for a in proposed if a.sentence[0] <= at < a.sentence[1]]
        best = next((a for a in inside if a.start <= at < a.end), None) or next(iter(inside), None)
        figures.items.expected += 1
        figures.responsible.expected += bool(expected.responsible)
        figures.dates.expected += expected.due != "-"
        if best is None:
            continue
        figures.items.right += best.kind == expected.kind
        figures.items.proposed += 1
        if best.kind != expected.kind:
            figures.items.misses.append(f"{one.name}: {expected.words}: {best.kind}, not {expected.kind}")
        figures.responsible.proposed += bool(best.responsible)
        if best.responsible and same_people(best.responsible, expected.responsible):
            figures.responsible.right += 1
        elif best.responsible or expected.responsible:
            figures.responsible.misses.append(
                f"{one.name}: {expected.words}: {best.responsible}, not {list(expected.responsible)}"
            )
        due = str(best.due) if best.due else "~" if best.due_kind == "recurring" else "-"
        figures.dates.proposed += due != "-"
        if due == expected.due:
            figures.dates.right += due != "-"
        else:
            figures.dates.misses.append(f"{one.name}: {expected.words}: {due}, not {expected.due}")


def kaznerd() -> list[str]:
    """The sentences of KazNERD's validation part (CC BY 4.0), or none where the file is absent."""
    if not KAZNERD.exists():
        return []
    found, words = [], []
    for line in [*KAZNERD.read_text("utf-8").splitlines(), ""]:
        if line.strip():
            words.append(line.split()[0])
        elif words:
            text = " ".join(words)
            text = re.sub(r"\s+([.,!?:;)»…])", r"\1", re.sub(r"([«(])\s+", r"\1", text))
            found.append(text)
            words = []
    return found


def measure_kaznerd() -> Count:
    """Sentences judged one by one, without anything around them."""
    count = Count()
    texts = kaznerd()
    if not texts:
        return count
    for line in (DATA / "kaznerd.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        number, label = line.split("\t")[:2]
        text = texts[int(number)]
        asked = [a for a in assignments(document_of(text), date(2020, 3, 2)) if a.kind != "note"]
        wanted = label not in ("none", "note")
        count.proposed += bool(asked)
        count.expected += wanted
        count.right += bool(asked) and wanted
        if bool(asked) != wanted:
            count.misses.append(
                f"KazNERD {number}: {'not found' if wanted else f'invented ({asked[0].rule})'}: {text[:150]}"
            )
    return count


def speed() -> tuple[int, float]:
    """Sentences, and seconds of one core for them: KazNERD's, else the annotated texts over and over."""
    texts = kaznerd() or [item.document.text for item in annotated("develop")] * 20
    document = document_of("\n".join(texts))
    assignments(
        document_of("Әкім мектеп салуды тапсырды. Аким поручил завершить ремонт до 1 мая."), date(2020, 3, 2)
    )
    begin = time.process_time()
    assignments(document, date(2020, 3, 2))
    return len(texts), time.process_time() - begin


def annotated(half: str) -> list[Annotated]:
    return [read_annotated(path) for path in sorted((DATA / half).glob("*.txt"))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brief", action="store_true", help="figures without the misses")
    parser.add_argument("--half", choices=("develop", "heldout"), help="only one half")
    brief = parser.parse_args()
    for half in (brief.half,) if brief.half else ("develop", "heldout"):
        texts = annotated(half)
        figures = measure(texts)
        print(f"\n{half}: {len(texts)} texts")
        for name in ("sentences", "items", "responsible", "dates"):
            count: Count = getattr(figures, name)
            print(f"  {name:12} {count}")
            if not brief.brief:
                for miss in count.misses:
                    print(f"      {miss}")
    if not brief.half or brief.half == "develop":
        count = measure_kaznerd()
        print(f"\nKazNERD, single sentences: {count}" if count.expected else "\nKazNERD: not here")
        if not brief.brief:
            for miss in count.misses:
                print(f"      {miss}")
    print("\nreal texts of other hands (precision, recall; right/proposed/expected):")
    print(minutes_real.recorded())
    number, seconds = speed()
    print(f"\nspeed: {number} sentences in {seconds:.2f} s: {number / seconds:.0f} a second")


if __name__ == "__main__":
    main()
