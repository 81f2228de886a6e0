"""Kazakh obligations: «аяқтауы тиіс», «аяқтау керек», «аяқтау керектігін айтты»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.complements import noun_before, task_of
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import (
    are_several_obliged,
    begins_with_pronoun,
    governs_dative,
    has_authority,
    has_deadline,
    is_denied,
    is_exhortation,
    is_general_law,
    is_idiom,
    is_quoting,
    is_reported_order,
    is_reported_speech,
    is_said_by_pronoun,
    is_state,
    is_subject,
    names_orderer,
)
from jetisu360.minutes.kk.roles import addressees, is_aside, is_private, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.verbal_noun import VerbalNoun
from jetisu360.minutes.model.task import Context, Task

_ORDERER = re.compile(
    r"(?:Мемлекет\s+басшысы|Президент|Елбасы|Премьер-[Мм]инистр|Үкімет\s+басшысы|[Мм]инистр|(?:[Оо]блыс|[Аа]удан|[Ққ]ала|[Өө]ңір)\s+(?:әкімі|басшысы))(?:ның|нің|дің|тің)"
)


def needed(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context, *, said: bool) -> Task | None:
    """An obligation of tokens `first` to `at`, where its trigger stands; `said`: the trigger is the object of
    a verb of saying («керектігін»).
    """
    complement = noun_before(s, first, at)
    noun = s.verbal_nouns.get(complement)
    if noun is None or not _is_obligation(s, hit, first, complement, noun):
        return None
    if said and not is_reported_speech(s, hit):
        return None
    inside = _nominatives(s, first, complement)
    if said and inside and inside[0].kind == "people" and not context.official:
        return None
    speaker, obliged = _speaker(s, hit, noun, inside, said=said)
    names = _executors(s, noun, first, at, complement, obliged, quoted=bool(speaker))
    official = bool(speaker) or has_authority(s, hit, context)
    deadline = has_deadline(s)
    private = is_private(s, first, complement)
    if not names and (not (official or deadline) or (private and not (said and begins_with_pronoun(s)))):
        return None
    people = bool(obliged) and obliged[-1].kind == "people"
    if names and not (official or deadline) and (private or people):
        return None
    task = task_of(s, hit, first, complement, names)
    task.subject = speaker
    if said and is_reported_order(s, hit):
        task.kind = "order"
        match = _ORDERER.search(s.text, 0, s.tokens[complement].start)
        if match is not None and names_orderer(s, hit):
            task.subject = in_nominative(match.group())[0]
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


def _is_obligation(s: KazakhSentence, hit: Hit, first: int, complement: int, noun: VerbalNoun) -> bool:
    """Whether the trigger and its verbal noun ask for something to be done at all."""
    if noun.form not in ("bare", "possessive", "dative"):
        return False
    if noun.form == "dative" and not governs_dative(s, hit):
        return False
    return not (
        is_denied(s, hit)
        or is_idiom(s, hit)
        or is_exhortation(s, complement)
        or is_state(s, first, complement)
        or is_general_law(s, hit)
    )


def _nominatives(s: KazakhSentence, first: int, complement: int) -> list[Name]:
    """Who is named as a subject before the verbal noun, in order; not who is only mentioned."""
    inside = [n for n in s.names if n.case == "nominative" and first <= n.first and n.last < complement]
    return [name for name in inside if not is_aside(s, name)]


def _speaker(
    s: KazakhSentence, hit: Hit, noun: VerbalNoun, inside: list[Name], *, said: bool
) -> tuple[str, list[Name]]:
    """Who says that it is needed (empty where the sentence does not say), and who is left as obliged."""
    if not inside or not (said or is_quoting(s, hit)):
        return "", inside
    if are_several_obliged(inside, noun) or is_said_by_pronoun(s, inside[0]):
        return "", inside
    return s.phrase(inside[0]), inside[1:]


def _executors(
    s: KazakhSentence,
    noun: VerbalNoun,
    first: int,
    at: int,
    complement: int,
    obliged: list[Name],
    *,
    quoted: bool,
) -> tuple[str, ...]:
    """The subject of the verbal noun, else, of a bare one, whom a dative names."""
    if obliged and not noun.passive and is_subject(s, obliged[-1]):
        return in_nominative(s.phrase(obliged[-1])) if quoted else subjects_of(s, obliged[-1])
    return addressees(s, first, at, complement) if noun.form == "bare" else ()
