"""Which translated manual has fallen behind its English page, and how to say that it was looked at.

    python scripts/manuals.py                         # what is behind, and what has changed in English since
    python scripts/manuals.py looked docs/manual/links.kk.md …   # it says again what the English page says
    python scripts/manuals.py looked all

The last line of a translated page names the English text that it follows, by a hash of its words: breaking
its lines anew changes nothing. `tests/house/test_manual.py` fails where a page is behind.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
LANGUAGES = ("kk", "ru")
_FOLLOWS = re.compile(r"\n*<!-- follows: (\w+) -->\n*\Z")


def translations() -> Iterator[tuple[Path, Path]]:
    """Each translated page, and its English one."""
    for language in LANGUAGES:
        for page in sorted(DOCS.rglob(f"*.{language}.md")):
            yield page, page.with_name(page.name.replace(f".{language}.md", ".md"))


def words_hash(text: str) -> str:
    """What a page says, whatever its lines: twelve hexadecimal digits."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def followed(page: Path) -> str | None:
    """The hash of the English text that a page follows; None where it names none."""
    found = _FOLLOWS.search(page.read_text("utf-8"))
    return found[1] if found else None


def is_behind(page: Path, english: Path) -> bool:
    return followed(page) != words_hash(english.read_text("utf-8"))


def looked(page: Path, english: Path) -> None:
    """Writes that the page follows the English text as it is now."""
    text = _FOLLOWS.sub("\n", page.read_text("utf-8"))
    page.write_text(f"{text}\n<!-- follows: {words_hash(english.read_text('utf-8'))} -->\n", "utf-8")


def changed_since(english: Path, known: str | None) -> str:
    """How the English page differs from the text with that hash; an empty text where git does not have it."""
    name = english.relative_to(ROOT).as_posix()
    for commit in _git("log", "--format=%H", "--", name).split():
        if words_hash(_git("show", f"{commit}:{name}")) == known:
            return _git("diff", "--word-diff", commit, "--", name)
    return ""


def _git(*words: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, encoding="utf-8")
    return done.stdout


def main(arguments: list[str]) -> int:
    pairs = list(translations())
    if arguments[:1] == ["looked"]:
        named = {Path(name).resolve() for name in arguments[1:]}
        unknown = named - {page for page, _ in pairs}
        if "all" not in arguments[1:] and (unknown or not named):
            print("Name translated pages, such as docs/manual/links.kk.md, or all.")
            return 2
        for page, english in pairs:
            if "all" in arguments[1:] or page in named:
                looked(page, english)
        return 0
    behind = [(page, english) for page, english in pairs if is_behind(page, english)]
    for page, english in behind:
        print(f"{page.relative_to(ROOT)} is behind {english.relative_to(ROOT)}")
    for english in dict.fromkeys(english for _, english in behind):
        known = {followed(page) for page, other in behind if other == english}
        print(*filter(None, (changed_since(english, one) for one in known)), sep="\n")
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
