"""What the rules for Kazakh ask of a sentence, each question by its name.

Every predicate answers for one reason and knows nothing of the others; the rules say how the answers combine.
"""

from __future__ import annotations

import re

from jetisu360.minutes.common.letters import KAZAKH, KAZAKH_CAPITALS_NO_YO, KAZAKH_NO_YO
from jetisu360.minutes.common.triggers import Hit
from jetisu360.minutes.common.wordlists import words
from jetisu360.minutes.kk.names import Name
from jetisu360.minutes.kk.roles import subject_of
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.kk.verbal_noun import VerbalNoun, verbal_noun
from jetisu360.minutes.kk.words import readings
from jetisu360.minutes.model.task import Context

# Terms.


def has_deadline(s: KazakhSentence) -> bool:
    """Whether a term in words of a deadline («дейін») gives a date or a repetition."""
    return any(term.strong and (term.due is not None or term.kind == "recurring") for term in s.terms)


# Who speaks, and in what office.

_OFFICE = re.compile(
    rf"әкім|министр|басшы|төраға|президент|премьер|елбасы|директор|орынбасар|тоқаев|назарбаев|прокур|(?-i:[{KAZAKH_CAPITALS_NO_YO}]\.\s?[{KAZAKH_CAPITALS_NO_YO}])",
    re.IGNORECASE,
)
_OFFICIAL_SAID = re.compile(r"(?:деді|дейді|айтты|атап\s+өтті|қадап\s+айтты|мәлімдеді|ескертті|еске\s+салды)")
_REPORTING = re.compile(
    r"(?:айт(?:ты|қан|ып|а|ады|ыл)|сөз\s+(?:бол|етіл)|атап|еске\s+сал|ескерт|мәлімде|жеткіз|баса|қадап|көрсет|сөз|хабарла|алға\s+тарт|пысықта|тоқтал|тілге|назар|тапсыр"
    r"|баян|түсіндір|нақтыла|алға|деді|дейді|ұсын|міндетте)"
)
_ORDERED = re.compile(r"(?:тапсыр|міндетте)(?:(?:ған|ген)(?:ын|ін)|ды|ді|ылды)")
_WARNED = re.compile(r"ескерт(?:ті|іп)|тапсырды|міндеттеді|талап\s+етті|қадап\s+айтты|шегелеп")
_WAS_SAID = re.compile(
    r"\s+(?:\S+\s+)?(?:айтылды|сөз\s+болды|сөз\s+етілді|атап\s+өтілді|ескертілді|пысықталды|көрсетілді)"
)
_MEETING = re.compile(r"жиын|жинал|отырыс|кеңес|мәжіліс|алқа|штаб|сессия|басқосу|селектор")
_ORDERED_WITHIN = 40
"""Characters after the trigger: «керектігін баса айтып, … тапсырды»."""
_DECIDED = re.compile(r"деп\s+(?:шеш|тап|таны)")
_QUOTING = ("деді", "деген", "санайды", "есептейді")


def holds_office(s: KazakhSentence, name: Name) -> bool:
    """Whether a name is that of somebody who may give orders: an office, a known name, initials."""
    return _OFFICE.search(s.phrase(name)) is not None


def in_office(s: KazakhSentence, first: int, last: int) -> bool:
    """Whether somebody who may give orders is named in the nominative; experts and parents may not."""
    return any(
        n.case == "nominative" and first <= n.first and n.last < last and holds_office(s, n) for n in s.names
    )


def spoken_officially(s: KazakhSentence, hit: Hit) -> bool:
    """«…, – деді облыс әкімі» after it, or «министрдің айтуынша» before."""
    match = _OFFICIAL_SAID.search(s.low, hit.end)
    if match is None:
        return False
    after = s.token_at(hit.end)
    return in_office(s, after, len(s.tokens)) or any(
        s.tokens[n.last + 1].text == ":" and holds_office(s, n) for n in s.names if n.last + 1 < len(s.tokens)
    )


def has_authority(s: KazakhSentence, hit: Hit, context: Context) -> bool:
    """Whether the sentence or what is around it says that somebody in office asks."""
    return (
        context.official
        or context.ordering
        or context.listed
        or context.letter
        or context.asked
        or is_decided(s, hit)
        or is_quoted_by_office(s, hit)
        or is_said_at_meeting(s, hit)
        or is_by_order(s, hit)
        or spoken_officially(s, hit)
    )


def is_decided(s: KazakhSentence, hit: Hit) -> bool:
    """«қажет деп шешім қабылданды»: a decision, whoever took it."""
    return _DECIDED.search(s.low[hit.start : hit.end]) is not None


def is_quoted_by_office(s: KazakhSentence, hit: Hit) -> bool:
    """«… тиіс деген қала әкімі …»: what is needed is the word of somebody in office."""
    if not s.low[hit.start : hit.end].endswith("деген"):
        return False
    at = s.token_at(hit.end)
    return any(n.first == at and n.case == "nominative" and holds_office(s, n) for n in s.names)


def is_said_at_meeting(s: KazakhSentence, hit: Hit) -> bool:
    """«жиналыста … қажеттігі айтылды»: said where people in office meet."""
    return _WAS_SAID.match(s.low, hit.end) is not None and _MEETING.search(s.low[: hit.start]) is not None


_BY_ORDER = re.compile(rf"(?:тапсырма|нұсқау|талап)[{KAZAKH_NO_YO}]*\s+(?:сәйкес|сай|бойынша|орай|негізінде)")


def is_by_order(s: KazakhSentence, hit: Hit) -> bool:
    """«облыс әкімінің тапсырмасына сәйкес … жойылуы тиіс»: somebody in office has asked for it."""
    match = _BY_ORDER.search(s.low, 0, hit.start)
    return match is not None and _OFFICE.search(s.text, 0, match.start()) is not None


def is_of_meeting(s: KazakhSentence, hit: Hit) -> bool:
    """«кеңес нәтижесінде …», «жиында …»: what follows was settled where people in office meet."""
    return _MEETING.search(s.low[: hit.start]) is not None


def is_speech(s: KazakhSentence, hit: Hit, context: Context) -> bool:
    """Whether these are the words of somebody in office, and no report of them."""
    return context.speech or spoken_officially(s, hit)


def is_reported_speech(s: KazakhSentence, hit: Hit) -> bool:
    """«… керектігін айтты», «… қажеттігіне тоқталды»: a verb of saying follows the trigger."""
    return _REPORTING.search(s.low, hit.end) is not None


def is_warned(s: KazakhSentence, hit: Hit) -> bool:
    """«… болуға тиістігін ескертті»: said with weight, so that even how something must be is asked for."""
    return _WARNED.search(s.low[hit.end : hit.end + _ORDERED_WITHIN]) is not None


def is_reported_order(s: KazakhSentence, hit: Hit) -> bool:
    """«… керектігін тапсырды», «… тиістігін міндеттегенін айтты»: reported as an order."""
    return _ORDERED.search(s.low[hit.end : hit.end + _ORDERED_WITHIN]) is not None


def names_orderer(s: KazakhSentence, hit: Hit) -> bool:
    """«… керектігін тапсырғанын айтты»: a report of an order, whose giver stands in the genitive."""
    reported = _ORDERED.search(s.low[hit.end : hit.end + _ORDERED_WITHIN])
    return reported is not None and reported.group().endswith(("ын", "ін"))


def is_quoting(s: KazakhSentence, hit: Hit) -> bool:
    """«керек деді», «керек деп санайды»: the trigger itself holds the verb of saying."""
    return s.low[hit.start : hit.end].endswith(_QUOTING)


def is_said_by_pronoun(s: KazakhSentence, name: Name) -> bool:
    """«Ол аудан әкімдігі … беруі тиіс екенін айтты»: who says so is «ол», and not this name."""
    return re.search(rf"(?<![{KAZAKH_NO_YO}])ол,?\s+$", s.low[: s.tokens[name.first].start]) is not None


def begins_with_pronoun(s: KazakhSentence) -> bool:
    """«Ол …»: the sentence goes on with whoever spoke before."""
    return s.low.lstrip(" «").startswith("ол ")


# Obligations: «аяқтауы керек», «аяқтау қажет», «қабылдауға тиіс».

_DENIED = re.compile(
    rf"\s*(?:емес|еді|болған|болатын|болса|па|пе|ме|бе|шығар|етеді|етіп|еткен|етпей|ма|деген\s+ой|болды|жоқ|секілді)(?![{KAZAKH}])"
)
_IDIOM = re.compile(
    r"(?:айт(?:а|ып|уым(?:ыз)?)|атап|ескер(?:е|ту)|еске|қос(?:а|ып)|ұмытпау|мойында(?:у|п)|түсін(?:у|іп)|біл(?:у|іп))\s*(?:кету|өту|кеткен|өткен|салу|алу)?\s*$"
)
_IDIOM_WITHIN = 40
"""Characters before the trigger: an idiom's two words and a space fit into it."""
_LAW = re.compile(r"заң\s+бойынша|заңға\s+сәйкес|ереже(?:ге\s+сәйкес|\s+бойынша)")
_GOVERN_DATIVE = ("тиіс", "мінд")
_DONE = ("жауапты", "дайын", "әзір", "қамтылған", "аяқталған", "бітірілген", "жасақталған")
_NOT_AFTER_SUBJECT = ("мен", "пен", "бен", "болып", "ретінде", "арқылы", "үшін")


def is_denied(s: KazakhSentence, hit: Hit) -> bool:
    """«керек емес», «керек еді», «керек пе»: the words after the trigger deny, ask, or tell of the past."""
    return _DENIED.match(s.low, hit.end) is not None


def is_idiom(s: KazakhSentence, hit: Hit) -> bool:
    """«айта кету керек», «ұмытпау керек»: a way of speaking, and nothing to be done."""
    return _IDIOM.search(s.low[max(0, hit.start - _IDIOM_WITHIN) : hit.start].rstrip()) is not None


def is_general_law(s: KazakhSentence, hit: Hit) -> bool:
    """«заң бойынша … тиіс»: what a law or a rule asks of everybody."""
    return _LAW.search(s.low[: hit.start]) is not None


def governs_dative(s: KazakhSentence, hit: Hit) -> bool:
    """«қабылдауға тиіс», «қабылдауға міндетті»: the only two that stand after a dative."""
    return s.low[hit.start :].startswith(_GOVERN_DATIVE)


def is_exhortation(s: KazakhSentence, complement: int) -> bool:
    """«түсінуі керек», «мақтануы керек» without a term: a verb of minds and hearts."""
    return s.tokens[complement].low in words("kk", "exhort.txt") and not s.terms


def is_state(s: KazakhSentence, first: int, complement: int) -> bool:
    """«сапалы болуы керек»: how something must be; «дайын болуы керек» is a result all the same."""
    before = s.tokens[complement - 1].low if complement > first else ""
    return s.tokens[complement].low.startswith(("болу", "болмау")) and before not in _DONE


def is_being(s: KazakhSentence, complement: int) -> bool:
    """«негізі Абайдың шығармашылығы болуы тиіс»: what something is, rather than how («бақылауда болуы»)."""
    return complement > 0 and any(
        reading.possessive == "poss3" and reading.case == "nominative"
        for reading in readings(s.tokens[complement - 1].text)[:1]
    )


def are_several_obliged(inside: list[Name], noun: VerbalNoun) -> bool:
    """«Бөлім басшылары … беруі тиіс екенін айтты»: several people are who must, a single one says so."""
    return len(inside) == 1 and inside[0].plural and noun.form == "possessive"


def is_subject(s: KazakhSentence, name: Name) -> bool:
    """Whether a nominative is a subject, and not «… ретінде», «… арқылы», «… мен»."""
    following = s.tokens[name.last + 1] if name.last + 1 < len(s.tokens) else None
    return following is None or following.low not in _NOT_AFTER_SUBJECT


# Wishes and calls: «аяқтасын», «аяқтаңыздар».

_BLESSINGS = frozenset(
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
_ORDERS_OF_OFFICE = frozenset(("берсін", "тұрсын", "жолдасын", "келсін", "жасасын"))
_FORMULA = re.compile(
    r"^(?:назарға\s+)?(?:алынсын|жариялансын|бекітілсін|мақұлдансын|танылсын|саналсын|жойылсын|тағайындалсын|босатылсын|болсын|тоқтатылсын|шығарылсын|толықтырылсын|ұзартылсын|өзгертілсін|анықталсын|бағалансын)$"
)
_UNKNOWN_WISH = re.compile(r"..[лдт][ае][стн]?(?:сын|сін)$")
_PASSIVE_WISH = re.compile(r"[лн](?:сын|сін)$")
_GOES_ON = ("және", "әрі", "деді", "да", "де")
_CONDITIONAL = re.compile(r"(?:саңыз|сеңіз)(?:дар|дер)?$")
_INTERJECTIONS = ("бол", "айт", "кеш", "сен")


def is_optative(s: KazakhSentence, hit: Hit, first: int, at: int) -> bool:
    """Whether a word in -сын is a wish: by its readings, or, of a verb that the lexicon lacks («түгендесін»),
    by its shape, where somebody is its subject.
    """
    word = s.low[hit.start : hit.end]
    top = readings(word)[:1]
    if any("optative" in reading.tags for reading in top) or word == "жолдасын":
        # «көшірмесін … министрлігіне жолдасын», which may be a comrade elsewhere.
        return True
    shaped = _UNKNOWN_WISH.search(word) is not None
    return shaped and not any(reading.known for reading in top) and subject_of(s, first, at) is not None


def is_blessing(s: KazakhSentence, hit: Hit, first: int, at: int, context: Context) -> bool:
    """«құтты болсын», «өмірі ұзақ болсын»: wished and not ordered; of somebody, or in a list of orders,
    «есеп берсін» is an order.
    """
    word = s.low[hit.start : hit.end]
    ordered = word in _ORDERS_OF_OFFICE and (context.listed or subject_of(s, first, at) is not None)
    if word == "болсын" and is_speech(s, hit, context):
        # «жұмыс үнемі бақылауда болсын», said by somebody in office.
        ordered = is_held(s, at)
    return word in _BLESSINGS and not ordered


_HELD = frozenset(("бақылауда", "назарда", "дайын", "әзір", "қамтылған"))


def is_held(s: KazakhSentence, at: int) -> bool:
    """«бақылауда болсын»: how something is to be kept, and no blessing."""
    return at > 0 and s.tokens[at].low == "болсын" and s.tokens[at - 1].low in _HELD


def ends_clause(s: KazakhSentence, at: int) -> bool:
    """Whether token `at` is the last of its clause. «көшірмесін үш күн ішінде …» is an object, and «… деп»
    quotes a wish.
    """
    following = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    return following is None or not following.is_word or following.low in _GOES_ON


def is_passive_wish(word: str) -> bool:
    """«аяқталсын»: what is to be done is the subject; «толсын» only ends like one."""
    return _PASSIVE_WISH.search(word) is not None and any(
        "passive" in reading.tags for reading in readings(word)[:2]
    )


def is_private_person(s: KazakhSentence, name: Name | None) -> bool:
    """Somebody by name and without an office."""
    return name is not None and name.kind == "person" and not holds_office(s, name)


def is_formula(s: KazakhSentence, hit: Hit) -> bool:
    """«бекітілсін», «назарға алынсын»: a decision that is done by being written."""
    word = s.low[hit.start : hit.end]
    noted = s.low[: hit.start].rstrip().endswith("назарға")
    if _ACT.search(s.low, max(0, hit.start - _ACT_WITHIN), hit.end) is not None:
        return True
    return _FORMULA.match(f"назарға {word}" if noted else word) is not None


# What an act does itself: it changes another, or sets a quota.
_ACT = re.compile(
    rf"(?<![{KAZAKH_NO_YO}])(?:(?:өзгеріс|толықтыру)[{KAZAKH_NO_YO}]*\s+енгізілсін"
    rf"|(?:квота|карантин|мөлшер|тариф|мөлшерлеме|шекара|шектеу|режим)[{KAZAKH_NO_YO}]*\s+белгіленсін|(?:түсуі|кетуі)\s+қабылдансын)$"
)
_ACT_WITHIN = 40
"""Characters before a wish: the word before it fits into them."""


def is_imperative(word: str) -> bool:
    """«аяқтаңыздар» of a verb that the lexicon has; «кешіріңіз», «айтыңызшы» ask for nothing."""
    if word.startswith(_INTERJECTIONS):
        return False
    if _CONDITIONAL.search(word):
        root = _CONDITIONAL.sub("", word)
        return (
            any(reading.kind == "verb" for reading in readings(root)[:3])
            or verbal_noun(root + "у") is not None
        )
    top = readings(word)[:1]
    return any("imperative" in reading.tags and reading.known for reading in readings(word)[:2]) and not any(
        reading.kind == "noun" and reading.known and word.endswith(("лар", "лер")) for reading in top
    )


def is_shaped_imperative(word: str) -> bool:
    """«тежеңіздер» of a verb that the lexicon lacks."""
    return word.endswith(("ңыз", "ңіз", "ңыздар", "ңіздер")) and not any(
        reading.known for reading in readings(word)[:2]
    )


def is_object(word: str) -> bool:
    """«жолды»: something that is done to it is said."""
    return any(reading.kind == "noun" and reading.case == "accusative" for reading in readings(word)[:1])
