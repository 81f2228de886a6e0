"""Which Russian sentences are assignments: a trigger and an infinitive, or whom in the dative and an infinitive."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from typing import cast

from jetisu360.minutes.dates_ru import russian_terms
from jetisu360.minutes.due import Due
from jetisu360.minutes.names_ru import Name, cases, in_nominative, is_infinitive, names_in, words_of
from jetisu360.minutes.task import Around, Item, Kind, Task
from jetisu360.minutes.tokens import Token, tokens_of
from jetisu360.minutes.wordlists import table, words

CUE = re.compile(
    r"поруч|распоряд|велел|приказ|предпис|указани|задани|задач|цел[ьи]\b|возло[жг]|обяза|обязыв|нацелил|требу|потребов|прошу|просил|просим|рекоменд"
    r"|предлож|необходим|долж[не]|нужно|надо\b|следует|предстоит|надлежит|планиру|запланир|намечен|намеча|предусмотр|предполаг|ожидает|намерен|буд[еу]т|[а-яё]{3,}(?:ть|ти|чь)(?:ся)?\b|[а-яё]{2,}[ий]те\b",
)
_NEGATED = re.compile(r"(?:\bне|\bни)\s+$")
_WAS = re.compile(r"\s+(?:был|была|было|были)\b")
_IDIOM = re.compile(
    r"\s*(?:отметить|подчеркнуть|сказать|заметить|признать|напомнить|добавить|учитывать|понимать|помнить|знать|иметь\s+в\s+виду|учесть|констатировать"
    r"|благодарить|гордиться|верить|указать,|обратить\s+внимание,\s+что|упомянуть|выделить,)"
)
_EXHORT = frozenset(
    [
        "понимать",
        "помнить",
        "знать",
        "верить",
        "гордиться",
        "уважать",
        "беречь",
        "любить",
        "ценить",
        "осознавать",
        "осознать",
        "стремиться",
        "думать",
        "быть",
        "стать",
        "чувствовать",
        "жить",
    ]
)
_NOT_OWN = re.compile(
    r"(?:чтобы|возможност\w+|прав[оа]|способн\w+|позволя\w+|позвол\w+|помо\w+|планиру\w+|готов\w*|может|могут|можно|смог\w*|удал\w+|начал\w*|стал\w*|продолж\w+т|хоте\w+|решил\w*|если|который|которая|которые|которых|когда)\s*$"
)
_CONJUNCTION = re.compile(r"(?:,|;|\sи|\sа\s+также|,\s*а\s+также|\sи\s+также|\sлибо|\sили)\s*$")
_NOUN_TASK = re.compile(r"^(?:[а-яё]+(?:ние|ция|цию|тие|овку|отку|ение|ство|рку|боту|троль|монт|ию))$")
_DECIDED = re.compile(
    r"(?:принять\s+к\s+сведению|утвердить|одобрить|признать|отметить|считать|снять\s+с\s+контроля|опубликовать\s+настоящ|ввести\s+в\s+действие|внести\s+(?:в|следующие)\s"
    r"|информацию\s+принять|освободить\s+от|назначить\b|избрать)"
)
_SPEAKS = re.compile(
    r"(?:сказал|отметил|подчеркнул|заявил|добавил|напомнил|указал|резюмировал|обратил\s+внимание|акцентировал|считает|уверен|пояснил|поручил|заключил)\w*"
)
_SEVERAL = re.compile(r"поручени[яй]|указани[яй]|задач[иа]?\b|задани[яй]")


@dataclass(frozen=True, slots=True)
class _Trigger:
    rule: str
    kind: Kind
    asks: str
    who: str
    weak: bool
    form: re.Pattern[str]


@cache
def _triggers() -> tuple[_Trigger, ...]:
    return tuple(
        _Trigger(
            entry["id"], entry["kind"], entry["asks"], entry["who"], entry.get("weak", False),
            re.compile(rf"(?<![а-яё-])(?:{entry['form']})(?![а-яё])"),
        )
        for entry in table("triggers-ru.toml")["trigger"]
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    trigger: _Trigger


class RussianSentence:
    def __init__(self, text: str, base: date) -> None:
        self.text, self.base = text, base
        self.low = text.lower()

    @cached_property
    def tokens(self) -> list[Token]:
        return tokens_of(self.text)

    @cached_property
    def terms(self) -> list[Due]:
        return russian_terms(self.text, self.base)

    @cached_property
    def names(self) -> list[Name]:
        return names_in(self.tokens, [(term.start, term.end) for term in self.terms])

    @cached_property
    def infinitives(self) -> list[int]:
        return [
            at
            for at, token in enumerate(self.tokens)
            if token.is_word and is_infinitive(token.text) and not self.in_term(token)
        ]

    def in_term(self, token: Token) -> bool:
        return any(term.start <= token.start < term.end for term in self.terms)

    def token_at(self, position: int) -> int:
        return next((at for at, token in enumerate(self.tokens) if token.start >= position), len(self.tokens))

    def named(self, name: Name, case: str) -> tuple[str, ...]:
        return in_nominative(self.tokens, self.text, name, case)

    def start_of(self, name: Name) -> int:
        return self.tokens[name.first].start

    def joint(self, first: int, last: int) -> tuple[str, ...]:
        """«совместно с акимами районов»: with whom."""
        found: list[str] = []
        match = re.search(
            r"(?:совместно|вместе|во\s+взаимодействии|при\s+участии|сообща)\s+(?:с|со)?\s*",
            self.low[first:last],
        )
        if match is None:
            return ()
        at = first + match.end()
        for name in self.names:
            if at <= self.start_of(name) < last and self.start_of(name) - at < 40:
                case = (
                    "instrumental"
                    if "instrumental" in name.cases or name.kind == "abbreviation"
                    else next(iter(name.cases), "")
                )
                if "instrumental" in name.cases or name.kind == "abbreviation":
                    found += self.named(name, case)
                    at = self.tokens[name.last].end
        return tuple(found)

    def in_joint(self, name: Name) -> bool:
        before = self.low[max(0, self.start_of(name) - 90) : self.start_of(name)]
        return (
            bool(
                re.search(
                    r"(?:совместно|вместе|взаимодействии|при\s+участии)\s+(?:с|со)\s+[^.;:]{0,60}$", before
                )
            )
            and "dative" not in name.cases
        )


def russian_tasks(text: str, base: date, around: Around) -> list[Task]:
    """The assignments of one sentence, in order; empty for the many that hold none."""
    if "?" in text[-4:] or not (CUE.search(text.lower()) or around.listed or around.continues):
        return []
    s = RussianSentence(text, base)
    found: list[Task] = []
    begin = 0
    hits = _hits(s)
    for number, hit in enumerate(hits):
        if hit.start < begin:
            continue
        until = next(
            (
                h.start
                for h in hits[number + 1 :]
                if h.trigger.kind != "plan" and h.trigger.rule not in ("need",)
            ),
            len(text),
        )
        task = _judge(s, hit, begin, until, around)
        if task is not None:
            found.append(task)
            begin = max(hit.end, max(item.end for item in task.items)) if task.kind != "note" else hit.end
    if not any(task.kind != "note" for task in found):
        direct = _direct(s, around)
        found = [direct] if direct else found
    found = [task for task in found if task.kind != "note"] or found[:1]
    return [part for task in found for part in _by_name(s, task)]


def _by_name(s: RussianSentence, task: Task) -> list[Task]:
    """«управлению строительства – завершить …; управлению финансов – выделить …»: each item has its own executor."""
    if len(task.items) < 2:
        return [task]
    parts = [replace(task, items=[task.items[0]], features=set(task.features))]
    for item in task.items[1:]:
        lead = re.match(r"(?:а|и|также|\s)*", s.low[item.start : item.end])
        begin = item.start + (lead.end() if lead else 0)
        name = next((n for n in s.names if s.start_of(n) == begin and "dative" in n.cases), None)
        if name is None:
            parts[-1].items.append(item)
            continue
        rest = re.match(r"[\s–—:,-]*", s.text[s.tokens[name.last].end : item.end])
        start = s.tokens[name.last].end + (rest.end() if rest else 0)
        own = Item(item.start, item.end, _tidy(s, start, item.end), item.due)
        parts.append(replace(task, items=[own], names=s.named(name, "dative"), features=set(task.features)))
    return parts


def _hits(s: RussianSentence) -> list[_Hit]:
    hits: list[_Hit] = []
    for trigger in _triggers():
        for match in trigger.form.finditer(s.low):
            if not any(match.start() < hit.end and hit.start < match.end() for hit in hits):
                hits.append(_Hit(match.start(), match.end(), trigger))
    return sorted(hits, key=lambda hit: hit.start)


def _judge(s: RussianSentence, hit: _Hit, begin: int, until: int, around: Around) -> Task | None:
    asks = hit.trigger.asks
    if asks == "control":
        return _control(s, hit)
    if asks == "plan":
        return _plan(s, hit, begin)
    if asks == "need":
        return _need(s, hit, begin, until, around)
    return _ordered(s, hit, begin, until, around)


def _control(s: RussianSentence, hit: _Hit) -> Task | None:
    """«Контроль за исполнением … возложить на …»: the control is the task."""
    names: tuple[str, ...] = ()
    for name in s.names:
        if s.start_of(name) >= hit.end - 1 and "accusative" in name.cases:
            names = s.named(name, "accusative")
            break
    first = re.search(r"контроль|(?:персональн\w+\s+)?ответственность", s.low)
    begin = first.start() if first else hit.start
    end = len(s.text.rstrip(" .;"))
    return Task(
        "order",
        hit.trigger.rule,
        "возложить",
        [Item(begin, end, s.text[begin:end])],
        names,
        shared=_whole_term(s),
    )


def _ordered(s: RussianSentence, hit: _Hit, begin: int, until: int, around: Around) -> Task | None:
    if _NEGATED.search(s.low[: hit.start]):
        return None
    infinitives = _own(s, hit.end, until)
    names = _asked(s, hit, begin, infinitives)
    if hit.trigger.weak and not names and not (around.official or around.listed or around.ordering):
        return None
    if hit.trigger.rule == "asked" and _private(s, begin, hit.start):
        return None
    if hit.trigger.rule in ("advised",) and not names and not around.listed:
        return None
    if (
        hit.trigger.rule == "asked"
        and re.search(r"прошу\s+(?:вас\s+)?(?:принять|рассмотреть|обратить)\s", s.low[hit.start :])
        and not names
    ):
        return None
    if not infinitives:
        return _without_infinitive(s, hit, begin, names)
    items = _items(s, infinitives, hit.end, until)
    shared, items = _terms(s, begin, until, items)
    joint = s.joint(begin, until)
    return Task(
        hit.trigger.kind,
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        joint,
        shared,
        _subject(s, hit),
        hit.trigger.weak,
    )


def _without_infinitive(s: RussianSentence, hit: _Hit, begin: int, names: tuple[str, ...]) -> Task | None:
    """«поручил подготовку проекта», or «дал ряд поручений», which is a note."""
    at = s.token_at(hit.end)
    for name in s.names:
        if name.first == at and "dative" in name.cases:
            at = name.last + 1
    while at < len(s.tokens) and s.in_term(s.tokens[at]):
        at += 1
    if hit.trigger.rule == "ordered" and at < len(s.tokens):
        token = s.tokens[at]
        noun = (
            token
            if _NOUN_TASK.match(token.low)
            else s.tokens[at + 1]
            if at + 1 < len(s.tokens)
            and _NOUN_TASK.match(s.tokens[at + 1].low)
            and words_of(token.text)[0].pos == "ADJF"
            else None
        )
        if noun is not None:
            end = _clause_end(s, token.start, len(s.text))
            items = [Item(token.start, end, _tidy(s, token.start, end))]
            shared, items = _terms(s, begin, end, items)
            return Task(
                "order",
                hit.trigger.rule,
                s.text[hit.start : hit.end],
                items,
                names,
                s.joint(begin, end),
                shared,
                _subject(s, hit),
            )
    topic = re.match(
        r"\s+(?:по|о|об)\s+([а-яё]+(?:нию|ению|анию|ции|тию|нии|ству|тке|боте|вке))(?![а-яё])",
        s.low[hit.end :],
    )
    if hit.trigger.rule == "gave-order" and topic and not _SEVERAL.search(s.low[hit.start : hit.end]):
        end = _clause_end(s, hit.end, len(s.text))
        items = [Item(hit.end + topic.start(1), end, _tidy(s, hit.end + topic.start(1), end))]
        shared, items = _terms(s, begin, end, items)
        return Task(
            "order",
            hit.trigger.rule,
            s.text[hit.start : hit.end],
            items,
            names,
            s.joint(begin, end),
            shared,
            _subject(s, hit),
        )
    if hit.trigger.rule != "gave-order" or (
        "задач" in s.low[hit.start : hit.end]
        and s.low[hit.start : hit.end].startswith("поставлен") is False
        and not s.names
    ):
        return None
    whole = Item(0, len(s.text.rstrip()), s.text.strip(" .;:–—-"))
    return Task("note", hit.trigger.rule, s.text[hit.start : hit.end], [whole], names, features={"note"})


def _need(s: RussianSentence, hit: _Hit, begin: int, until: int, around: Around) -> Task | None:
    rule = hit.trigger.rule
    if _NEGATED.search(s.low[: hit.start]) or _WAS.match(s.low, hit.end) or _IDIOM.match(s.low, hit.end):
        return None
    if s.low[hit.start : hit.end] == "следует" and re.search(r"(?:как|что|из\s+\w+)\s+$", s.low[: hit.start]):
        return None
    if s.low[hit.start : hit.end] == "необходимость" and not re.search(
        r"(?:отмет|подчеркн|указ|обрат|акцент|заяв|напомн|внимание\s+на)\w*\s+(?:\w+\s+){0,4}$",
        s.low[: hit.start],
    ):
        return None
    infinitives = _own(s, hit.end, until)
    if not infinitives:
        return _need_of(s, hit) if rule == "need-said" else None
    lemma = s.tokens[infinitives[0]].low
    names: tuple[str, ...] = ()
    if rule == "must":
        subject = _subject_before(s, hit, begin)
        if subject is not None:
            names = s.named(subject, "nominative")
        elif lemma != "быть" and _private(s, begin, hit.start):
            return None
    else:
        names = _asked(s, hit, begin, infinitives)
        if not names and _private(s, begin, s.tokens[infinitives[0]].start):
            return None
    passive = lemma == "быть"
    if lemma in _EXHORT and not (passive and _participle(s, infinitives[0])):
        return None
    if passive and rule == "must":
        names = ()
    deadline = any(term.strong and term.due is not None for term in s.terms)
    official = around.official or around.ordering or around.listed or _spoken(s, hit)
    if not (names or official or deadline):
        return None
    items = _items(s, infinitives, hit.end, until)
    if passive:
        start = s.tokens[s.token_at(begin)].start
        items = [Item(start, items[-1].end, _tidy(s, start, items[-1].end))]
    shared, items = _terms(s, begin, until, items)
    task = Task("obligation", rule, s.text[hit.start : hit.end], items, names, s.joint(begin, until), shared)
    task.weak = not (names or deadline)
    if official:
        task.features.add("official")
    return task


_DEVERBAL = re.compile(
    r"\s+(?:[а-яё-]+(?:ого|его|ой|ей|ых|их)\s+)?[а-яё]+(?:ния|ции|тия|вки|тки|рки|боты|ства|жи|ки)(?![а-яё])"
)


def _need_of(s: RussianSentence, hit: _Hit) -> Task | None:
    """«обратил внимание акимов на необходимость снижения инфляции»."""
    match = _DEVERBAL.match(s.low, hit.end)
    if match is None:
        return None
    end = _clause_end(s, hit.end, len(s.text))
    start = hit.end + len(s.text[hit.end : end]) - len(s.text[hit.end : end].lstrip())
    names: tuple[str, ...] = ()
    for name in s.names:
        if hit.start < s.start_of(name) < hit.end and "genitive" in name.cases:
            names = s.named(name, "genitive")
    items = [Item(start, end, _tidy(s, start, end))]
    shared, items = _terms(s, 0, end, items)
    return Task(
        "obligation",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        items,
        names,
        (),
        shared,
        features={"official"},
    )


def _plan(s: RussianSentence, hit: _Hit, begin: int) -> Task | None:
    if _NEGATED.search(s.low[: hit.start]) or _WAS.match(s.low, hit.end):
        return None
    term = next((t for t in reversed(s.terms) if t.due is not None), None)
    if term is None or (
        hit.trigger.rule == "will" and not (term.strong and _participle(s, s.token_at(hit.start)))
    ):
        return None
    doer = _subject_before(s, hit, begin)
    end = _clause_end(s, hit.start, len(s.text))
    start = s.tokens[s.token_at(begin)].start
    infinitives = _own(s, hit.end, len(s.text))
    names = (
        s.named(doer, "nominative")
        if doer is not None
        and infinitives
        and s.low[hit.start : hit.end] in ("планирует", "планируют", "намерен", "намерены", "намерена")
        else ()
    )
    return Task(
        "plan",
        hit.trigger.rule,
        s.text[hit.start : hit.end],
        [Item(start, end, _tidy(s, start, end))],
        names,
        s.joint(begin, end),
        term,
    )


def _direct(s: RussianSentence, around: Around) -> Task | None:
    """«Акимам районов обеспечить …» anywhere, «обеспечить …» as a point of a list of orders."""
    if not s.infinitives:
        return _called(s, around)
    first = s.infinitives[0]
    if _finite(s, 0, first):
        return None
    names: tuple[str, ...] = ()
    for name in s.names:
        if (
            name.first < first
            and "dative" in name.cases
            and not s.in_joint(name)
            and not _after_preposition(s, name)
        ):
            names = (*names, *s.named(name, "dative"))
        elif (
            name.first < first
            and around.listed
            and not names
            and name.cases & {"nominative"}
            and name.first <= 1
            and not s.in_joint(name)
        ):
            names = s.named(name, "nominative")
    lead = s.low[: s.tokens[first].start]
    if not names and not around.listed:
        return None
    if not names and re.search(r"(?<![а-яё])(?:чтобы|если|для\s+того|как|о|об)\s+$", lead):
        return None
    if not names and _DECIDED.match(s.low[s.tokens[first].start :]):
        return None
    if _DECIDED.match(s.low.lstrip()) and not names:
        return None
    infinitives = _own(s, 0, len(s.text))
    if not infinitives:
        return None
    items = _items(s, infinitives, 0, len(s.text))
    if not names and len(infinitives) == 1 and first > 0 and not names:
        # «Информацию … представить»: the object stands before.
        lead_words = [t for t in s.tokens[:first] if t.is_word and not s.in_term(t)]
        if lead_words and not s.low.startswith(("совместно", "в ", "до ", "по ", "с ")):
            items[0].start = lead_words[0].start
            items[0].text = _tidy(s, items[0].start, items[0].end)
    shared, items = _terms(s, 0, len(s.text), items)
    rule = "dative-infinitive" if names else "listed"
    features = {"listed"} if around.listed else set()
    return Task(
        "order", rule, s.tokens[first].text, items, names, s.joint(0, len(s.text)), shared, features=features
    )


def _called(s: RussianSentence, around: Around) -> Task | None:
    """«Завершите работы до 1 мая»: an order in direct speech, where orders are given."""
    if not (around.official and (around.ordering or s.terms)):
        return None
    for at, token in enumerate(s.tokens[:8]):
        if (
            token.low.endswith(("ите", "йте"))
            and any(one.pos == "VERB" for one in words_of(token.text)[:1])
            and not token.low.startswith(
                (
                    "извин",
                    "прост",
                    "будьте",
                    "давайте",
                    "смотрите",
                    "скажите",
                    "поверьте",
                    "представьте",
                    "знаете",
                )
            )
        ):
            end = _clause_end(s, token.start, len(s.text))
            if end - token.end < 8 or not any(term.strong for term in s.terms):
                return None
            items = [Item(token.start, end, _tidy(s, token.start, end))]
            shared, items = _terms(s, 0, len(s.text), items)
            del at
            return Task("order", "call", token.text, items, (), s.joint(0, len(s.text)), shared, weak=True)
    return None


def _own(s: RussianSentence, begin: int, until: int) -> list[int]:
    """Infinitives that name tasks: the first, and those joined to it by a comma or «и»."""
    found: list[int] = []
    for at in s.infinitives:
        token = s.tokens[at]
        if token.start < begin or token.start >= until:
            continue
        before = s.low[max(begin, token.start - 40) : token.start]
        if _NOT_OWN.search(before.rstrip() + " ") or _NOT_OWN.search(before.rstrip()):
            if found:
                continue
            return found
        if not found:
            found.append(at)
            continue
        joint = _joined_from(s, at, found[-1])
        if joint is not None:
            found.append(at)
    return found


def _joined_from(s: RussianSentence, at: int, last: int) -> int | None:
    """The token after the comma or «и» that begins the item whose infinitive is `at`; None when it is no item."""
    index = at - 1
    steps = 0
    while index > last:
        token = s.tokens[index]
        if token.low in ("и", "также", ";") or token.text == ",":
            if token.low == "и" and index > 0 and _inside_name(s, index):
                index -= 1
                continue
            return index + 1
        if token.low in (
            "чтобы",
            "который",
            "которые",
            "которая",
            "которых",
            "если",
            "когда",
            "возможность",
            "необходимость",
            "как",
        ):
            return None
        if (
            not s.in_term(token)
            and token.is_word
            and token.low
            not in (
                "не",
                "а",
                "ежемесячно",
                "совместно",
                "с",
                "со",
                "своевременно",
                "срочно",
                "незамедлительно",
            )
        ):
            steps += 1
            if steps > 9 or any(one.pos == "VERB" for one in words_of(token.text)[:1]):
                return None
        index -= 1
    return None


def _inside_name(s: RussianSentence, index: int) -> bool:
    return any(name.first < index < name.last for name in s.names)


def _items(s: RussianSentence, infinitives: list[int], begin: int, until: int) -> list[Item]:
    starts: list[int] = []
    for number, at in enumerate(infinitives):
        if number == 0:
            starts.append(_lead(s, at, begin))
        else:
            joined = _joined_from(s, at, infinitives[number - 1])
            starts.append(s.tokens[joined if joined is not None else at].start)
    items: list[Item] = []
    for number, start in enumerate(starts):
        end = (
            starts[number + 1]
            if number + 1 < len(starts)
            else _clause_end(s, s.tokens[infinitives[number]].start, until)
        )
        while end > start and s.text[end - 1] in " ,;":
            end -= 1
        match = re.search(r"(?:\s|,)+(?:и|а\s+также|и\s+также|либо|или)$", s.text[start:end])
        if match:
            end = start + match.start()
        while end > start and s.text[end - 1] in " ,;":
            end -= 1
        items.append(Item(start, end, _tidy(s, start, end)))
    # «восстановить и отремонтировать дороги»: an infinitive without an object shares the next one's.
    merged: list[Item] = []
    for item in items:
        if merged and " " not in merged[-1].text:
            merged[-1] = Item(merged[-1].start, item.end, _tidy(s, merged[-1].start, item.end), item.due)
        else:
            merged.append(item)
    return merged


def _lead(s: RussianSentence, at: int, begin: int) -> int:
    """Where the first item begins: its infinitive, with adverbs, a negation and a term just before it."""
    index = at
    while index > 0:
        token = s.tokens[index - 1]
        if token.start < begin:
            break
        adverb = token.is_word and (
            token.low in ("не", "ежемесячно", "до", "в", "срок") or words_of(token.text)[0].pos == "ADVB"
        )
        if not (adverb or s.in_term(token)) or any(name.first <= index - 1 <= name.last for name in s.names):
            break
        index -= 1
    return s.tokens[index].start


def _clause_end(s: RussianSentence, start: int, until: int) -> int:
    """The end of the clause: before reported speech («…», – сказал аким), else of the sentence."""
    text = s.text[start:until]
    match = re.search(
        r"[»”\"]\s*,?\s*[-–—]|,\s*[-–—]?\s*(?:сказал|отметил|подчеркнул|заявил|добавил|поручил|сообщ|напомн|резюм|указал)|\s[-–—]\s(?:сказал|отметил|подчеркнул|заявил|поручил|добавил)",
        text,
    )
    end = start + match.start() if match else until
    while end > start and s.text[end - 1] in ' .;:!»"”,–—-':
        if s.text[end - 1] == "." and re.search(
            r"(?:\bг|\bт\.\s?г|\bс\.\s?г|\b[А-ЯЁ])\.$", s.text[start:end]
        ):
            break
        if s.text[end - 1] in "»”" and s.text.count("«", start, end) >= s.text.count("»", start, end):
            break
        end -= 1
    return end


def _tidy(s: RussianSentence, start: int, end: int) -> str:
    text = s.text[start:end]
    for term in reversed(s.terms):
        a, b = term.start - start, term.end - start
        if term.strong and a >= 0 and b <= len(text):
            text = text[:a] + text[b:]
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s+([,;.])", r"\1", text).strip(" ,;:–—-")
    return re.sub(r",\s*,", ",", text)


def _asked(s: RussianSentence, hit: _Hit, begin: int, infinitives: list[int]) -> tuple[str, ...]:
    """Whom: a name in the trigger's case between it and the infinitive, or before it («управлению … поручено»)."""
    who = hit.trigger.who
    first = s.tokens[infinitives[0]].start if infinitives else len(s.text)
    found: list[str] = []
    after = [n for n in s.names if hit.end <= s.start_of(n) < first]
    before = [n for n in s.names if begin <= s.start_of(n) < hit.start]
    for group in (after, before):
        for name in group:
            if s.in_joint(name) or _after_preposition(s, name):
                if who == "genitive" and re.search(r"от\s+$", s.low[: s.start_of(name)]):
                    found += s.named(name, "genitive")
                continue
            if who == "genitive":
                continue
            if who in name.cases and (who != "accusative" or group is after):
                case = who
                found += s.named(name, case)
            elif (
                who == "accusative"
                and "genitive" in name.cases
                and group is after
                and cases(s.tokens[name.head].text) & {"accusative"}
            ):
                found += s.named(name, "accusative")
            elif name.kind == "abbreviation" and who == "dative" and group is after:
                found += s.named(name, "nominative")
        if found:
            break
    return tuple(dict.fromkeys(found))


_PREP = re.compile(
    r"(?:^|\s)(?:к|ко|по|от|до|для|из|без|у|с|со|в|во|на|о|об|при|над|под|перед|между|за|через|среди|согласно|благодаря)\s+(?:[а-яё]+(?:ому|ему|ым|им|ой|ей|их|ых|ого|его|ую|юю)\s+)?$"
)


def _after_preposition(s: RussianSentence, name: Name) -> bool:
    return bool(_PREP.search(s.low[max(0, s.start_of(name) - 30) : s.start_of(name)]))


def _subject(s: RussianSentence, hit: _Hit) -> str:
    for name in s.names:
        if s.tokens[name.last].end <= hit.start and "nominative" in name.cases:
            return s.text[s.start_of(name) : s.tokens[name.last].end]
    return ""


def _subject_before(s: RussianSentence, hit: _Hit, begin: int) -> Name | None:
    found = None
    for name in s.names:
        if (
            begin <= s.start_of(name) < hit.start
            and "nominative" in name.cases
            and not _after_preposition(s, name)
        ):
            found = name
    if found is None:
        # «Должны акимы районов завершить»: the subject may follow.
        for name in s.names:
            if hit.end <= s.start_of(name) < hit.end + 12 and "nominative" in name.cases:
                return name
    return found


def _private(s: RussianSentence, begin: int, end: int) -> bool:
    for token in s.tokens:
        if begin <= token.start < end and token.is_word:
            if any(
                one.lemma in words("private-ru.txt") and one.case in ("nominative", "dative")
                for one in words_of(token.text)[:2]
            ):
                return True
    return False


def _spoken(s: RussianSentence, hit: _Hit) -> bool:
    match = _SPEAKS.search(s.low)
    return match is not None and (bool(s.names) or s.low.startswith(("он ", "она ")))


def _participle(s: RussianSentence, at: int) -> bool:
    return any(
        any(one.pos == "PRTS" or (one.pos == "INFN") for one in words_of(token.text)[:1])
        and token.low != "быть"
        for token in s.tokens[at + 1 : at + 6]
        if token.is_word
    )


def _finite(s: RussianSentence, first: int, last: int) -> bool:
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


def _whole_term(s: RussianSentence) -> Due | None:
    return next((term for term in s.terms if term.strong), None)


def _terms(s: RussianSentence, begin: int, until: int, items: list[Item]) -> tuple[Due | None, list[Item]]:
    """Which term holds for all items: one before the first item's infinitive; the others hold for their item."""
    strong = [term for term in s.terms if term.strong and begin <= term.start < until]
    usable = strong or [
        term for term in s.terms if begin <= term.start < until and items and term.start >= items[0].start
    ]
    shared: Due | None = None
    for term in usable:
        owner = next((item for item in items if item.start <= term.start < item.end), None)
        if (
            owner is None
            or len(items) == 1
            or (
                owner is items[0]
                and not any(
                    s.tokens[at].start < term.start
                    for at in s.infinitives
                    if s.tokens[at].start >= owner.start
                )
            )
        ):
            shared = _better(shared, term)
        else:
            owner.due = _better(owner.due, term)
    return shared, items


def _better(old: Due | None, new: Due) -> Due:
    rank = {"vague": 0, "recurring": 1}
    if old is None or rank.get(new.kind, 2) > rank.get(old.kind, 2):
        return new
    return old


def kind_of(name: str) -> Kind:
    return cast(Kind, name)
