"""What may stand after the first word of a Russian name, and whether the name goes on."""

from __future__ import annotations

from collections.abc import Sequence

from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.ru.heads import head_kind
from jetisu360.minutes.ru.words import cases, is_infinitive, words_of

# «департаменту по делам …» goes on, «управлению по итогам …» does not.
NO_TOPIC = frozenset(
    [
        "итогам",
        "результатам",
        "мере",
        "состоянию",
        "факту",
        "фактам",
        "окончании",
        "завершении",
        "данному",
        "данным",
        "каждому",
        "всем",
        "всему",
        "поручению",
        "согласованию",
        "окончанию",
        "возможности",
        "необходимости",
        "завершению",
        "истечении",
    ]
)
_FIELD_AFTER = 2
"""Tokens from a head to the comma after its first field: «министрам транспорта,»."""
OF_PLACES = frozenset(
    ("республики", "города", "области", "района", "села", "посёлка", "имени", "городов", "районов", "сёл")
)


def is_part(token: Token, topic: bool) -> bool:
    if is_infinitive(token.text) or token.low in (
        "в",
        "во",
        "на",
        "до",
        "с",
        "со",
        "не",
        "к",
        "за",
        "для",
        "от",
        "о",
        "об",
        "при",
        "даны",
        "дано",
        "дана",
    ):
        return False
    if token.text.isupper() and len(token.text) > 1:
        return True
    readings = words_of(token.text)
    wanted = ("genitive", "dative") if topic else ("genitive",)
    return any(
        reading.pos in ("NOUN", "ADJF", "PRTF", "NUMR") and reading.case in wanted for reading in readings[:4]
    ) and not any(reading.pos in ("VERB", "GRND", "PREP", "CONJ", "ADVB") for reading in readings[:1])


def goes_on(tokens: Sequence[Token], at: int, topic: bool, head: int = -1) -> bool:
    """«строительства и архитектуры», «районов и городов»; not «управлению строительства, акимату города»."""
    following = tokens[at + 1]
    if not following.is_word or (head_kind(following.text) and "genitive" not in cases(following.text)):
        return False
    if head_kind(following.text) and cases(following.text) & {"dative"} and tokens[at].text == ",":
        return False
    if head_kind(following.text) in ("office", "people") and tokens[at].text == ",":
        # «на управление строительства, депутатов и совет»: people are no field of a body.
        return False
    if head_kind(following.text) == "abbreviation":
        # «КСК и ОСИ»
        return False
    beside = at - 1 == head and tokens[at].low == "и" and head_kind(tokens[head].text) == "body"
    if beside and head_kind(following.text) in ("body", "office") and _is_genitive(tokens[head]):
        # «задача акимата и управлений»
        return False
    if tokens[at].text == ",":
        # A comma inside a name joins genitives only when «и» follows soon: «физической культуры, туризма и
        # спорта».
        soon = tokens[at + 2 : at + 8]
        districts = following.low.endswith(("ого", "его")) and any(
            token.low in ("районов", "городов", "областей", "округов") for token in soon
        )
        several = (_is_plural(tokens, at) or _are_fields(tokens, head, at)) and following.low not in OF_PLACES
        return is_part(following, topic) and (
            districts or several or any(token.low == "и" for token in soon[:3])
        )
    return is_part(following, topic) and (topic or not _is_only_dative(following))


def _is_genitive(token: Token) -> bool:
    return "genitive" in cases(token.text)


def _are_fields(tokens: Sequence[Token], head: int, at: int) -> bool:
    """«министерствам экономики и торговли, охраны среды, нефти и газа»: fields of several bodies."""
    if head < 0 or not (words_of(tokens[head].text)[:1] and words_of(tokens[head].text)[0].plural):
        return False
    best = words_of(tokens[at + 1].text)[:1]
    field = tokens[at + 1].low
    return (
        head_kind(tokens[head].text) in ("office", "body")
        and words_of(tokens[head].text)[0].lemma in _OF_FIELDS
        and bool(best)
        and best[0].pos == "NOUN"
        and best[0].case == "genitive"
        and not best[0].animate
        and not head_kind(field)
    )


_OF_FIELDS = frozenset(
    ("министерство", "министр", "управление", "отдел", "департамент", "комитет", "руководитель")
)


def _is_plural(tokens: Sequence[Token], at: int) -> bool:
    """«министрам транспорта, финансов поручено»: fields of several, of which one genitive noun stands before
    the comma.
    """
    if at < _FIELD_AFTER or at + 1 >= len(tokens) or not tokens[at + 1].is_word:
        return False
    head = words_of(tokens[at - _FIELD_AFTER].text)[:1]
    return (
        bool(head)
        and head[0].plural
        and head_kind(tokens[at - _FIELD_AFTER].text) in ("office", "body")
        and words_of(tokens[at + 1].text)[0].pos == "NOUN"
        and words_of(tokens[at + 1].text)[0].case == "genitive"
    )


def _is_only_dative(token: Token) -> bool:
    return "dative" in cases(token.text) and "genitive" not in cases(token.text)
