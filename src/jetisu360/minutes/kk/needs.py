"""Kazakh obligations: «аяқтауы тиіс», «аяқтау керек», «аяқтау керектігін айтты»."""

from __future__ import annotations

import re

from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.kk.clause import content_start, divide_terms, lemma_of_participle, tidy
from jetisu360.minutes.kk.complements import noun_before, task_of
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.predicates import (
    are_several_obliged,
    begins_with_pronoun,
    governs_dative,
    has_authority,
    has_deadline,
    in_office,
    is_being,
    is_decided,
    is_denied,
    is_exhortation,
    is_general_law,
    is_idiom,
    is_quoting,
    is_reported_order,
    is_reported_speech,
    is_said_by_pronoun,
    is_speech,
    is_state,
    is_subject,
    is_warned,
    names_orderer,
)
from jetisu360.minutes.kk.roles import addressees, is_aside, is_private, subjects_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.verbal_noun import VerbalNoun
from jetisu360.minutes.model.task import Context, Item, Task

_ORDERER = re.compile(
    r"(?:Мемлекет\s+басшысы|Президент|Елбасы|Премьер-[Мм]инистр|Үкімет\s+басшысы|[Мм]инистр|(?:[Оо]блыс|[Аа]удан|[Ққ]ала|[Өө]ңір)\s+(?:әкімі|басшысы))(?:ның|нің|дің|тің)"
)


def needed(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context, *, said: bool) -> Task | None:
    """An obligation of tokens `first` to `at`, where its trigger stands; `said`: the trigger is the object of
    a verb of saying («керектігін»).
    """
    complement = noun_before(s, first, at)
    noun = s.verbal_nouns.get(complement)
    if noun is None or not _is_obligation(s, hit, first, complement, noun, context):
        return None
    if hit.trigger.rule == "important" and not (context.official or is_speech(s, hit, context)):
        return None
    if said and not is_reported_speech(s, hit):
        return None
    inside = _nominatives(s, first, complement)
    if said and inside and inside[0].kind == "people" and not context.official:
        return None
    speaker, obliged = _speaker(s, hit, noun, inside, said=said)
    names = _executors(s, noun, first, at, complement, obliged, quoted=bool(speaker))
    official = bool(speaker) or has_authority(s, hit, context)
    official = official or (context.told and not said and _is_needed_alone(s, hit, noun))
    deadline = has_deadline(s) or (noun.passive and any(term.due for term in s.terms))
    if said and not names and is_reported_order(s, hit):
        # «… керектігін сала басшыларына тапсырды»
        after = s.token_at(hit.end)
        told = next((n for n in s.names if n.case == "dative" and n.first >= after), None)
        names = in_nominative(s.phrase(told)) if told is not None else ()
    # «жас ұрпаққа … ұстау қажет»: only of what has a subject is somebody the subject.
    private = is_private(s, first, complement) and not (official and noun.form == "bare" and not said)
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
    if is_decided(s, hit):
        task.kind = "order"
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


def _is_needed_alone(s: KazakhSentence, hit: Hit, noun: VerbalNoun) -> bool:
    """«Жолды жөндеу керек.» in a text that tells of an office: nobody else is named who might think so."""
    ends = s.ends_here(hit.end) and not is_quoting(s, hit)
    noun_text = s.tokens[s.token_at(hit.start) - 1].low
    kept = noun.form == "dative" and s.tokens[s.token_at(hit.start) - 2].low in _KEPT
    return (
        ends
        and (kept or noun.form == "bare" or noun.passive or _NOT_MORE.search(noun_text) is not None)
        and not _OTHERS.search(s.low)
    )


# «баға бес мыңнан аспауы керек»
_NOT_MORE = re.compile(r"[мпб][ае]у[ыі]$")
_KEPT = frozenset(("назарда", "бақылауда", "назарында", "бақылауында", "қадағалауда"))
# Whoever else may say that something is needed, and what everybody should do.
_OTHERS = re.compile(
    r"(?:тұрғын|сарапшы|маман|депутат|ата-ана|азамат|адам|жүргізуші|дәрігер|кәсіпкер|шаруа)(?:[лдт][ае]р)?[ыі]?(?:[\s,]+(?!үй|қожалығ)|$)"
    r"|(?<!б)ойынша|пікірінше|меніңше|менің|біздің\s+ойымыз"
)


def _is_obligation(
    s: KazakhSentence, hit: Hit, first: int, complement: int, noun: VerbalNoun, context: Context
) -> bool:
    """Whether the trigger and its verbal noun ask for something to be done at all."""
    if noun.form not in ("bare", "possessive", "dative"):
        return False
    if noun.form == "dative" and not governs_dative(s, hit):
        return False
    return not (
        is_denied(s, hit)
        or is_idiom(s, hit)
        or is_exhortation(s, complement)
        or (
            is_state(s, first, complement)
            and (is_being(s, complement) or not (is_speech(s, hit, context) or is_warned(s, hit)))
            and not (context.told and s.ends_here(hit.end) and s.tokens[complement - 1].low in _KEPT)
        )
        or (is_general_law(s, hit) and not context.speech)
        or ("кез келген" in s.low[: hit.start] and not context.speech and not has_deadline(s))
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


def better(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """«жұмыстың сапасын бақылаған жөн»: how somebody in office says that it has to be done."""
    if not (context.official or is_speech(s, hit, context)):
        return None
    start = content_start(s, first, at)
    if start >= at:
        return None
    verb = s.tokens[at]
    begin = s.tokens[start].start
    text = tidy(s.without_terms(s.text[begin : verb.start] + lemma_of_participle(verb.text), begin))
    shared, items = divide_terms(s, first, at, [Item(begin, verb.end, text)])
    task = Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], items, (), (), shared, weak=True)
    task.features.add("official")
    return task


def given_time(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """«… аудан әкімдеріне екі апта уақыт берілді»: whoever is given time has something to do in it."""
    term = next((t for t in s.terms if t.due is not None and t.end >= hit.start and t.start < hit.end), None)
    name = next(
        (n for n in reversed(s.names) if n.case == "dative" and first <= n.first and n.last < at), None
    )
    task = s.verbal_nouns.get(s.token_at(term.start) - 1) if term is not None else None
    to_do = task is not None and task.form == "dative" and (context.ordering or in_office(s, first, at))
    if term is None or not (name is not None or to_do):
        return None
    item = Item(s.tokens[first].start, hit.end, s.text[s.tokens[first].start : hit.end].strip(" ,–—-«"))
    names = in_nominative(s.phrase(name)) if name is not None else ()
    return Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], [item], names, (), term)


def banned(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """«жиын өткізуге тыйым салды»: what somebody in office forbids is kept with its verb."""
    complement = noun_before(s, first, at)
    noun = s.verbal_nouns.get(complement)
    known = context.official or context.ordering or context.listed or in_office(s, first, at)
    if noun is None or noun.form != "dative" or not known:
        return None
    start = min(content_start(s, first, complement), complement)
    begin = s.tokens[start].start
    item = Item(begin, hit.end, tidy(s.without_terms(s.text[begin : hit.end], begin)))
    shared, items = divide_terms(s, first, at, [item])
    names = addressees(s, first, at, complement)
    return Task("order", hit.trigger.rule, s.text[hit.start : hit.end], items, names, (), shared, weak=True)


def forbidden(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> Task | None:
    """«теңгерімсіздікке жол беруге болмайды» said by somebody in office; cut, it would mean its opposite."""
    complement = noun_before(s, first, at)
    noun = s.verbal_nouns.get(complement)
    if s.tokens[complement].low.startswith("қара") or is_exhortation(s, complement):
        return None
    if noun is None or noun.form != "dative" or not (context.official or is_speech(s, hit, context)):
        return None
    start = min(content_start(s, first, at - 1), at - 1)
    begin = s.tokens[start].start
    item = Item(begin, hit.end, tidy(s.without_terms(s.text[begin : hit.end], begin)))
    shared, items = divide_terms(s, first, at, [item])
    task = Task("obligation", hit.trigger.rule, s.text[hit.start : hit.end], items, (), (), shared, weak=True)
    task.features.add("official")
    return task
