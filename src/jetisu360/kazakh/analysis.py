"""Taking a word apart: «тапсырмаларының» is тапсырма + plural + its + genitive.

Each end of the word is looked up in the tables of `nominal` and `verbal`; what remains must be a stem that
the suffix may follow. Stems that the lexicon knows come first, the longest of them before the others; of
unknown ones those whose suffixes are long and whose vowels agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jetisu360.kazakh.alphabet import VOWELS, repair
from jetisu360.kazakh.lexicon import abbreviations, obliques, verbs, words
from jetisu360.kazakh.nominal import CASES, Chain, chains, longest
from jetisu360.kazakh.phonology import final, harmony, unvoiced
from jetisu360.kazakh.verbal import VOICES, finite_endings, naming_endings, voice_fits

LONGEST_WORD = 60
"""Letters; what is longer is no word of Kazakh and is not taken apart."""
_MOST = 8


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of a word.

    `stem` in small letters: of a noun its nominative singular, of a verb its root (`lemma` gives the form
    that dictionaries have). `tags` in the order of the suffixes: plural; poss1 poss2 poss2polite poss3
    poss1pl; the cases of `nominal.CASES` but the nominative; that (-дағы), own (-нікі); of verbs passive,
    causative, reciprocal, negative, past, present, perfect (-ған), habitual (-атын), aorist (-ар),
    intention (-мақ), verbal_noun (-у), agent (-ушы), fact (-ғандық), conditional, optative (-сын),
    imperative, converb (-а), gerund (-ып), evidential, purpose, until and the persons p1 p2 p2polite p3
    p1pl. `base` is the word, as written, without its case. `known`: the lexicon has the stem. `score`
    compares readings of the same word only.
    """

    stem: str
    tags: tuple[str, ...]
    kind: str
    base: str
    known: bool
    score: int

    @property
    def lemma(self) -> str:
        """The form in a dictionary: «орында» → «орындау», «оқы» → «оқу», «қала» → «қала»."""
        if self.kind != "verb":
            return self.stem
        return (self.stem[:-1] if self.stem[-1] in "ыі" else self.stem) + "у"

    @property
    def case(self) -> str:
        """One of `nominal.CASES`; of a finite verb, too, «nominative»."""
        last = self.tags[-1] if self.tags else ""
        return last if last in CASES else "nominative"

    @property
    def plural(self) -> bool:
        return "plural" in self.tags

    @property
    def possessive(self) -> str | None:
        return next((tag for tag in reversed(self.tags) if tag.startswith("poss")), None)


def analyse(word: str) -> list[Analysis]:
    """All readings of one word, the best first; never empty for a word of letters.

    A suffix after a hyphen belongs to a number, an abbreviation or a name («2018-ге», «ЖШС-ның»). Text that
    is no word, or is longer than `LONGEST_WORD`, is its own stem. Takes time in proportion to the length.
    """
    word = repair(unicodedata.normalize("NFC", word.strip()))
    if not word:
        return []
    return list(_analyse(word))


@lru_cache(maxsize=1 << 15)
def _analyse(word: str) -> tuple[Analysis, ...]:
    small = word.lower()
    if len(small) > LONGEST_WORD or len(small) != len(word):
        return (Analysis(small, (), "other", word, False, 0),)
    if "-" in small[1:-1]:
        return tuple(_hyphened(word, small))
    best: dict[tuple[str, tuple[str, ...], str], Analysis] = {}
    for reading in _readings(word, small):
        key = (reading.stem, reading.tags, reading.kind)
        if key not in best or best[key].score < reading.score:
            best[key] = reading
    ranked = sorted(best.values(), key=lambda reading: (-reading.score, len(reading.tags), reading.stem))
    return tuple(ranked[:_MOST])


def _hyphened(word: str, small: str) -> Iterator[Analysis]:
    at = small.rindex("-")
    left, right = word[:at], small[at + 1 :]
    suffix = right in chains() and (left.isupper() or not (right in words() and left.lower() in words()))
    if suffix and (left[-1].isdigit() or left.isupper() or left.endswith("»") or right not in words()):
        chain = max(chains()[right], key=lambda item: harmony_agrees(left.lower(), item))
        kept = at if chain.cut == len(right) else len(word) - chain.cut
        kind = "numeral" if left[-1].isdigit() else "abbreviation" if left.isupper() else "name"
        known = left in abbreviations() or left[-1].isdigit()
        yield Analysis(left if left.isupper() else left.lower(), chain.tags, kind, word[:kept], known, 100)
        return
    if right in _AFTER_ABBREVIATION and left.isupper():
        # «ЖШС-на»: the abbreviation is read as «… серіктестігі», whose possessive is not written.
        yield Analysis(left, ("poss3", _AFTER_ABBREVIATION[right]), "abbreviation", left, True, 100)
        return
    if left[-1].isdigit() and right in ("шы", "ші", "ыншы", "інші", "нші", "ншы"):
        yield Analysis(left, ("ordinal",), "numeral", word, True, 100)
        return
    for reading in _analyse(word[at + 1 :]):
        yield Analysis(
            f"{left.lower()}-{reading.stem}",
            reading.tags,
            reading.kind,
            f"{left}-{reading.base}",
            reading.known,
            reading.score,
        )


_AFTER_ABBREVIATION = {
    "на": "dative",
    "не": "dative",
    "н": "accusative",
    "нда": "locative",
    "нде": "locative",
    "нан": "ablative",
    "нен": "ablative",
}


def harmony_agrees(stem: str, chain: Chain) -> bool:
    """Whether hard and soft fit: мен and -нікі do not care, surnames on -ов, -ев are written both ways."""
    if len(chain.harmonies) == 2 or stem.endswith(("ов", "ев")):
        return True
    return _harmony_of(stem) in chain.harmonies


def _harmony_of(stem: str) -> str:
    word = words().get(stem)
    return word.harmony if word and word.harmony else harmony(stem)


def _readings(word: str, small: str) -> Iterator[Analysis]:
    table, size = chains(), len(small)
    yield from _whole(word, small)
    yield from _finite(word, small)
    yield from _named(word, small, None)
    spelt = spelt_out(small)
    if spelt != small:
        yield from _finite(word, spelt)
    for at in range(max(1, size - longest()), size):
        entries = table.get(small[at:])
        if not entries:
            continue
        front = small[:at]
        ends = final(front)
        for chain in entries:
            if ends not in chain.finals:
                continue
            agrees = harmony_agrees(front, chain)
            for stem in _stems(front, chain.text):
                reading = _noun(word, stem, chain, agrees)
                if reading:
                    yield reading
            if agrees:
                yield from _named(word, front, chain)


def _stems(front: str, suffix: str) -> Iterator[str]:
    """What the stem may have been before the suffix changed its end."""
    yield front
    if suffix[0] in "ыі":
        if front[-1] in "гғб":
            yield unvoiced(front)
        if front in obliques():
            yield obliques()[front]
        if front + "ь" in words():
            yield front + "ь"
    elif front.endswith("с") and front + "т" in words():
        yield front + "т"
    if front + front[-1] in words():
        yield front + front[-1]


_WEAK = {"poss1": -8, "poss2": -10, "poss2polite": -6, "poss1pl": -3, "own": -3}
_FIRM = {
    "plural": 14,
    "genitive": 12,
    "ablative": 9,
    "instrumental": 8,
    "dative": 5,
    "locative": 5,
    "accusative": 3,
    "that": 6,
    "poss3": 1,
}


def _noun(word: str, stem: str, chain: Chain, agrees: bool) -> Analysis | None:
    strength, kind = _strength(stem)
    weak = sum(_WEAK.get(tag, 0) for tag in chain.tags)
    base = word[: len(word) - chain.cut]
    if chain.cut == len(chain.text) and not word.lower().startswith(stem):
        base = word[: len(word) - chain.cut] + stem[len(word) - chain.cut :]
    if strength:
        if kind == "name" and word[0].islower():
            # болатын is a form of «be», not of the name Болат.
            weak -= 25
        score = (
            strength
            + 4 * len(stem)
            + weak
            - len(chain.tags)
            - (0 if agrees else 6 if _borrowed(stem) else 25)
        )
        return Analysis(stem, chain.tags, kind, base, True, score)
    if not _plausible(stem):
        return None
    firm = sum(_FIRM.get(tag, 0) for tag in chain.tags)
    size = len(stem)
    if "poss3" in chain.tags and chain.cut:
        firm += 3
    score = firm + weak + min(len(chain.text), 6) - (0 if agrees else 3 if _borrowed(stem) else 12)
    score += 3 if size > 4 else -14 if size < 3 else -6 if size == 3 else 0
    if stem[-1] in "гғб":
        score -= 2
    if chain.text in ("ны", "ні"):
        # Not to be mistaken for «with»: Көкпекті, Қарғалы end in -ты, -лы, nothing in -ны after a vowel.
        score += 4
    if stem.endswith(_SURNAMES) and size > 4:
        score += 6
    if chain.text[:2] in ("сы", "сі") and stem[-1] in "ыіие" and not stem.endswith(("шы", "ші")):
        # жүйріс-і rather than жүйрі-сі: many more words end in с than one would think.
        score -= 4
    return Analysis(stem, chain.tags, "unknown", base, False, score)


_SURNAMES = ("ов", "ев", "ова", "ева", "ин", "ұлы", "қызы")
_BORROWED = frozenset("вфцщчэьъёхя")


def _borrowed(stem: str) -> bool:
    return not _BORROWED.isdisjoint(stem)


def _plausible(stem: str) -> bool:
    return len(stem) > 1 and not VOWELS.isdisjoint(stem)


def _whole(word: str, small: str) -> Iterator[Analysis]:
    strength, kind = _strength(small)
    if strength:
        # A word that has its own place in the lexicon is not another one with a suffix: басқа is not
        # бас-қа.
        yield Analysis(
            small, (), kind, word, True, strength + 4 * len(small) + (20 if small in words() else 0)
        )
    else:
        yield Analysis(small, (), "unknown", word, False, 9)


_DERIVED: dict[str, str] = {
    soft: name
    for hard, name in (
        ("лық", "лық"),
        ("дық", "лық"),
        ("тық", "лық"),
        ("шы", "шы"),
        ("лы", "лы"),
        ("ды", "лы"),
        ("ты", "лы"),
        ("сыз", "сыз"),
        ("хана", "хана"),
        ("ша", "ша"),
        ("ғы", "ғы"),
        ("қы", "ғы"),
        ("лас", "лас"),
    )
    for soft in (hard, hard.translate(str.maketrans("аықғ", "еікг")))
}


@lru_cache(maxsize=1 << 15)
def _strength(stem: str, depth: int = 2) -> tuple[int, str]:
    """How sure it is that this is a stem, 0 for unknown; and its kind."""
    word = words().get(stem)
    if word:
        return (92 if word.kind in ("adjective", "adverb", "pronoun", "particle") else 100), word.kind
    if depth and len(stem) > 4:
        for size in (4, 3, 2):
            name = _DERIVED.get(stem[-size:])
            base = stem[:-size]
            if name and len(base) > 2 and _strength(base, depth - 1)[0]:
                return 70, "adjective" if name in ("лы", "сыз", "ша", "ғы") else "noun"
    return 0, ""


def _finite(word: str, small: str) -> Iterator[Analysis]:
    table = finite_endings()
    yield from _rooted(word, small, (), ("imperative", "p2"), 0)
    for at in range(max(1, len(small) - 12), len(small)):
        text = small[at:]
        for ending in table.get(text, ()):
            front = small[:at]
            if final(front) in ending.finals and _fits(front, ending.harmonies):
                yield from _rooted(word, front, (), ending.tags, 0)
    # оқы-йды is written оқиды, оқы-й-тын оқитын.
    for text, tags in (("иды", ("present", "p3")), ("иді", ("present", "p3")), ("и", ("converb",))):
        if small.endswith(text) and len(small) > len(text) + 1:
            for vowel in "ыі":
                yield from _rooted(word, small[: -len(text)] + vowel, (), tags, 0)


def spelt_out(small: str) -> str:
    """ю and я after a vowel as the sounds they stand for: қою is қой-у, қояды is қой-ады."""
    if "ю" in small or "я" in small:
        return _AFTER_VOWEL.sub(lambda found: "йу" if found[0] == "ю" else "йа", small)
    return small


def _named(word: str, front: str, chain: Chain | None) -> Iterator[Analysis]:
    """A noun made of a verb, with the suffixes of nouns after it or none."""
    table = naming_endings()
    tail = chain.tags if chain else ()
    cut = chain.cut if chain else 0
    candidates = [front, unvoiced(front)] if chain and chain.text[0] in "ыі" else [front]
    spelt = spelt_out(front)
    if spelt != front:
        candidates.append(spelt)
    for candidate in candidates:
        for at in range(max(1, len(candidate) - 10), len(candidate)):
            for ending in table.get(candidate[at:], ()):
                root = candidate[:at]
                if not _fits(root, ending.harmonies):
                    continue
                if final(root) in ending.finals:
                    yield from _rooted(word, root, tail, ending.tags, cut)
                if ending.text == "у":
                    for vowel in "ыі":
                        yield from _rooted(word, root + vowel, tail, ending.tags, cut)
        if candidate.endswith(("итын", "итін")):
            for vowel in "ыі":
                yield from _rooted(word, candidate[:-4] + vowel, tail, ("habitual",), cut)


def _fits(root: str, harmonies: frozenset[str]) -> bool:
    return len(harmonies) == 2 or harmony(root) in harmonies


def _rooted(
    word: str, root: str, tail: tuple[str, ...], tags: tuple[str, ...], cut: int
) -> Iterator[Analysis]:
    bare = tags == ("imperative", "p2")
    for stem, voices, known in _roots(root):
        score = (
            90 + 4 * len(root) - 6 * len(voices) - len(tags) - len(tail) + sum(_WEAK.get(t, 0) for t in tail)
        )
        if not known:
            score -= 30
        if bare:
            # The root alone is an order to one whom one knows well; official texts do not have it.
            score, cut = score - 60, 0
        yield Analysis(stem, (*voices, *tags, *tail), "verb", word[: len(word) - cut], known, score)


@lru_cache(maxsize=1 << 14)
def _roots(root: str) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Known roots behind voices: «бекітіл» → («бекіт», (passive,)); a noun with -ла is a root, too."""
    found: list[tuple[str, tuple[str, ...], bool]] = []
    layer: list[tuple[str, tuple[str, ...]]] = [(root, ())]
    for _ in range(3):
        deeper: list[tuple[str, tuple[str, ...]]] = []
        for form, voices in layer:
            for stem in (form, unvoiced(form)) if form[-1:] in "гғб" else (form,):
                if stem in verbs():
                    found.append((stem, voices, True))
                elif stem[-2:] in _VERBAL and _strength(stem[:-2], 0)[0] and len(stem) > 4:
                    found.append((stem, voices, False))
            for size in (3, 2, 1):
                voice = _VOICE.get(form[-size:])
                rest = form[:-size]
                if voice and len(rest) > 1 and voice_fits(rest, form[-size:]):
                    deeper.append((rest, (voice, *voices)))
        layer = deeper[:6]
    return tuple(found[:4])


_AFTER_VOWEL = re.compile("(?<=[аәеоөұүыі])[юя]")
_VOICE = dict(VOICES)
_VERBAL = frozenset(["ла", "ле", "да", "де", "та", "те"])
