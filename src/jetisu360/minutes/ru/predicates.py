"""What the rules for Russian ask of a sentence, each question by its name.

Every predicate answers for one reason and knows nothing of the others; the rules say how the answers combine.
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import RUSSIAN
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.model.task import Context
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.ru.words import words_of

# Terms.


def has_deadline(s: RussianSentence) -> bool:
    """Whether a term in words of a deadline («до», «в срок») gives a date."""
    return any(term.strong and term.due is not None for term in s.terms)


# Who speaks, and in what office.

_DECIDED = re.compile(r"(?:было|принято)\s+реш(?:ено|ение)|(?:решили|решено),?\s+что")
_SPEAKS = re.compile(
    r"(?:сказал|отметил|подчеркнул|заявил|добавил|напомнил|указал|резюмировал|обратил\s+внимание|акцентировал|считает|уверен|пояснил|поручил|заключил)\w*"
)
_REPORTED = re.compile(
    r"(?:отмет|подчеркн|указ|обрат|акцент|заяв|напомн|внимание\s+на)\w*\s+(?:\w+\s+){0,4}$"
)


_AT_MEETING = re.compile(
    r"(?:подчеркнули|отметили|сообщили|заявили|указали)\s+(?:на\s+(?:совещании|заседании)|в\s+(?:акимате|министерстве))"
)


# «Также отмечено, что …», «неоднократно говорилось о том, что …»
_SAID_OF = re.compile(
    r"\W*(?:[\w-]+\s+){0,3}?(?:отмечен[оа]|подч[её]ркнут[оа]|говорил(?:ось)|указан[оа]|сказано|отмечалось|подч[её]ркивалось|акцентировано)"
    r"(?:\s+[\w-]+){0,4}?,?\s+(?:о\s+том,\s+)?что\s"
)


def spoken_officially(s: RussianSentence) -> bool:
    """«… , – сказал аким», «он отметил, что …»: somebody named, or named before, says it."""
    if _AT_MEETING.search(s.low) or _SAID_OF.match(s.low) or signed(s):
        return True
    if any(n.kind == "office" and _IN_WHOSE_VIEW.search(s.low[: s.start_of(n)]) for n in s.names):
        return True
    match = _SPEAKS.search(s.low)
    return match is not None and (bool(s.names) or s.low.startswith(("он ", "она ")))


_SAID_HERE = re.compile(
    r"[,»!]\s*[-–—]?\s*(?:сказал|отметил|подчеркнул|заявил|добавил|напомнил|указал|поручил|потребовал|предупредил|призвал|попросил|наказал|объявил|пообещал|заверил)\w*\s"
)
_SIGNED = re.compile(r"[»”\",]\s*[-–—]\s*$")


def said_here(s: RussianSentence) -> bool:
    """«…», – сказал аким: the sentence is quoted, and somebody in office has said it."""
    match = _SAID_HERE.search(s.low)
    if signed(s):
        return True
    return match is not None and any(
        s.start_of(name) >= match.end() and name.kind == "office" for name in s.names
    )


def signed(s: RussianSentence) -> bool:
    """«…» – аким: whose words they are stands after the dash, and nothing more."""
    last = next((n for n in reversed(s.names) if n.kind == "office"), None)
    return (
        last is not None
        and _SIGNED.search(s.low[: s.start_of(last)]) is not None
        and not any(token.is_word for token in s.tokens[last.last + 1 :])
    )


_BY_ORDER = re.compile(
    rf"(?:по|согласно)\s+(?:поручени|указани|требовани|распоряжени)[{RUSSIAN}]+\s+(?:[{RUSSIAN}-]+\s+){{0,2}}?(?:аким|президент|глав|премьер|министр|правительств|руковод|председател)"
)


_BY_HIS_WORDS = re.compile(r"по\s+(?:его|её|ее|их)\s+(?:словам|мнению)")


def has_authority(s: RussianSentence, context: Context) -> bool:
    """Whether the sentence or what is around it says that somebody in office asks."""
    return (
        context.official
        or context.ordering
        or context.listed
        or context.letter
        or is_decided(s)
        or _BY_ORDER.search(s.low) is not None
        or spoken_officially(s)
        or (context.told and _BY_HIS_WORDS.search(s.low) is not None)
    )


def is_decided(s: RussianSentence) -> bool:
    """«было решено, что необходимо …»: a decision, whoever took it."""
    return _DECIDED.search(s.low) is not None


def is_reported_speech(s: RussianSentence, hit: Hit) -> bool:
    """«обратил внимание на необходимость», «подчеркнул необходимость»: a verb of saying comes before."""
    return _REPORTED.search(s.low[: hit.start]) is not None


# Obligations: «должны завершить», «необходимо обеспечить», «следует принять».

_NEGATION = re.compile(r"(?:\bне|\bни)\s+$")
_WAS = re.compile(r"\s+(?:был|была|было|были)\b")
_IDIOM = re.compile(
    r"\s*(?:отметить|подчеркнуть|сказать|заметить|признать|напомнить|добавить|учитывать|понимать|помнить|знать|иметь\s+в\s+виду|учесть|констатировать"
    r"|благодарить|гордиться|верить|указать,|обратить\s+внимание,\s+что|упомянуть|выделить,)"
)
_HELD_SO = re.compile(
    r"\s+(?:всегда\s+)?(?:в\s+центре\s+внимания|в\s+приоритете|(?:на|под)\s+(?:\w+\s+)?контрол)"
)
PARTICIPLE_WITHIN = 5
"""Tokens after «быть», «будет»: «будут в этом году введены»."""
_CONSEQUENCE = re.compile(r"(?:как|что|из\s+\w+)\s+$")


def is_negated(s: RussianSentence, hit: Hit) -> bool:
    """«не должны», «не планируется»."""
    return _NEGATION.search(s.low[: hit.start]) is not None


def is_prohibition(s: RussianSentence, hit: Hit) -> bool:
    """«никто не должен остаться без тепла»: said by somebody in office it is an obligation."""
    return hit.trigger.rule == "must" and is_negated(s, hit)


_ASKED = re.compile(r"(?:какие|какой|какую|каким|как|когда|сколько|почему|где|куда)\s[^,.;:]*$")
_BUDGET = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:на\s+\w+\s+)?\d[\d\s,.]*\s*(?:млн|млрд|тыс|тенге|трлн|миллион|миллиард)"
)
_OF_MONEY = re.compile(r"предусмотрен|запланирован|выделен")
_HIM = re.compile(r"(?:ему|ей|мне|нам)\s+(?:было\s+|была\s+|были\s+)$")
_THEN = re.compile(r"в\s+(?P<year>(?:19|20)\d\d)\s+году")


def is_indirect_question(s: RussianSentence, hit: Hit) -> bool:
    """«какие меры они намерены предпринять»."""
    return _ASKED.search(s.low[: hit.start]) is not None


def is_budget(s: RussianSentence, hit: Hit) -> bool:
    """«предусмотрено 500 млн тенге»: money is set aside, and nothing said of what is done."""
    return _OF_MONEY.match(s.low, hit.start) is not None and _BUDGET.match(s.low, hit.end) is not None


def is_biography(s: RussianSentence, hit: Hit) -> bool:
    """«В 2010 году … ему было поручено …»: what somebody once had to do."""
    then = _THEN.search(s.low[: hit.start])
    return (
        _HIM.search(s.low[: hit.start]) is not None and then is not None and int(then["year"]) < s.base.year
    )


def is_of_others(s: RussianSentence, hit: Hit, begin: int) -> bool:
    """«Митингующие должны проявить терпение»: the subject is people of no office."""
    for token in reversed([t for t in s.tokens if begin <= t.start < hit.start and t.is_word]):
        best = words_of(token.text)[:1]
        if best and best[0].case == "nominative":
            if best[0].pos in ("PRTF", "ADJF"):
                return best[0].plural and s.tokens[s.token_at(token.end)].start == hit.start
            return best[0].pos == "NOUN" and best[0].animate
        if best and best[0].pos in ("VERB", "CONJ"):
            return False
    return False


def is_past(s: RussianSentence, hit: Hit) -> bool:
    """«должны были», «намечено было»."""
    return _WAS.match(s.low, hit.end) is not None


def is_idiom(s: RussianSentence, hit: Hit) -> bool:
    """«необходимо отметить», «следует иметь в виду»: a way of speaking, and nothing to be done."""
    return _IDIOM.match(s.low, hit.end) is not None


def is_consequence(s: RussianSentence, hit: Hit) -> bool:
    """«как следует», «из этого следует»: «следует» is no obligation there."""
    following = s.token_at(hit.end)
    return (
        s.low[hit.start : hit.end] == "следует"
        and _CONSEQUENCE.search(s.low[: hit.start]) is not None
        and following not in s.infinitives
    )


def is_bare_necessity(s: RussianSentence, hit: Hit) -> bool:
    """«необходимость» of which nobody in office speaks."""
    return s.low[hit.start : hit.end] == "необходимость" and not is_reported_speech(s, hit)


# «должны быть доступны»
_STATES = frozenset(
    ("готовый", "доступный", "открытый", "исправный", "прозрачный", "безопасный", "обеспеченный")
)
_IN_WHOSE_VIEW = re.compile(r"по\s+(?:мнению|словам)\s+$")


def has_participle(s: RussianSentence, at: int) -> bool:
    """«быть завершены», «будут введены»: a short participle or an infinitive soon after token `at`."""
    return any(
        any(
            reading.pos in ("PRTS", "INFN") or (reading.pos == "ADJS" and reading.lemma in _STATES)
            for reading in words_of(token.text)[:1]
        )
        and token.low != "быть"
        for token in s.tokens[at + 1 : at + 1 + PARTICIPLE_WITHIN]
        if token.is_word
    )


def is_passive(s: RussianSentence, infinitive: int) -> bool:
    """«должен быть завершён»: what is to be done is the subject."""
    return s.tokens[infinitive].low == "быть"


def is_exhortation(s: RussianSentence, infinitive: int) -> bool:
    """«должны помнить», «нужно быть добрее»: a verb of minds and hearts; «быть завершён» is none."""
    if s.tokens[infinitive].low not in words("ru", "exhort.txt"):
        return False
    return not (
        is_passive(s, infinitive)
        and (has_participle(s, infinitive) or _HELD_SO.match(s.low, s.tokens[infinitive].end))
    )


# Orders.

_FORMULA = re.compile(
    r"(?:принять\s+к\s+сведению|объявить|утвердить|образовать|одобрить|признать|отметить|считать|снять\s+с\s+контроля|опубликовать\s+настоящ|ввести\s+в\s+действие|внести\s+(?:в|следующие)\s"
    r"|информацию\s+принять|освободить\s+от|назначить\b|избрать)"
)
_REPORT = re.compile(r"об?\s+[^.;]{3,80}?\s(?:доложить|проинформировать|информировать|сообщить|отчитаться)\b")
_REQUEST_FORMULA = re.compile(r"прошу\s+(?:вас\s+)?(?:принять|рассмотреть|обратить)\s")


def is_formula(s: RussianSentence, position: int) -> bool:
    """«утвердить», «принять к сведению» at `position`: a decision that is done by being written, unless
    somebody has time for it, «утвердить графики до 1 марта».
    """
    if s.low.startswith("утвердить", position) and any(
        t.strong and t.due is not None and t.due > s.base and t.start > position for t in s.terms
    ):
        return False
    return _FORMULA.match(s.low, position) is not None


def is_request_formula(s: RussianSentence, hit: Hit) -> bool:
    """«прошу принять», «прошу вас рассмотреть»: how a letter begins."""
    return _REQUEST_FORMULA.search(s.low[hit.start :]) is not None


def is_order_to_report(s: RussianSentence) -> bool:
    """«О принятых мерах доложить до 15 апреля»: an order wherever it stands."""
    return _REPORT.match(s.low) is not None and any(term.strong for term in s.terms)


def has_finite_verb(s: RussianSentence, first: int, last: int) -> bool:
    """Whether a finite verb stands among these tokens: then an infinitive after it belongs to that."""
    for token in s.tokens[first:last]:
        if (
            token.is_word
            and not s.in_term(token)
            and words_of(token.text)
            and words_of(token.text)[0].pos in ("VERB", "PRED", "PRTS")
            and token.low not in ("раз",)
        ):
            return True
    return False


# Calls: «завершите работы».

_INTERJECTIONS = (
    "извин",
    "прост",
    "будьте",
    "давайте",
    "смотрите",
    "скажите",
    "говорите",
    "поверьте",
    "представьте",
    "знаете",
)


def is_imperative(word: str) -> bool:
    """«завершите», «сдайте»; «извините», «знаете» ask for nothing."""
    low = word.lower()
    if not low.endswith(("ите", "йте", "ьте", "итесь", "йтесь", "ьтесь")) or low.startswith(_INTERJECTIONS):
        return False
    return any(reading.pos == "VERB" for reading in words_of(word)[:1])
