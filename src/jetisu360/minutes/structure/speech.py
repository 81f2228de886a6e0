"""Which sentences are the words of somebody in office: who speaks may be told at the end, on a line of its
own
before, or by «ол», «он» of somebody named earlier.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jetisu360.minutes.common.letters import KAZAKH, KAZAKH_CAPITALS, KAZAKH_CAPITALS_NO_YO, KAZAKH_NO_YO
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.sentences import Sentence

OFFICE = re.compile(
    r"әкім|министр|басшы|төраға|президент|премьер|елбасы|тоқаев|токаев|назарбаев|аким|мэр\b|глав[аеы]|председател|руководител"
    r"|директор|прокурор|начальник|бастығы"
    rf"|(?-i:[{KAZAKH_CAPITALS_NO_YO}]\.\s?(?:[{KAZAKH_CAPITALS_NO_YO}]\.\s?)?[{KAZAKH_CAPITALS_NO_YO}][{KAZAKH_NO_YO}]+)",
    re.IGNORECASE,
)
SAYS = re.compile(
    r"(?:деді|дейді|деп\s+(?:айтты|атап|ескертті|мәлімде|тапсыр|қадап|нақтыла|түйін|қорыт|толықтыр)|айтты|атап\s+өтті|атап\s+көрсетті|мәлімдеді|ескертті|қадап\s+айтты"
    r"|(?<!вы)сказал|отметил|подчеркнул|заявил|добавил|напомнил|резюмировал|указал|обратил\s+внимание|поручил)",
)
# «Изучить причины … . Такое поручение дал президент.»
SUCH_ORDER = re.compile(
    r"\W*(?:так\w+|соответствующ\w+|эт\w+)\s+(?:поручени|указани|задач|требовани|распоряжени)", re.IGNORECASE
)
# «… төрағалығымен жиын өтті»: what is said in the passive after it was said there.
_CHAIRED = re.compile(
    r"төрағалығымен|төрағалық\s+ет|төрағалығындағы|под\s+председательством|(?:кеңес|жиын|отырыс|мәжіліс)\w*\s+өткізді|пров[её]ла?\s+(?:\w+\s+){0,3}(?:совещани|заседани)"
)
_SAID = re.compile(
    r"(?:атап\s+өтіл|ескертіл|айтыл|назар\s+аударыл|жүктел|тапсырыл)(?:ді|ды)|(?:отмечен[ао]|подч[её]ркнут[ао]|обращено\s+внимание|указано)"
)
# «Бұл туралы облыс әкімі … айтты», «Об этом заявил аким»: whoever is named has said what stands before.
_OF_THIS = re.compile(
    r"^\W*(?:(?:бұл|осы)\s+(?:туралы|жөнінде|жайлы|жайында|мәселені)|мұны|осыны|осылай\s+деп|об\s+этом|это|так)\s"
)
_OF_THIS_TOLD = re.compile(
    r"(?:айтты|айтып\s+өтті|мәлімдеді|мәлім\s+етті|ескертті|ескерткен|айтқан|көтерді|қозғады|жеткізді|атап\s+өтті|міндеттеді|тапсырды"
    r"|заявил|сказал|рассказал|отметил|подчеркнул|напомнил|предупредил|поручил)"
)
_OF_PRESS = re.compile(r"баспасөз|пресс-|корреспондент|тілші|агенттігі|агентство")
# No word of a language; patterns would be tried at each of its letters.
_ENDLESS = re.compile(r"\w{80,}+|\s{3,}+")
_TOLD = re.compile(
    r"(?:[-–—,»!…]\s*)(?:деді(?!м)|деп\s+(?:тапсырма|ескерту)\s+бер\w+|дейді|деп\s+(?:айтты|атап|ескертті|мәлімде|тапсыр|қадап|нақтыла|түйін|қорыт|толықтыр|баса|сөз)\w*"
    r"|сказал|отметил|подчеркнул|заявил|добавил|напомнил|резюмировал|указал|обратил|поручил|потребовал|пояснил|акцентировал|распорядился|предупредил|призвал|попросил|предостер[её]г|заверил|заключил|говорит|сообщил|рассказал|обратился|написал|ответил|жазды|жауап\s+берді)"
)
# «…, – деп әкім … туралы айтып өтті»: the verb comes last.
_TOLD_LAST = re.compile(
    r"[-–—,»!…]\s*деп\s(?!хабарла)(?:[^.!?]{3,160}\s)?(?:айтып\s+өтті|атап\s+өтті|айтты|мәлімдеді|ескертті|тапсырды|жеткізді|атап\s+көрсетті|тоқталды)"
)
_AS_SAID = re.compile(
    r"айтуынша|пікірінше|сөзінше|айтқанындай|по\s+(?:его|её|ее)\s+(?:словам|мнению)|по\s+(?:словам|мнению)"
)
_HE = re.compile(rf"(?<![{KAZAKH}])(?:ол|оның|он|она|его|её)(?![{KAZAKH}])", re.IGNORECASE)
_PRIVATE = re.compile(
    r"тұрғын(?![\s-]+(?:үй|алап|кешен))|маман(?!дан)|сарапшы|ата-ана|мұғалім|жүргізуші|дәрігер|кәсіпкер(?!лік)|шаруа(?!шылы)|ардагер|оқушы|студент|ерікті|шебер|депутат|ғалым|жител|эксперт(?!из)|родител|учител|(?<!руко)водител|врач"
    r"|предпринимател(?!ьств)|подрядн\w+\s+организаци|директор\w*\s+тоо|фермер|ветеран|школьник|волонт|депутат|рабочи[ей](?!\s+(?:визит|групп|день))|строител(?!ьств|ьн)|прораб|учёны|ученый|журналист|тілші|корреспондент"
)
_PERSON = re.compile(
    rf"(?<![{KAZAKH}{KAZAKH_CAPITALS}])[{KAZAKH_CAPITALS}][{KAZAKH}]+\s+(?P<last>[{KAZAKH_CAPITALS}](?:[{KAZAKH}]+|[{KAZAKH_CAPITALS}]{{3,}}))"
)
_SURNAME = re.compile(rf"(?<![{KAZAKH}{KAZAKH_CAPITALS}])[{KAZAKH_CAPITALS}][{KAZAKH}]{{4,}}")
# «Азат Әбдіғалиұлы …»: somebody named before with his office, now with his father's name.
_RESPECTFUL = re.compile(
    rf"(?P<first>[{KAZAKH_CAPITALS}][{KAZAKH}]+)\s+[{KAZAKH_CAPITALS}][{KAZAKH}]+(?:ұлы|улы|қызы|кызы|ович|евич|овна|евна)(?![{KAZAKH}])"
)
_HELD = re.compile(
    rf"(?:әкімі|министрі|басшысы|төрағасы|[Пп]резидент[іi]?|[Пп]ремьер-[Мм]инистр\w*|басқарушысы|[Аа]ким\w*|[Мм]инистр\w*|[Гг]лав\w+|[Пп]редседател\w+|[Рр]уководител\w+)\s+(?:[{KAZAKH}]+\s+){{0,2}}"
    rf"{_PERSON.pattern}"
)
_NO_OFFICE = re.compile(rf"(?:{_PRIVATE.pattern})[{KAZAKH}]*\s+(?:[{KAZAKH}]+\s+){{0,2}}{_PERSON.pattern}")
_LABEL = re.compile(
    rf"^(?:{_PERSON.pattern}\s*,\s*[^:.]{{3,120}}|[^:.]{{3,100}}\s{_PERSON.pattern.replace('?P<last>', '')})\s*:\s*$"  # noqa: E501
)
# «Марат Ахметов, аким района: «…» in the line of what he says.
_NAMED_FIRST = re.compile(rf"{_PERSON.pattern}\s*,\s*[^:.«»]{{3,80}}:\s*[«“\"–—-]")
# «… деді Асан Омаров Үкімет отырысында»: whoever speaks there holds an office.
_AT_MEETING = re.compile(
    r"(?:үкімет|кеңес|аппарат|алқа|штаб|жиын)\w*\s+(?:отырысында|мәжілісінде)|жиында|на\s+(?:заседании|совещании|коллегии)"
)
_STEM = 5
"""Letters of a surname that all its cases share."""


@dataclass(slots=True)
class Speeches:
    """What was found: places where sentences of somebody in office begin, and blocks that only say who
    speaks.
    """

    spoken: set[int] = field(default_factory=set)
    reported: set[int] = field(default_factory=set)
    """Places of sentences that tell what somebody in office has said."""
    labels: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Teller:
    """Who spoke last, and whose surname belongs to an office in this text."""

    surnames: frozenset[str]
    private: frozenset[str]
    """Surnames of people who are told of as no officials: residents, experts."""
    names: frozenset[str]
    """First names of those whose office the text gave."""
    official: bool = False
    mentioned: bool = False
    """Whether the last who was told of in the text around the speeches holds an office."""

    def tells(self, text: str) -> None:
        """A sentence that is nobody's speech."""
        if OFFICE.search(text):
            self.mentioned = True
        elif _PRIVATE.search(text.lower()):
            self.mentioned = False

    def _surname_alone(self, who: str) -> bool:
        """«… деді Бектенов»: of somebody whose office the text gave with the whole name."""
        stems = {match.group().lower()[:_STEM] for match in _SURNAME.finditer(who)}
        return bool(stems & self.surnames) and not stems & self.private

    def knows(self, who: str) -> bool:
        """Whether those words name somebody in office; remembers the answer."""
        low = who.lower()
        if _PRIVATE.search(low):
            self.official = False
        elif _HE.search(low) and not _PERSON.search(who) and not OFFICE.search(who):
            self.official = self.official or self.mentioned
        elif any(match["last"].lower()[:_STEM] in self.private for match in _PERSON.finditer(who)):
            self.official = False
        elif (
            (_PERSON.search(who) and self.mentioned)
            or _AT_MEETING.search(low)
            or OFFICE.search(who)
            or any(match["last"].lower()[:_STEM] in self.surnames for match in _PERSON.finditer(who))
            or self._surname_alone(who)
            or any(match["first"] in self.names for match in _RESPECTFUL.finditer(who))
        ):
            self.official = True
        return self.official


def speeches(document: Document, by_block: Mapping[int, Sequence[Sentence]]) -> Speeches:
    """All that people in office say in a document, in one pass over its blocks."""
    found = Speeches()
    teller = _Teller(
        frozenset(match["last"].lower()[:_STEM] for match in _HELD.finditer(document.text)),
        frozenset(match["last"].lower()[:_STEM] for match in _NO_OFFICE.finditer(document.text)),
        frozenset(match.group().split()[-2] for match in _HELD.finditer(document.text)),
        mentioned=OFFICE.search(document.text) is not None,
    )
    waiting: list[int] = []  # sentences of an open quotation of which it is not yet told whose it is
    labelled = False
    before: Sequence[Sentence] = ()  # the paragraph before, where nobody is told to have said it
    for index, _block in enumerate(document.blocks):
        group = by_block.get(index)
        if not group:
            continue
        text = document.text[group[0].start : group[-1].end]
        following = by_block.get(index + 1)
        if not group[0].number and _labels(text, following):
            labelled = teller.knows(text)
            found.labels.add(index)
            continue
        spoken, waiting = _of_block(group, teller, waiting, found.reported, said=labelled)
        found.spoken |= spoken
        if before and _tells_of_this(group[0].text):
            # «… жол бермеу керек. ¶ Бұл туралы облыс әкімі … айтты.»
            found.spoken.add(before[-1].start)
        if spoken and not labelled and _is_plain(group):
            # «… қажет. ¶ … тапсырамын, – деді министр»: a speech in two paragraphs without quotation marks.
            found.spoken |= {one.start for one in before if _MODAL_END.search(one.text.lower())}
        before = group if not spoken and _is_plain(group) else ()
        labelled = _introduces(group[-1].text, following) and teller.knows(group[-1].text)
    return found


_MODAL_END = re.compile(r"(?:керек|қажет|тиіс|болмайды|міндетті|жөн)[\s.!]*$")


def _is_plain(group: Sequence[Sentence]) -> bool:
    """A paragraph without a dash or a quotation mark of speech."""
    return not group[0].speech and not any("«" in one.text or one.number for one in group)


def _introduces(text: str, following: Sequence[Sentence] | None) -> bool:
    """«… атап өткен аудан әкімі:» at the end of a paragraph, with a quotation in the next."""
    if following is None or not text.rstrip().endswith(":") or not OFFICE.search(text):
        return False
    return following[0].speech or following[0].text.lstrip()[:1] == "«"


def calm(text: str) -> str:
    """The text without words and gaps that no text has; a rule would look at each of their letters again and
    again.
    """
    return _ENDLESS.sub(" ", text)


def tells(low: str) -> bool:
    """Whether a sentence tells what somebody has said."""
    return SAYS.search(low) is not None or _SAID.search(low) is not None


_TOLD_OF = re.compile(
    rf"(?:әкім|министр|басшысы|төраға|премьер)[{KAZAKH}]*\s(?!баспасөз)[^.!?\n]{{0,120}}?(?:хабарла|жеткіз|баянда|мәлім\s+ет|айт|тапсыр)(?:ды|ді|ты|ті)(?![{KAZAKH}])"
    rf"|(?:жиын|отырыс|кеңес|мәжіліс|жиналыс)[{KAZAKH}]*\s+(?:өтті|өткізілді|қорытынды|барысында|соңында)"
    rf"|(?:аким|министр|глава|премьер|руководител|председател)[{KAZAKH}]*\s[^.!?\n]{{0,120}}?(?:сообщ|рассказ|завер|поясн|проинформ|долож|поруч|отмет|подчерк)[{KAZAKH}]*л[аи]?(?![{KAZAKH}])"
    rf"|(?:сообщил|рассказал|заверил|пояснил|проинформировал|доложил)[аи]?\s+(?:[{KAZAKH}-]+\s+){{0,3}}?(?:аким|министр|глава|премьер|руководител|председател)"
    rf"|(?:сообщил|рассказал)и?\s+в\s+(?:акимате|министерстве|управлении|департаменте)|по\s+(?:информации|данным)\s+(?:акимат|министерств|управлени)"
    r"|пресс-служб\w+\s+(?:[\w-]+\s+)?(?:аким|министерств|управлени|правительств|департамент|президент)|сайт\w*\s+(?:акимат|министерств|правительств)",
    re.IGNORECASE,
)


# A Russian report of an office: it is named.
_OF_STATE = re.compile(
    r"(?<!\w)(?:акимат|аким(?!ов)|министерств|министр|правительств|управлени|комитет|департамент|ведомств|премьер|президент|глава\s|градоначальник)",
    re.IGNORECASE,
)


def tells_of_office(text: str) -> bool:
    """Whether a text tells somewhere what somebody in office, or an office itself, has said."""
    text = calm(text)
    if _TOLD_OF.search(text) or _OF_STATE.search(text):
        return True
    return _OF_STATE_KK.search(text) is not None and not of_press(text)


# A Kazakh one.
_OF_STATE_KK = re.compile(
    rf"(?<![{KAZAKH}])(?:әкім(?!гер|жан)|министр|үкімет|мәслихат|премьер|президент|мемлекет\s+басшысы|комитет|департамент|басқармасы(?:ның)?(?![{KAZAKH}]))",
    re.IGNORECASE,
)

# «Бұл туралы әкімнің баспасөз қызметі айтты»
_PRESS_TOLD = re.compile(r"баспасөз\s+(?:қызметі|хатшысы)\s+(?:айтты|хабарлады|жеткізді|мәлімдеді)")


def of_press(text: str) -> bool:
    """Whether a press service has told what the text says."""
    return _PRESS_TOLD.search(text) is not None


def official_blocks(document: Document) -> list[bool]:
    """For each block: whether somebody in office speaks in it, or goes on to, named in the one before."""
    found: list[bool] = []
    chaired = False
    for block in document.blocks:
        text = calm(document.text[block.start : block.end])
        low = text.lower()
        says = SAYS.search(low) is not None
        chaired = chaired or (_CHAIRED.search(low) is not None and OFFICE.search(text) is not None)
        told = chaired and _SAID.search(low) is not None
        found.append(told or (says and (found[-1:] == [True] or OFFICE.search(text) is not None)))
    return found


def _tells_of_this(text: str) -> bool:
    """«Бұл туралы облыс әкімі … айтты»: who has said what stands before this sentence."""
    low = text.lower()
    told = _OF_THIS_TOLD.search(low) if _OF_THIS.match(low) else None
    if told is None or OFFICE.search(text) is None or _OF_PRESS.search(low):
        return False
    # «Осыны ескерткен аудан басшысы мамандарға …»: whoever has said it, and not to whom; in Russian that one
    # stands after the verb.
    until = len(low) if told.group().endswith("л") else told.end()
    return _PRIVATE.search(low, 0, until) is None


def _labels(text: str, following: Sequence[Sentence] | None) -> bool:
    """«Марат Ахметов, аким района:» above what he says."""
    if not text.rstrip().endswith(":") or following is None or len(text) > 200 or not OFFICE.search(text):
        return False
    first = following[0]
    if first.number and not first.speech:
        return False
    # Points of a list begin small.
    opens = (first.speech and first.text[:1].isupper()) or first.text.lstrip()[:1] == "«"
    return opens or _LABEL.match(text) is not None


def _of_block(
    group: Sequence[Sentence], teller: _Teller, waiting: list[int], reported: set[int], *, said: bool
) -> tuple[set[int], list[int]]:
    """The places of spoken sentences of a block (and of those that waited), and those that wait now."""
    spoken: set[int] = set()
    dashed = group[0].speech
    inside = bool(waiting) or _lost_opening(group)
    pending = list(waiting)
    unquoted: list[int] = []
    attributed = goes_on = False
    whole = said or (dashed and teller.official)
    for sentence in group:
        low = sentence.text.lower()
        told = _TOLD.search(low) or _TOLD_LAST.search(low)
        opens, closes = sentence.text.count("«"), sentence.text.count("»")
        if (label := _NAMED_FIRST.match(sentence.text)) is not None and OFFICE.search(label.group()):
            # «Асан Омаров, аким города: «…»
            labelled = teller.knows(label.group())
            whole = whole or labelled
        quoted = inside or sentence.text.lstrip()[:1] == "«" or (opens and "»" not in sentence.text)
        if quoted or dashed or said:
            pending.append(sentence.start)
        elif not attributed:
            unquoted.append(sentence.start)
        if _tells_of_this(sentence.text):
            spoken.update(unquoted)
        if told is not None and not _is_source(low):
            attributed = True
            if teller.knows(_outside(sentence.text, told.start())):
                spoken.update(pending if pending else unquoted)
                spoken.add(sentence.start)
            pending, unquoted = [], []
            whole = teller.official and dashed
        elif _AS_SAID.search(low[:60]) and teller.knows(sentence.text[:80]):
            spoken.add(sentence.start)
        elif not quoted and not dashed and not SAYS.search(low):
            teller.tells(sentence.text)
            if goes_on and not _PRIVATE.search(low):
                reported.add(sentence.start)
        elif SAYS.search(low) and not quoted and not dashed:
            goes_on = teller.knows(sentence.text)
            if goes_on:
                reported.add(sentence.start)
                whole = whole or low.rstrip().endswith(":")
            unquoted = []
        inside = (inside or opens > 0) and opens + inside > closes
    if said or whole:
        spoken.update(pending)
        pending = []
    elif not inside:
        # A quotation that closes without a word of who speaks goes on with whoever spoke before.
        if teller.official and pending and not dashed:
            spoken.update(pending)
        pending = []
    return spoken, pending if inside else []


def _lost_opening(group: Sequence[Sentence]) -> bool:
    """«Нужно … . Надо …», – отметил аким» without its first mark: the quotation begins with the paragraph."""
    marks = [mark for one in group for mark in one.text if mark in "«»"]
    closing = next((one for one in group if "»" in one.text), None)
    return marks[:1] == ["»"] and closing is not None and _TOLD.search(closing.text.lower()) is not None


_SOURCE = re.compile(r"(?:деп\s+)?хабарла|сообща(?:ет|ют)|переда[её]т")


def _is_source(low: str) -> bool:
    """«…, деп хабарлайды …»: a newspaper's word for where it has its news from."""
    return _SOURCE.search(low) is not None and not re.search(r"[-–—]\s*(?:деді|сказал)", low)


def _outside(text: str, told: int) -> str:
    """What of a sentence tells who speaks: after the verb, and before the quotation."""
    lead = text.split("«", 1)[0] if "«" in text[:told] else ""
    return f"{lead} {text[told:]}"
