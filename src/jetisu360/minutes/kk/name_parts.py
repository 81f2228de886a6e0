"""What may stand before the last word of a Kazakh name, and whether the name goes on after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from jetisu360.kazakh.lexicon import lookup
from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.kk.heads import head_of
from jetisu360.minutes.kk.persons import person_ending
from jetisu360.minutes.kk.words import VERBAL, Case, readings

# Verbal nouns that are part of the names of bodies: «денсаулық сақтау басқармасы».
_IN_NAMES = frozenset(
    (
        "сайлау",
        "сақтау",
        "беру",
        "қамту",
        "қорғау",
        "жоспарлау",
        "бақылау",
        "қадағалау",
        "реттеу",
        "пайдалану",
        "басқару",
        "тіркеу",
        "дамыту",
        "даму",
        "бағалау",
        "алу",
        "өңдеу",
        "сақтандыру",
        "дайындау",
        "құтқару",
        "сөндіру",
        "қолдау",
        "төлеу",
        "жөндеу",
        "тасымалдау",
        "жабдықтау",
        "жинақтау",
        "аттестаттау",
        "тексеру",
        "оқыту",
    )
)
# Bodies whose bare name describes another: «Полиция департаменті».
_DESCRIBE = frozenset(
    (
        "полиция",
        "прокуратура",
        "мәслихат",
        "парламент",
        "сенат",
        "мәжіліс",
        "кеңес",
        "банк",
        "кәсіпорын",
        "мекеме",
        "ұйым",
        "компания",
        "мердігер",
    )
)
# Of these those that act by themselves.
_ACT = frozenset(("полиция", "прокуратура", "мәслихат", "парламент", "сенат", "мәжіліс"))
_CENTRES = frozenset(("орталық", "қор", "комитет", "мекеме", "дирекция", "қызмет", "институт", "комиссия"))
_CASES = frozenset(("genitive", "dative", "accusative", "locative", "ablative", "instrumental", "that"))
_NOUN_TAGS = frozenset(("verbal_noun", "agent"))
_SHORTEST_UNKNOWN = 5
"""Letters; in a shorter word that the lexicon lacks, -да, -нан may belong to the stem."""


_STAFF = ("мүше", "өкіл", "маман", "қызметкер")


def goes_on(tokens: Sequence[Token], last: int) -> bool:
    """«әкімі аппаратының», «министрлігі жанындағы»: the name is not at its end."""
    following = tokens[last + 1].low
    bare = not any(reading.possessive for reading in readings(tokens[last].text)[:1])
    if (
        bare
        and tokens[last].low in _DESCRIBE
        and (head := head_of(tokens[last + 1].text)) is not None
        and head.case == "genitive"
    ):
        # «мердігер мекемесінің жұмыстарын»
        return True
    if following.startswith(_STAFF) and not _is_possessed_head(tokens[last + 1].text):
        # «Министр | қызметкерлерге»
        return False
    return following.startswith(
        (
            "аппарат",
            "нәтижесінде",
            "қорытындысы",
            "барысында",
            "аясында",
            "жанында",
            "орынбасар",
            "кеңес",
            "басшы",
            "төраға",
            "мүше",
            "өкіл",
            "маман",
            "қызметкер",
            "қаулы",
            "тапсырма",
            "шешім",
            "бұйрығ",
            "өкімі",
            "бастама",
            "тарапынан",
        )
    )


def belongs(tokens: Sequence[Token], at: int, case: Case, *, joined: bool) -> bool:
    """Whether a token goes before what follows it into one name."""
    token = tokens[at]
    if not token.is_word:
        return token.text in ("№",) or (token.text[0].isdigit() and at > 0 and tokens[at - 1].text == "№")
    if token.low in ("аталған", "жоғарыда") and not joined:
        # «аталған екі министрлік»
        return token.low == "аталған" and (at == 0 or tokens[at - 1].low != "жоғарыда")
    if token.low == "деңгейдегі" or (token.low == "бар" and at > 0 and tokens[at - 1].low == "маңызы"):
        # «барлық деңгейдегі әкімдер», «республикалық маңызы бар қалалар»
        return True
    if (token.low in ("де", "да") and at > 0 and tokens[at - 1].low in ("өзге", "басқа")) or (
        token.low in ("өзге", "басқа") and tokens[at + 1].low in ("де", "да")
    ):
        # «органдар мен өзге де ұйымдар»
        return True
    if token.low in words("kk", "stop.txt"):
        # «жалпы орта білім департаменті»
        return token.low == "орта" and any(after.low == "білім" for after in tokens[at + 1 : at + 3])
    if token.low == "ететін" and head_of(tokens[at + 1].text):
        # «әкімінің жетекшілік ететін орынбасары»
        return at > 0
    if token.low == "дейінгі" or tokens[at + 1].low == "дейінгі":
        # «мектепке дейінгі және орта білім департаменті»
        return any(is_body(after.text) for after in tokens[at + 1 : at + 7])
    if _answers(tokens, at):
        # «әр учаскеге жауапты тұлғалар»
        return True
    if token.low == "жұмыспен" and tokens[at + 1].low == "қамту":
        return True
    if token.low == "емес":
        # «дайын емес аудан әкімдері»
        return at > 0 and attribute(tokens[at - 1]) and (at == 1 or not tokens[at - 1].is_capital)
    if not joined and tokens[at + 1].is_capital and not token.is_capital and _is_possessed(token.text):
        # «дайындық жұмыстары | Төтенше жағдайлар департаментіне»: a capital begins the name.
        return False
    head = head_of(token.text)
    if head is not None:
        if joined:
            return head.case == case or head.case == "nominative"
        if head.case == "genitive":
            return True
        of_people = head.kind == "people" and head.case == "nominative"
        if of_people and head_of(tokens[at + 1].text) and _is_possessed_head(tokens[at + 1].text):
            # «өңірлер әкімдіктеріне»
            return True
        if token.low == "иелері" and head_of(tokens[at + 1].text) is None:
            # «пәтер иелері кооперативтерінің төрағалары»
            return True
        if head.kind == "abbreviation":
            # «Қазсушар» РМК филиалы
            return True
        if head.kind == "compound" and head.case == "nominative" and not head.plural:
            # «қор бөлімі», «орталық аппарат»
            return True
        if head.case == "nominative" and token.low in _DESCRIBE:
            # «Прокуратура қала әкімдігіне …»: at the head of its clause it is the subject.
            if token.low in _ACT and at == 0 and not _is_possessed_head(tokens[at + 1].text):
                return False
            return head_of(tokens[at + 1].text) is not None or token.low not in _ACT
        # A whole name of its own: «аудан әкімі | ауылдық округ әкімдеріне».
        return head.case == "nominative" and (not head.complete or goes_on(tokens, at))
    if token.is_capital and at > 0 and person_ending(tokens, at) is not None:
        return False
    if token.low.endswith(("у", "ю")) and any(
        "verbal_noun" in reading.tags for reading in readings(token.text)[:2]
    ):
        following = tokens[at + 1]
        place = lookup(token.text) if token.is_capital else None
        if place is not None and place.kind in ("region", "city", "district", "village", "area"):
            return True
        if token.low.endswith("тану"):
            # «тарихи-өлкетану музейі»
            return True
        if is_body(following.text) or following.low == "жөніндегі":
            # «цифрландыру басқармасы», «бақылау жөніндегі комитет»
            return True
        return token.low in _IN_NAMES and (
            following.low.startswith(("саясат", "жүйе"))
            or ((head := head_of(following.text)) is not None and head.kind != "office")
            or following.low in ("және", "мен", "пен", "бен", ",")
            or following.low.endswith(("ды", "ді"))
        )
    if at + 2 < len(tokens) and tokens[at + 1].low.endswith(("ушы", "уші")) and head_of(tokens[at + 2].text):
        # «тапсырысты орындаушы компания», «жергілікті атқарушы органдар»
        return attribute(token) or any(reading.case == "accusative" for reading in readings(token.text)[:1])
    if at + 2 < len(tokens) and tokens[at + 2].low == "жөніндегі" and tokens[at + 1].low.endswith(("у", "ю")):
        # «бюджеттің атқарылуын бақылау жөніндегі комитет»
        return attribute(token) or any(r.case in ("accusative", "dative") for r in readings(token.text)[:1])
    if at + 2 < len(tokens) and tokens[at + 1].low in _IN_NAMES and _names_a_field(token.text):
        # «активтерді басқару саясаты департаменті»
        return any(is_body(after.text) or _is_centre(after.text) for after in tokens[at + 2 : at + 4])
    return attribute(token)


def token_is_each(token: Token) -> bool:
    return token.low in ("әр", "әрбір")


@lru_cache(maxsize=4096)
def _is_bare(word: str) -> bool:
    return any(
        reading.case == "nominative" and not reading.possessive and not set(reading.tags) & VERBAL
        for reading in readings(word)[:1]
    )


def _answers(tokens: Sequence[Token], at: int) -> bool:
    """«салаға жауапты тұлғалар»: what somebody answers for, in the dative, and no other name."""
    for ahead in (1, 2, 3):
        # «әр сайлау | учаскесіне жауапты тұлғалар»
        if at + ahead + 1 < len(tokens) and tokens[at + ahead].low == "жауапты" and ahead > 1:
            answered = readings(tokens[at + ahead - 1].text)[:1]
            answering = any(r.case == "dative" for r in answered)
            if ahead == 2 and answering and token_is_each(tokens[at]):
                return True
            possessed = any(r.case == "dative" and r.possessive == "poss3" for r in answered)
            return possessed and (token_is_each(tokens[at]) or _is_bare(tokens[at].text))
    if at + 2 >= len(tokens) or tokens[at + 1].low != "жауапты" or head_of(tokens[at].text) is not None:
        return False
    return head_of(tokens[at + 2].text) is not None and any(
        reading.case == "dative" for reading in readings(tokens[at].text)[:1]
    )


@lru_cache(maxsize=4096)
def _names_a_field(word: str) -> bool:
    """«активтерді», «мәселелерді»: what a department manages or protects."""
    return any(reading.case == "accusative" and reading.plural for reading in readings(word)[:1])


@lru_cache(maxsize=4096)
def is_body(word: str) -> bool:
    """«басқармасы», «департаментіне»: a body that what stands before it names."""
    return any(
        reading.possessive == "poss3"
        and reading.stem in ("басқарма", "бөлім", "департамент", "министрлік", "агенттік", "инспекция")
        for reading in readings(word)[:1]
    )


@lru_cache(maxsize=4096)
def _is_possessed(word: str) -> bool:
    return any(
        reading.possessive == "poss3" and reading.case == "nominative" and head_of(word) is None
        for reading in readings(word)[:1]
    )


@lru_cache(maxsize=4096)
def _is_possessed_head(word: str) -> bool:
    """«департаментінің», rather than «әкімдіктен»: of what another body is."""
    return any(reading.possessive == "poss3" for reading in readings(word)[:1])


@lru_cache(maxsize=4096)
def _is_centre(word: str) -> bool:
    """«орталығына», «қорының», «комитеті»: other bodies that what they protect or manage names."""
    return any(reading.possessive == "poss3" and reading.stem in _CENTRES for reading in readings(word)[:2])


_CONVERB = re.compile(r"(?:[^у]ып|[^ү]іп|йып|йіп|[аәе]п|ғалы|гелі|қалы|келі)$")


@lru_cache(maxsize=1 << 14)
def _attribute_word(word: str) -> bool:
    # The bare root as an order to a friend («қорғаныс!») is not what official texts mean.
    best = tuple(reading for reading in readings(word) if "imperative" not in reading.tags) or readings(word)
    if not best:
        return False
    top = best[0]
    if (
        top.kind == "unknown"
        and len(word) > _SHORTEST_UNKNOWN
        and word.lower() not in ("елорда", "ертіс")
        and re.search(r"(?:да|де|та|те|нан|нен|дан|ден|тан|тен)$", word.lower())
    ):
        return False
    if _CONVERB.search(word.lower()) and top.kind in ("unknown", "verb"):
        return False
    if top.kind in ("adverb", "particle", "pronoun"):
        return word.lower() in ("барлық", "барша", "бүкіл")
    case = top.case
    if case == "genitive":
        return True
    if case in _CASES or "that" in top.tags:
        # A second reading may have no case: «Ақсу» is no «ақ-су».
        return any(
            other.known
            and other.case == "nominative"
            and other.kind not in ("adverb", "particle", "pronoun")
            and not set(other.tags) & VERBAL
            for other in best[1:2]
        )
    if top.kind == "verb" and not set(top.tags) & _NOUN_TAGS:
        return word.lower() in ("жауапты", "тиісті")
    return True


def attribute(token: Token) -> bool:
    return token.is_word and _attribute_word(token.text)
