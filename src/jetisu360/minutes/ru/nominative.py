"""Names of a Russian sentence in the nominative."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jetisu360.minutes.common.letters import RUSSIAN_CAPITALS
from jetisu360.minutes.common.tokens import Token
from jetisu360.minutes.common.wordlists import sections
from jetisu360.minutes.ru.heads import MASLIKHAT, Name
from jetisu360.minutes.ru.persons import person_at, surname_at
from jetisu360.minutes.ru.words import CASE, parse

_BACK = {
    "nominative": "nomn",
    "dative": "datv",
    "accusative": "accs",
    "genitive": "gent",
    "instrumental": "ablt",
}


def surname_in_nominative(word: str, case: str) -> str:
    """«Рахметовой» → «Рахметова», «Байжуманова» (whom) → «Байжуманов», «Абаю» → «Абай»."""
    low = word.lower()
    if case == "dative":
        if low.endswith(("ову", "еву", "ёву", "ину", "ыну")):
            return word[:-1]
        if low.endswith(("овой", "евой", "ёвой", "иной", "ыной")):
            return word[:-2] + "а"
        if low.endswith(("скому", "цкому")):
            return word[:-3] + "ий"
        if low.endswith("ской"):
            return word[:-2] + "ая"
    if case in ("accusative", "genitive"):
        if low.endswith(("ову", "еву", "ину")):
            return word[:-1] + "а"
        if low.endswith(("ова", "ева", "ёва", "ина")):
            return word[:-1]
        if low.endswith(("овой", "евой", "иной")):
            return word[:-2] + "а"
        if low.endswith("ского"):
            return word[:-3] + "ий"
    if case == "nominative" or low.endswith(("ов", "ев", "ин", "о", "ко", "ых")):
        return word
    for reading in parse(word):
        fits = CASE.get(str(reading.tag.case or "")) == case and reading.tag.number == "sing"
        if fits and (form := reading.inflect({"nomn"})) is not None:
            return str(form.word).capitalize() if word[0].isupper() else str(form.word)
    return word


def in_nominative(tokens: Sequence[Token], text: str, name: Name, case: str) -> tuple[str, ...]:
    """The names, each in the nominative; «акимам Аксуского и Кербулакского районов» names two."""
    parts: list[str] = []
    if name.kind == "person":
        return (_person_in_nominative(tokens, text, name, case),)
    for index in range(name.first, name.head + 1):
        word = tokens[index].text
        if index == name.head:
            parts.append(word if name.kind == "abbreviation" else _word_in_nominative(word, case, ""))
        else:
            parts.append(_word_in_nominative(word, case, tokens[name.head].text))
    rest = _rest(tokens, text, name, case)
    person = _person_within(tokens, name)
    if person is not None:
        before = text[tokens[name.head].end : tokens[person.first].start]
        rest = f"{before}{_person_in_nominative(tokens, text, person, case)}"
    whole = re.sub(r"\s+,", ",", " ".join(parts)) + _ASIDE.sub("", rest.replace("городов;", "городов"))
    return _split_shared(whole)


_ASIDE = re.compile(r"\s*\([^()]*\)")


def _rest(tokens: Sequence[Token], text: str, name: Name, case: str) -> str:
    """What stands after the head, with the words that change with it in the nominative."""
    rest, at = "", tokens[name.head].end
    for index in name.changing:
        word = _word_in_nominative(tokens[index].text, case, tokens[name.head].text)
        rest += text[at : tokens[index].start] + word
        at = tokens[index].end
    return rest + text[at : tokens[name.last].end]


def _person_within(tokens: Sequence[Token], name: Name) -> Name | None:
    for at in range(name.head + 1, name.last + 1):
        person = person_at(tokens, at)
        if person is not None and person.last == name.last:
            return person
    return surname_at(tokens, name.last) if name.last > name.head and name.kind == "office" else None


def _person_in_nominative(tokens: Sequence[Token], text: str, name: Name, case: str) -> str:
    surname = tokens[name.head]
    before = text[tokens[name.first].start : surname.start]
    after = text[surname.end : tokens[name.last].end]
    if name.first != name.head and not tokens[name.first].is_initials:
        before = surname_in_nominative(tokens[name.first].text, case) + " "
    return before + surname_in_nominative(surname.text, case) + after


@lru_cache(maxsize=1 << 13)
def _word_in_nominative(word: str, case: str, head: str) -> str:
    """A head (`head` empty) or an attribute of `head`, which takes that one's gender and number."""
    if MASLIKHAT.fullmatch(word.lower()):
        stem = word[: len("маслихат")]
        return stem if word.lower().endswith(("у", "ом", "е")) else stem + "ы"
    reading = _reading(word, case, bool(head))
    if reading is None:
        return word
    wanted = {"nomn"}
    if head and (noun := _reading(head, case, False)) is not None:
        wanted.add("plur" if noun.tag.number == "plur" else str(noun.tag.gender or "masc"))
    form = reading.inflect(wanted) or reading.inflect({"nomn"})
    if form is None:
        return word
    changed = str(form.word)
    return changed.capitalize() if word[0].isupper() and not word.isupper() else changed


def _reading(word: str, case: str, attribute: bool) -> Any:
    wanted = _BACK.get(case, "nomn")
    heads = sections("ru", "heads.txt")
    known = heads["office"] | heads["body"] | heads["people"]
    found = None
    for reading in parse(word):
        if str(reading.tag.case) != wanted or str(reading.tag.POS) not in ("NOUN", "ADJF", "PRTF"):
            continue
        if found is None or (
            not attribute and reading.normal_form in known and found.normal_form not in known
        ):
            found = reading
        if attribute and str(reading.tag.POS) != "NOUN":
            return reading
    return found


_SHARED = re.compile(
    rf"^(?P<head>акимы|акиматы|отделы|управления|департаменты|руководители)\s+(?P<list>(?:[{RUSSIAN_CAPITALS}][\w-]+(?:ого|его)(?:,\s*|\s+и\s+))+[{RUSSIAN_CAPITALS}][\w-]+(?:ого|его))\s+(?P<kind>районов|городов|областей|округов)(?P<rest>.*)$",
    re.IGNORECASE,
)


_SINGLE = {"акимы": "аким", "акиматы": "акимат", "отделы": "отдел", "управления": "управление", "департаменты": "департамент",  # noqa: E501
           "руководители": "руководитель", "районов": "района", "городов": "города", "областей": "области", "округов": "округа"}  # fmt: skip  # noqa: E501


_REGIONS = re.compile(
    rf"^(?P<head>акимы|акиматы)\s+(?P<list>(?:[{RUSSIAN_CAPITALS}][\w-]+(?:,\s*|\s+и\s+))+[{RUSSIAN_CAPITALS}][\w-]+)\s+областей$",
    re.IGNORECASE,
)


def _split_shared(whole: str) -> tuple[str, ...]:
    if (regions := _REGIONS.match(whole)) is not None:
        # «акимам Акмолинской, Абай и Улытау областей»: some are adjectives, some names.
        head = _SINGLE[regions["head"].lower()]
        listed = [one.strip() for one in re.split(r",\s*|\s+и\s+", regions["list"])]
        return tuple(
            f"{head} {one} области" if one.endswith("ой") else f"{head} области {one}" for one in listed
        )
    match = _SHARED.match(whole)
    if match is None:
        return (whole,)
    head, rest = _SINGLE[match["head"].lower()], match["rest"]
    if match["head"][0].isupper():
        head = head.capitalize()
    others = _OTHER_PLACES.match(rest)
    if others:
        # «акимы … районов, городов Талдыкорган и Текели»: the towns have akims of their own.
        rest = ""
    named = tuple(
        f"{head} {district.strip()} {_SINGLE[match['kind'].lower()]}{rest}"
        for district in re.split(r",\s*|\s+и\s+", match["list"])
    )
    return (*named, f"{match['head'].lower()} {others['places']}") if others else named


_OTHER_PLACES = re.compile(
    r"(?:,|\s+и|,?\s+а\s+также)\s+(?P<places>(?:городов|районов|областей|округов)\s.+)$"
)
