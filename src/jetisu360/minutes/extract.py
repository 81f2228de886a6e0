"""A document to its assignments: the rules of each language, and what the text around a sentence adds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jetisu360.minutes.common.script import is_of_2018
from jetisu360.minutes.common.topics import points_back
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.facts import Antecedents, write_in
from jetisu360.minutes.model.task import Context
from jetisu360.minutes.model.unread import Unread
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.normal import Normal
from jetisu360.minutes.read.sentences import Sentence, sentences
from jetisu360.minutes.structure.brackets import set_bracket
from jetisu360.minutes.structure.carried import give, go_on, may_be_told, said_to
from jetisu360.minutes.structure.flat_tables import unflattened
from jetisu360.minutes.structure.lines import (
    governing,
    heading_names,
    set_heading,
    set_owner,
    set_term,
    tail_term,
)
from jetisu360.minutes.structure.outline import (
    Outline,
    is_task_point,
    opens_with_infinitive,
    owner_line,
    term_line,
)
from jetisu360.minutes.structure.proposals import proposals
from jetisu360.minutes.structure.rows import of_row
from jetisu360.minutes.structure.speech import (
    SUCH_ORDER,
    Speeches,
    calm,
    of_press,
    official_blocks,
    speeches,
    tells,
    tells_of_office,
)
from jetisu360.minutes.structure.tables import as_paragraphs, is_unread, rows_of
from jetisu360.minutes.structure.translations import translations
from jetisu360.minutes.structure.unread import why_unread

_ORDERING = re.compile(
    r"тапсыр(?:ды|ылды|амын|дым|сын)|тапсырма\w*\s+(?:бер|жүкте)|міндеттеді|жүктеді|жүктелді|ескертілді|поручил|поручено|поручаю|обязал|дал\w*\s+(?:\w+\s+)?(?:поручени|указани)",
)
_INTRODUCES = re.compile(
    r"(?:міндет(?:тер)?\s+(?:қой|жүкте)|тапсырма(?:лар)?\s+(?:бер|жүкте)|поставил\w*\s+(?:\w+\s+){0,3}задач|поставлен\w*\s+(?:\w+\s+){0,3}задач|да[лн]\w*\s+(?:\w+\s+){0,3}поручени)",
)
_CONTINUES = re.compile(
    r"^\s*(?:атап\s+айтқанда|оның\s+ішінде|соның\s+ішінде|нақтырақ|а\s+именно|в\s+частности|среди\s+них|олар\s*[:–—-])",
    re.IGNORECASE,
)
# «С уважением, …»: a letter, which asks whom it is sent to.
_LETTER = re.compile(
    r"^[ \t]*(?:(?:С\s+уважением|Құрметпен|Ілтипатпен)\b|(?:Уважаем\w{2,4}|Құрметті)\s[^\n.]{3,80}!)",
    re.MULTILINE,
)
_HEAD_OF_LETTER = 16
"""Blocks; whom a letter is sent to stands before its text, under a head in two languages."""
_LONGEST_ADDRESS = 200
"""Characters of a line at the head of a letter; a longer one is its text."""
_BLOCK_HEAD = 200
"""Characters of a block that may point back to the one before; later words point into the block itself."""


@dataclass(slots=True)
class Found:
    """What a text holds: its assignments in order, and the passages that no rule has read."""

    assignments: list[Assignment]
    unread: list[Unread]


def assignments(document: Document, base: date) -> list[Assignment]:
    """Everything that the text asks of somebody, plans by a date, or notes as asked, in the order of the
    text.

    `base` is the date of the text, from which its terms are counted. Takes time in proportion to the text.
    """
    return found_in(document, base).assignments


def found_in(document: Document, base: date) -> Found:
    """The same, with what was left unread."""
    normal = Normal(document)
    found = _read(normal.document, base)
    for assignment in found.assignments:
        assignment.start, assignment.end = normal.span((assignment.start, assignment.end))
        assignment.sentence = normal.span(assignment.sentence)
        assignment.quote = document.text[assignment.start : assignment.end]
        assignment.inherited = {key: normal.span(span) for key, span in assignment.inherited.items()}
        if script := normal.script(assignment.start):
            write_in(assignment, script)
    for passage in found.unread:
        passage.start, passage.end = normal.span((passage.start, passage.end))
    found.unread += [Unread(doubt.start, doubt.end, doubt.why) for doubt in document.doubts]
    found.unread.sort(key=lambda passage: passage.start)
    return found


def _read(document: Document, base: date) -> Found:
    document = unflattened(document)
    rows = {row.block: row for row in rows_of(document)}
    if any(block.kind == "row" for block in document.blocks):
        document = as_paragraphs(document, rows)
        rows = {row.block: row for row in rows_of(document)}
    found = Found([], [])
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences(document):
        by_block.setdefault(sentence.block, []).append(sentence)
    outline, antecedents = Outline(), Antecedents(letter=_LETTER.search(document.text) is not None)
    points = [index for index, group in by_block.items() if is_task_point(group[0].text, group[0].number)]
    outline.bare = len(points) > 1 or any(_has_term(document, index + 1) for index in points)
    antecedents.older = is_of_2018(document.text)
    official, spoken = official_blocks(document), speeches(document, by_block)
    antecedents.told = tells_of_office(document.text) or (any(official) and not of_press(document.text))
    point: list[Assignment] = []
    for index, block in enumerate(document.blocks):
        if block.kind == "row":
            if index in rows:
                found.assignments.append(of_row(document, rows[index], base))
            elif is_unread(document, block):
                found.unread.append(Unread(block.start, block.end, "table"))
            continue
        group = by_block.get(index, [])
        if not group:
            continue
        text = document.text[group[0].start : block.end]
        if (line := term_line(text)) is not None or (owner := owner_line(text)) is not None:
            if line is not None:
                set_term(point, line, group[0], base)
            elif owner is not None:
                set_owner(point, owner, group[0])
            continue
        number = group[0].number
        if antecedents.letter and index < _HEAD_OF_LETTER and not found.assignments:
            _addressed(antecedents, text, group[0], base)
        role = outline.enter(text, number)
        if role == "agenda":
            point = []
            continue
        if number and number != "-":
            point = []
        fresh = _of_block(document, group, base, outline, role, official[index], spoken, antecedents, found)
        point = [*point, *fresh] if number == "-" or not number else fresh
        found.assignments += fresh
        if text.rstrip().endswith(":") and index not in spoken.labels:
            set_heading(outline, text, group[0], base, fresh)
    again = translations(document.text, found.assignments)
    found.assignments = [one for one in found.assignments if one.sentence not in again]
    found.unread += [Unread(start, end, "translation") for start, end in again]
    return found


def _has_term(document: Document, index: int) -> bool:
    """Whether a block is a line «Срок: …», «Жауапты: …»: what stands above is a task."""
    if index >= len(document.blocks):
        return False
    text = document.text[document.blocks[index].start : document.blocks[index].end]
    return term_line(text) is not None or owner_line(text) is not None


def _addressed(antecedents: Antecedents, text: str, sentence: Sentence, base: date) -> None:
    """«Аудандар мен қалалардың әкімдеріне» at the head of a letter: whom it asks."""
    if len(text) > _LONGEST_ADDRESS or text.rstrip()[-1:] in ".:;":
        return
    names = heading_names(text, sentence.language == "ru", base, case="dative")
    if names:
        start = antecedents.addressees_span[0] if antecedents.addressees else sentence.start
        antecedents.addressees = (*antecedents.addressees, *names)
        antecedents.addressees_span = (start, sentence.start + len(text.rstrip()))


def _of_block(
    document: Document,
    group: Sequence[Sentence],
    base: date,
    outline: Outline,
    role: str,
    official: bool,
    spoken: Speeches,
    antecedents: Antecedents,
    result: Found,
) -> list[Assignment]:
    block = document.text[group[0].start : group[-1].end]
    ordering = _ORDERING.search(calm(block).lower()) is not None
    found: list[Assignment] = []
    introduced = asked = planned = False
    if (antecedents.programmes or antecedents.places) and (
        antecedents.block not in (group[0].block - 1, group[0].block) or not _goes_back(block)
    ):
        antecedents.programmes = antecedents.places = ()
    inside = False
    inline: tuple[tuple[str, ...], tuple[int, int]] | None = None
    verb = ""
    for index, sentence in enumerate(group):
        if (why := why_unread(sentence)) is not None:
            if why:
                result.unread.append(Unread(sentence.start, sentence.end, why))
            continue
        if tail_term(sentence, found, base):
            continue
        listed = (
            role == "point"
            and (outline.listed or (outline.bare and is_task_point(sentence.text, sentence.number)))
        ) or (
            role == "text"
            and outline.listed
            and outline.solid is False
            and outline.points == 0
            and not sentence.number
        )
        follows = group[index + 1].text if index + 1 < len(group) else ""
        if role == "text" and SUCH_ORDER.match(follows) and opens_with_infinitive(sentence.text):
            listed = True
        if (
            outline.decreed
            and role == "text"
            and not sentence.number
            and opens_with_infinitive(sentence.text)
        ):
            listed = True
        if outline.owner and role in ("point", "text") and (sentence.number or outline.listed):
            listed = True
        quoted = inside or sentence.text.lstrip()[:1] in '«"“'
        inside = (inside or "«" in sentence.text) and sentence.text.count("«") + inside > sentence.text.count(
            "»"
        )
        speech = sentence.start in spoken.spoken
        context = Context(
            speech=speech,
            official=speech
            or sentence.start in spoken.reported
            or (official and (quoted or sentence.speech or tells(sentence.text.lower()) or ordering)),
            ordering=ordering,
            listed=listed,
            continues=(introduced and _CONTINUES.match(sentence.text) is not None)
            or (asked and sentence.language == "ru"),
            reported=official,
            letter=antecedents.letter,
            governs=outline.governs if sentence.number else "",
            planned=planned,
            before=antecedents.due,
            told=antecedents.told,
            asked=antecedents.asked,
        )
        if inline is not None and sentence.number.endswith(")"):
            context = replace(context, listed=True, governs=verb or context.governs)
        fresh = proposals(document, sentence, base, context, outline, antecedents)
        set_bracket(sentence, fresh, base)
        if inline is not None and sentence.number.endswith(")"):
            give([one for one in fresh if not one.responsible and one.kind != "note"], *inline)
        if sentence.text.rstrip().endswith(":") and not any(
            assignment.kind != "note" for assignment in fresh
        ):
            names = heading_names(sentence.text.rstrip(" :"), sentence.language == "ru", base, case="dative")
            inline = (names, (sentence.start, sentence.end)) if names else None
            verb = governing(sentence.text) if names else ""
        go_on(fresh, sentence, antecedents, speech=speech)
        asked = antecedents.asked = any(one.kind in ("order", "obligation") for one in fresh)
        planned = any(one.kind == "plan" for one in fresh)
        introduced = _INTRODUCES.search(sentence.text.lower()) is not None
        found += fresh
        if (speech or group[0].speech or quoted) and any(not one.responsible for one in found):
            names, span = said_to(sentence, base)
            give([one for one in found if may_be_told(one)], names, span)
    return found


def _goes_back(block: str) -> bool:
    return points_back(block[:_BLOCK_HEAD])
