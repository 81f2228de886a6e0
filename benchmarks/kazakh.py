"""How well Kazakh words are understood, and how fast: `python -m benchmarks.kazakh [--docs]`.

The lists are in tests/kazakh/data: one half is developed on, the other is kept apart. Both are measured
with the lexicon and without it (rules alone). Every miss is named. Real text is read from ../shared/data
where it is.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable

from benchmarks.pictures import ROOT
from benchmarks.tables import keep, table

sys.path.insert(0, str(ROOT / "tests" / "kazakh"))

SHARED = ROOT.parent / "shared" / "data"
TEXTS = (SHARED / "texts" / "meeting-2018-kk.txt", SHARED / "kaznerd" / "IOB2_valid.txt")
WORD = re.compile(r"[^\W\d_]+")
GOALS = {"nominative": 0.97, "conflation": 0.75, "stem": 20_000, "analyse": 30_000}


def quality() -> list[list[object]]:
    """Rows: half, phrases, share right, families, forms, precision, recall, F. Prints misses."""
    import lists  # type: ignore[import-not-found]  # tests/kazakh is put on the path above

    rows: list[list[object]] = []
    for half in lists.HALVES:
        phrases = lists.phrases(half)
        wrong = lists.wrong_nominatives(half)
        for phrase, found, wanted in wrong:
            print(f"  {half}: {phrase} → {'; '.join(found)}, right is {'; '.join(wanted)}")
        families = lists.families(half)
        precision, recall, f, joined, parted = lists.conflation(half)
        for pair in joined:
            print(f"  {half}: joined {pair}")
        for pair in _told(parted):
            print(f"  {half}: parted {pair}")
        right = 1 - len(wrong) / len(phrases)
        rows.append(
            [half, len(phrases), f"{right:.3f}", len(families), sum(map(len, families))]
            + [f"{value:.3f}" for value in (precision, recall, f)]
        )
    return rows


def _told(parted: list[str]) -> Iterable[str]:
    """Each form that stands apart, once, instead of every pair."""
    count: dict[str, int] = {}
    for pair in parted:
        for form in pair.split(" | "):
            count[form] = count.get(form, 0) + 1
    told: set[str] = set()
    for pair in sorted(parted, key=lambda pair: -max(count[form] for form in pair.split(" | "))):
        forms = pair.split(" | ")
        if not told & set(forms):
            told.add(max(forms, key=lambda form: count[form]))
            yield pair


def real_words() -> list[str]:
    found: list[str] = []
    for path in TEXTS:
        if path.exists():
            lines = path.read_text("utf-8").splitlines()
            if path.name.startswith("IOB2"):
                lines = [line.split()[0] for line in lines if len(line.split()) == 2]
            found += [word for line in lines for word in WORD.findall(line)]
    return found


def speed(words: list[str]) -> dict[str, float]:
    """Words a second on one core, each call by itself."""
    from jetisu360.kazakh import analyse, nominative, stem
    from jetisu360.kazakh.analysis import _analyse

    def rate(call: Callable[[str], object], before: Callable[[], object] = lambda: None) -> float:
        best = 0.0
        for _ in range(3):
            before()
            start = time.perf_counter()
            for word in words:
                call(word)
            best = max(best, len(words) / (time.perf_counter() - start))
        return best

    different = list(dict.fromkeys(words))
    stem(different[0])
    running = {"stem": rate(stem), "nominative": rate(nominative, _analyse.cache_clear)}
    running["analyse, as text comes"] = rate(analyse, _analyse.cache_clear)
    words = different
    running["analyse, no word twice"] = rate(analyse, _analyse.cache_clear)
    return running


def latin(words: list[str]) -> tuple[int, int]:
    from jetisu360.kazakh import to_cyrillic, to_latin

    return len(words), sum(to_cyrillic(to_latin(word)) == word for word in words)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--rules", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rules:
        from jetisu360.kazakh import lexicon

        lexicon._lines = lambda name: iter(())
        for row in quality():
            print("\t".join(map(str, row)))
        return 0
    rows = [["lexicon and rules", *row] for row in quality()]
    alone = subprocess.run(
        [sys.executable, "-m", "benchmarks.kazakh", "--rules"], capture_output=True, text=True, check=True
    )
    rows += [["rules alone", *line.split("\t")] for line in alone.stdout.splitlines() if "\t" in line]
    head = ["", "half", "phrases", "nominative right", "families", "forms", "precision", "recall", "F"]
    text = table(head, rows)
    results: dict[str, object] = {"head": head, "rows": rows, "goals": GOALS}
    words = real_words()
    if words:
        rates = speed(words)
        total, back = latin(words)
        results |= {"speed": rates, "latin": {"words": total, "back": back}}
        text += "\n\n" + table(["words a second, one core", ""], [[k, f"{v:,.0f}"] for k, v in rates.items()])
        share = f"{back / total:.4f}"
        text += f"\n\nOf {total:,} words of real text {share} come back from Latin letters unchanged."
    else:
        print("No real text beside the checkout: speed and Latin letters are not measured.")
    keep("kazakh", results, text, docs=options.docs)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
