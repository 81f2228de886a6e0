"""Lines that speak of the points around them: «Срок: …», «Отв.: …», headings that name somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.script import Transliteration
from jetisu360.minutes.kk.dates import kazakh_term_alone
from jetisu360.minutes.kk.nominative import in_nominative
from jetisu360.minutes.kk.sentence import KazakhSentence
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.model.facts import finish, set_due
from jetisu360.minutes.read.sentences import Sentence
from jetisu360.minutes.ru.dates import russian_term_alone
from jetisu360.minutes.ru.predicates import has_finite_verb
from jetisu360.minutes.ru.roles import co_executors
from jetisu360.minutes.ru.sentence import RussianSentence
from jetisu360.minutes.structure.cell_names import split_names
from jetisu360.minutes.structure.outline import Outline, is_decree, owner_line, term_line

_GOVERNS = re.compile(
    r"\s(?P<verb>обеспечить|организовать|осуществить|осуществлять|обеспечивать|провести|принять\s+меры\s+по)$",
    re.IGNORECASE,
)
_LONGEST_VALUE = _LONGEST_HEADING = 1000
"""Characters; a term or a heading has some tens."""


def tail_term(sentence: Sentence, found: list[Assignment], base: date) -> bool:
    """«Срок: 31 марта.» or «Отв.: …» as a sentence of its own after the task."""
    if (line := term_line(sentence.text)) is not None:
        set_term(found, line, sentence, base)
        return True
    if (owner := owner_line(sentence.text)) is not None:
        set_owner(found, owner, sentence)
        return True
    return False


_STANDING = re.compile(
    r"\s*(?:постоянно|на\s+постоянной\s+основе|регулярно|систематически|(?:тұрақты|жүйелі)(?:\s+(?:түрде|негізде))?|үнемі"
    r"|жарты\s*жылда\s+бір\s+рет)\s*[.;]?\s*",
    re.IGNORECASE,
)
"""What is done all the time, as the whole of a term: a repetition without a date."""
_YEARS = re.compile(r"\s*(?:20\d\d\s*[-–—]\s*)?(?P<last>20\d\d)\s*(?:жж|гг)\s*\.?\s*")
"""«2026–2028 гг.»: through the end of the last."""


_MONTHS = re.compile(
    r"\s*(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w{0,2}\s*[-–—]\s*"
    r"(?=(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр))",
    re.IGNORECASE,
)
"""«май–июнь»: the last of two months counts."""


def term_of(value: str, base: date, russian: bool) -> Due | None:
    """The term that a cell or a line of its own names."""
    if _STANDING.fullmatch(value[:_LONGEST_VALUE]):
        return Due(0, len(value), "recurring")
    if years := _YEARS.fullmatch(value[:_LONGEST_VALUE]):
        return Due(0, len(value), "period", date(int(years["last"]), 12, 31))
    if through := _MONTHS.match(value[:_LONGEST_VALUE]):
        found = term_of(value[through.end() :], base, True)
        return found and found.moved(through.end())
    reading = Transliteration(value[:_LONGEST_VALUE])
    text = reading.text
    first = russian_term_alone(text, base) if russian else kazakh_term_alone(text, base)
    found = first or (kazakh_term_alone(text, base) if russian else russian_term_alone(text, base))
    return found and replace(found, start=reading.back(found.start), end=reading.back(found.end))


def set_term(point: Sequence[Assignment], line: tuple[str, int], sentence: Sentence, base: date) -> None:
    term = term_of(line[0], base, sentence.language == "ru")
    if term is None:
        return
    start = sentence.start + line[1] + term.start
    end = sentence.start + line[1] + term.end
    for assignment in point:
        if assignment.due is None and assignment.due_kind in (None, "vague"):
            set_due(assignment, term, line[0][term.start : term.end])
            assignment.inherited["due"] = (start, end)
            finish(assignment, assignment.language == "ru")


def set_owner(point: Sequence[Assignment], line: tuple[str, int], sentence: Sentence) -> None:
    names = split_names(line[0])
    start = sentence.start + line[1]
    for assignment in point:
        if not assignment.responsible and names:
            assignment.responsible = list(names)
            assignment.inherited["responsible"] = (start, start + len(line[0]))
            finish(assignment, assignment.language == "ru")


def set_heading(
    outline: Outline, text: str, sentence: Sentence, base: date, fresh: Sequence[Assignment]
) -> None:
    """A heading that names somebody and holds no task of its own."""
    if fresh and not all(assignment.kind == "note" for assignment in fresh):
        names = next((assignment.responsible for assignment in fresh if assignment.responsible), [])
        if names:
            outline.own(tuple(names), (sentence.start, sentence.end), sentence.number)
        return
    heading, russian = text.rstrip(" :"), sentence.language == "ru"
    # «Акимат района ПОСТАНОВЛЯЕТ:»: who decides does not do it; «Акимам районов поручить:» names who does.
    names_here = heading_names(heading, russian, base, case="dative" if is_decree(text) else "")
    if names_here:
        narrow = Transliteration(heading[:_LONGEST_HEADING]).text
        helpers = co_executors(RussianSentence(narrow, base), 0, len(narrow)) if russian else ()
        span = sentence.start, sentence.start + len(heading)
        outline.own(names_here, span, sentence.number, helpers)
        outline.governs = governing(heading)
        if sentence.number:
            outline.listed = True


def governing(heading: str) -> str:
    """«… обеспечить:»: the verb of a heading of which its points are objects."""
    verb = _GOVERNS.search(heading.rstrip(" :"))
    return verb["verb"] if verb else ""


def heading_names(text: str, russian: bool, base: date, case: str = "") -> tuple[str, ...]:
    """Whom a heading such as «Аудандар мен қалалардың әкімдері», «Управлению строительства» names; with
    a `case`, only those in it.
    """
    found: list[str] = []
    text = Transliteration(text[:_LONGEST_HEADING]).text
    if russian:
        s = RussianSentence(text, base)
        for name in s.names:
            if "dative" in name.cases:
                found += s.nominative(name, "dative")
            elif (
                not case
                and name.cases & {"nominative"}
                and name.kind != "person"
                and not found
                and not has_finite_verb(s, name.last + 1, len(s.tokens))
            ):
                found += s.nominative(name, "nominative")
        return tuple(dict.fromkeys(found))
    k = KazakhSentence(text, base)
    for wanted in (case,) if case else ("dative", "nominative"):
        for subject in k.names:
            if subject.case == wanted and subject.kind != "person" and not found:
                found += in_nominative(k.phrase(subject))
    return tuple(dict.fromkeys(found))
