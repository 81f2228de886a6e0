"""A document's sentences: razdel's, with what official texts have besides: numbered points, dashes, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from razdel import sentenize

from jetisu360.minutes.common.letters import KAZAKH, KAZAKH_CAPITALS_NO_YO_SHHA, KAZAKH_NO_YO, RUSSIAN_NO_YO
from jetisu360.minutes.read.document import Block, Document
from jetisu360.minutes.read.language import SentenceLanguage, language_of


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start`, `end`: of the document's text, without the point's number and the dash of direct speech.

    `block`: the index of its block; `number`: «1.2» of a numbered point, «-» of a list item, else empty;
    `first`: whether it opens its block; `speech`: whether its block is somebody's words after a dash.
    """

    start: int
    end: int
    text: str
    language: SentenceLanguage
    block: int
    number: str = ""
    first: bool = False
    speech: bool = False


# «1.», «1.2.», «1)», «а)», «-», «•»; a date («12.02.2018») or an amount («1.5 млн») is no number of a point.
MARK = re.compile(
    r"\s*(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}\.?\)|\d{1,2}\.(?:\d{1,2}\.){0,3}(?=\s)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[^\W\d])"
    rf"|[IVX]{{1,5}}\.(?=\s)|[{RUSSIAN_NO_YO}іәa-z]\)(?=\s))|(?P<dash>[-–—•*▪●‒−]))\s*"
)
_INLINE = re.compile(r"(?<=[;:,.])\s+(?=\d{1,2}\)\s)")
_ENUMERATED = re.compile(r";\s+")
# After these razdel ends a sentence where none ends.
_GOES_ON = re.compile(
    rf"(?:\b(?:[{KAZAKH_NO_YO}]\s?\.\s?[{KAZAKH_NO_YO}]|т\.\s?б|т\.\s?с\.\s?с|млн|млрд|трлн|тг|обл|ул|көш|ауд|руб|чел|см|стр|бет|тел|жж?|гг?|к|с|п|ст"
    rf"|тов|зам|рук|нач|отв|инж|проф|акад|[A-Z{KAZAKH_CAPITALS_NO_YO_SHHA}])\.|№)\s*$",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?:^|\s)[{KAZAKH_CAPITALS_NO_YO_SHHA}A-Z]\.$")
_BEGINS_SMALL = re.compile(rf"[\s«\"(]*[{KAZAKH}]")
_SAID = re.compile(
    r"\s*[-–—]\s*(?:деді|дейді|деп|сказал|отметил|подчеркн|заявил|поручил|добавил)", re.IGNORECASE
)
_LONGEST_BRACKET = 120
_ABBREVIATED_YEAR = re.compile(r"\d\s?(?:г|гг|ж|жж)\.$|\b(?:т|с)\.\s?г\.$", re.IGNORECASE)


def sentences(document: Document) -> Iterator[Sentence]:
    """Every sentence of paragraphs, in order; rows of tables are none (`structure.tables` has them)."""
    around: SentenceLanguage = "kk"
    for index, block in enumerate(document.blocks):
        if block.kind == "row":
            continue
        for sentence in _of_block(document.text, block, index, around):
            if sentence.language != "other":
                around = sentence.language
            yield sentence


def _of_block(text: str, block: Block, index: int, around: SentenceLanguage) -> Iterator[Sentence]:
    start, number, speech = block.start, "", False
    for _ in range(2):  # «1. – …» has both
        mark = MARK.match(text, start, block.end)
        if mark is None or mark.end() == block.end:
            break
        start = mark.end()
        if mark["number"]:
            number = mark["number"].rstrip(".")
        else:
            speech = True
            number = number or "-"
    first = True
    for begin, end in _spans(text, start, block.end):
        content = text[begin:end]
        language = language_of(content, around)
        inner = re.match(r"(\d{1,2})\)\s+", content) if not first else None
        if inner:
            begin, content = begin + inner.end(), content[inner.end() :]
        yield Sentence(
            begin, end, content, language, index, f"{inner[1]})" if inner else number, first, speech
        )
        around, first = language, False


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of sentences in a block."""
    content = text[start:end]
    whole: list[tuple[int, int]] = []
    for begin, stop in _sentenized(content):
        if whole and _joined(content, whole[-1], begin):
            whole[-1] = (whole[-1][0], stop)
        else:
            whole.append((begin, stop))
    for begin, stop in whole:
        at = begin
        for cut in _INLINE.finditer(content, begin, stop):
            yield start + at, start + cut.start()
            at = cut.end()
        for cut in _ENUMERATED.finditer(content, at, stop) if stop - at > LONGEST_SENTENCE else ():
            if cut.end() > at:
                yield start + at, start + cut.start() + 1
                at = cut.end()
        if at < stop:
            yield start + at, start + stop


LONGEST_SENTENCE = 3000
"""Characters; a longer stretch without a full stop is no sentence of a person's, and is cut at semicolons."""
STRETCH = 8000
"""Characters given to razdel at once, whose time grows faster than the text."""
_EDGE = 24
"""Characters on both sides of a boundary that decide whether there is one."""


def _sentenized(content: str) -> Iterator[tuple[int, int]]:
    """Razdel's spans; a long paragraph goes to it in stretches, for its time grows faster than the text."""
    at = 0
    while at < len(content):
        end = len(content)
        if end - at > STRETCH:
            cut = content.rfind(". ", at + STRETCH // 2, at + STRETCH)
            end = cut + 2 if cut >= 0 else at + STRETCH
        for span in sentenize(content[at:end]):
            if span.stop > span.start:
                yield at + span.start, at + span.stop
        at = end


def _in_bracket(content: str, last: tuple[int, int], begin: int) -> bool:
    """«(отв. Иванов А.; 5 февраля)»: no sentence ends within a bracket."""
    before = content[max(last[0], last[1] - _LONGEST_BRACKET) : last[1]]
    after = content[begin : begin + _LONGEST_BRACKET]
    closes, opens = after.find(")"), after.find("(")
    return before.rfind("(") > before.rfind(")") and closes >= 0 and (opens < 0 or closes < opens)


def _joined(content: str, last: tuple[int, int], begin: int) -> bool:
    """Whether razdel cut in two what is one sentence."""
    tail = content[max(last[0], last[1] - _EDGE) : last[1]]
    head = content[begin : begin + _EDGE]
    if _SHORT.search(tail) or _in_bracket(content, last, begin):
        return True
    if _SAID.match(head):
        # «…, – деді әкім» belongs to the sentence it follows.
        return True
    if _ABBREVIATED_YEAR.search(tail) or _GOES_ON.search(tail):
        return bool(_BEGINS_SMALL.match(head)) or head[:1].isdigit() or head[:1] in "(–-№"
    return bool(_BEGINS_SMALL.match(head)) and not tail.rstrip().endswith(("!", "?", ";", ":"))
