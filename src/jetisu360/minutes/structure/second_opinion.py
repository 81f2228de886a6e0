"""What no rule has found and the classifier believes in: proposed as doubtful, the sentence whole, without an
executor (docs/decisions/minutes-second-opinion.md).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.triggers import Kind, hits_in
from jetisu360.minutes.kk.rules import CUE
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.facts import Antecedents, finish
from jetisu360.minutes.model.task import Context, Item, Task
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.sentences import Sentence
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of
from jetisu360.minutes.structure.classifier import kind, share, signs
from jetisu360.minutes.structure.proposals import assignment_of, in_cyrillic

LEAST = 0.75
"""The share from which on a sentence is proposed; by cross-validation (`benchmarks.minutes_opinion`)."""
_FEWEST_WORDS = 4
"""Words of a sentence that is looked at: a title or an exclamation is none."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_AROUND = ("official", "speech", "ordering", "listed", "reported", "letter", "continues")
"""What stands around a sentence (`model.task.Context`) and is a sign beside its words."""


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence as the classifier has it: in Cyrillic; `start` and `end` in the document."""

    text: str
    language: Literal["kk", "ru"]
    start: int = 0
    end: int = 0


def marks(read: Read, context: Context) -> list[str]:
    """The language, and what stands around."""
    return [read.language, *(f"{name} {read.language}" for name in _AROUND if getattr(context, name))]


def suggestion(read: Read, context: Context, rules: Sequence[Assignment]) -> Kind | None:
    """What the classifier takes the sentence for, where it is needed and sure enough; `rules`: what they have
    found.
    """
    text = read.text.rstrip()
    if rules or text.endswith(("?", ":", "?»", "? »")) or len(_WORD.findall(text)) < _FEWEST_WORDS:
        return None
    columns = signs(text, marks(read, context))
    if share(columns) < LEAST or is_refused(read):
        return None
    return kind(columns)


# Russian nouns and short words by which something is asked without a verb in the infinitive or the future.
_ASKS = re.compile(
    r"необходим|нужн|надо\b|должн|поруч|указани|рекомендов|предложен|требу|задач|важн|намечен|назначен|планиру"
    r"|запланирован|перенесен|срок|целесообразн|предстоит|пора\b|призв"
)


def is_refused(read: Read) -> bool:
    """Whether the rules know the words that ask here, and have found that nothing is asked: their answer
    stands. Nor is anything asked by a sentence of which all verbs tell what was.
    """
    low = read.text.lower()
    if read.language == "kk":
        return bool(hits_in(low, "kk")) or CUE.search(low) is None
    return bool(hits_in(low, "ru")) or not (_ASKS.search(low) or _tells_of_the_future(low))


def _tells_of_the_future(low: str) -> bool:
    return any(
        reading.pos == "INFN" or reading.tense == "futr"
        for word in _WORD.findall(low)
        for reading in words_of(word)[:1]
    )


def second_opinion(
    document: Document,
    sentence: Sentence,
    base: date,
    context: Context,
    antecedents: Antecedents,
    rules: Sequence[Assignment],
) -> Assignment | None:
    """A doubtful assignment in a sentence in which the rules have found none."""
    cyrillic = in_cyrillic(sentence, antecedents)
    russian = sentence.language == "ru"
    read = Read(cyrillic.text, "ru" if russian else "kk", sentence.start, sentence.end)
    believed = suggestion(read, context, rules)
    if believed is None:
        return None
    term = _term(cyrillic.text, base, russian)
    item = Item(0, len(cyrillic.text), cyrillic.text.strip(" .;"))
    task = Task(believed, "second-opinion", "", [item], shared=term)
    found = assignment_of(document, sentence, cyrillic, task, item, russian, only=True)
    finish(found, russian)
    return found


def _term(text: str, base: date, russian: bool) -> Due | None:
    """The last term of the sentence that is still to come."""
    sentence = RussianSentence(text, base) if russian else KazakhSentence(text, base)
    coming = [term for term in sentence.terms if term.due is not None and term.due >= base]
    return next((term for term in reversed(coming) if term.strong), coming[-1] if coming else None)
