"""Kazakh wishes and calls: «аяқтасын», «аяқтаңыздар»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.complements import has_deadline
from jetisu360.minutes.kk.items import content_start, divide_terms, items_of
from jetisu360.minutes.kk.roles import IN_OFFICE, co_executors, subject_of, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.words import readings
from jetisu360.minutes.model.task import Around, Task

_DECIDED = re.compile(
    r"^(?:назарға\s+)?(?:алынсын|бекітілсін|мақұлдансын|танылсын|саналсын|жойылсын|тағайындалсын|босатылсын|болсын|тоқтатылсын|шығарылсын|толықтырылсын|өзгертілсін)$"
)


_NO_WISH = frozenset(
    [
        "болсын",
        "болмасын",
        "көрсін",
        "берсін",
        "жатсын",
        "жүрсін",
        "тұрсын",
        "отырсын",
        "келсін",
        "десін",
        "жасасын",
        "тимесін",
        "артсын",
        "жетсін",
        "өссін",
        "толсын",
        "жолдасын",
        "қоймасын",
    ]
)


# Of somebody in office these are orders: «бөлім есеп берсін».
_GIVEN = frozenset(("берсін", "тұрсын", "жолдасын", "келсін", "жасасын"))


def wished(
    s: KazakhSentence, hit: Hit, first: int, at: int, around: Around, before: list[Task]
) -> Task | None:
    word = s.low[hit.start : hit.end]
    given = word in _GIVEN and (around.listed or subject_of(s, first, at) is not None)
    wish = any("optative" in r.tags for r in readings(word)[:1])
    # A verb that the lexicon lacks: «түгендесін».
    shaped = re.search(r"..[лдт][ае][стн]?(?:сын|сін)$", word) is not None
    unknown = not any(r.known for r in readings(word)[:1]) and shaped and subject_of(s, first, at) is not None
    if (word in _NO_WISH and not given) or not (wish or unknown):
        return None
    following = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    if (
        following is not None
        and following.low in ("деп", "деген", "дейік", "деді", "десе", "дейді")
        and following.low != "деді"
    ):
        return None
    if (
        following is not None
        and following.is_word
        and following.low not in ("және", "әрі", "деді", "да", "де")
    ):
        # «көшірмесін үш күн ішінде …» is an object.
        return None
    doer = subject_of(s, first, at)
    passive = bool(re.search(r"[лн](?:сын|сін)$", word)) and any(
        "passive" in r.tags for r in readings(word)[:2]
    )
    somebody = doer is not None and doer.kind == "person" and not IN_OFFICE.search(s.phrase(doer))
    if somebody and not (around.listed or around.official):
        return None
    names: tuple[str, ...] = ()
    if doer is not None and not passive:
        names = subjects_of(s, doer)
    elif before and not passive:
        names = before[-1].names
    decided = word if not s.low[: hit.start].rstrip().endswith("назарға") else "назарға " + word
    if _DECIDED.match(decided) and not names:
        return None
    if not names and not around.listed and not (passive and (around.official or has_deadline(s))):
        return None
    if not names and not passive and not around.listed:
        return None
    stem = re.sub(r"(?:сын|сін)$", "", word)
    if passive:
        stem = re.sub(r"(?:ыл|іл|ын|ін|л|н)$", "", stem)
    lemma = (stem[:-1] if stem.endswith(("ы", "і")) else stem) + "у"
    if passive and not around.listed:
        # «жұмыс аяқталсын»: what is to be done is the subject.
        lemma = s.tokens[at].text
    start = content_start(s, first, at, addressed=not names)
    if start >= at:
        start = max(first, at - 1)
    items = items_of(s, start, at, lemma, start) if at < len(s.tokens) else []
    shared, items = divide_terms(s, first, at, items)
    task = Task(
        "order",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        co_executors(s, first, at),
        shared,
    )
    if around.listed:
        task.features.add("listed")
    return task


def called(s: KazakhSentence, hit: Hit, first: int, at: int, around: Around) -> Task | None:
    if not (around.official or around.ordering) or not (has_deadline(s) or s.terms or around.ordering):
        return None
    word = s.low[hit.start : hit.end]
    if not any("imperative" in r.tags and r.known for r in readings(word)[:2]) or word.startswith(
        ("бол", "айт", "кеш", "сен", "қара")
    ):
        return None
    start = content_start(s, first, at)
    items = items_of(s, start, at, None, start)
    shared, items = divide_terms(s, first, at, items)
    return Task(
        "order",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        (),
        co_executors(s, first, at),
        shared,
        weak=True,
    )
