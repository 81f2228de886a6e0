"""The columns of the office's sheets of assignments, and by which headings each is recognised."""

from __future__ import annotations

from collections.abc import Mapping

from jetisu360.kazakh import fold
from jetisu360.language import LANGUAGES, Message, _p

COLUMNS: Mapping[str, Message] = {
    "number": _p("sheet of assignments", "№"),
    "task": _p("sheet of assignments", "Assignment"),
    "result": _p("sheet of assignments", "Expected result"),
    "executor": _p("sheet of assignments", "Responsible executor"),
    "co_executors": _p("sheet of assignments", "Co-executors"),
    "due": _p("sheet of assignments", "Due date"),
    "first_due": _p("sheet of assignments", "First date"),
    "moved": _p("sheet of assignments", "Times moved"),
    "state": _p("sheet of assignments", "State"),
    "given": _p("sheet of assignments", "Given on"),
    "closed": _p("sheet of assignments", "Closed on"),
    "issuer": _p("sheet of assignments", "Given by"),
    "programme": _p("sheet of assignments", "Programme"),
    "place": _p("sheet of assignments", "Place"),
    "source": _p("sheet of assignments", "Source"),
    "point": _p("sheet of assignments", "Point"),
    "on_site": _p("sheet of assignments", "Checked on the spot"),
    "evidence": _p("sheet of assignments", "Pieces of evidence"),
    "remarks": _p("sheet of assignments", "Open remarks"),
}
"""In their order."""

ALSO: Mapping[str, str] = {
    # What offices write besides, in whatever form (compared by `plain`).
    "р/с": "number",
    "р/с №": "number",
    "№ р/с": "number",
    "рет саны": "number",
    "n": "number",
    "no": "number",
    "п/п": "number",
    "№ п/п": "number",
    "тапсырма мазмұны": "task",
    "тапсырманың мазмұны": "task",
    "іс-шара": "task",
    "текст поручения": "task",
    "содержание поручения": "task",
    "поручения": "task",
    "мероприятие": "task",
    "наименование мероприятия": "task",
    "task": "task",
    "нәтиже": "result",
    "аяқталу нысаны": "result",
    "результат": "result",
    "форма завершения": "result",
    "result": "result",
    "орындаушы": "executor",
    "орындаушылар": "executor",
    "жауапты": "executor",
    "жауапты мекеме": "executor",
    "исполнитель": "executor",
    "исполнители": "executor",
    "ответственный": "executor",
    "ответственные": "executor",
    "ответственные исполнители": "executor",
    "executor": "executor",
    "бірлескен орындаушылар": "co_executors",
    "соисполнитель": "co_executors",
    "мерзім": "due",
    "орындау мерзімі": "due",
    "орындалу мерзімі": "due",
    "срок": "due",
    "сроки": "due",
    "срок исполнения": "due",
    "сроки исполнения": "due",
    "due": "due",
    "deadline": "due",
    "кім берді": "issuer",
    "автор": "issuer",
    "автор поручения": "issuer",
    "issuer": "issuer",
    "бағдарлама атауы": "programme",
    "наименование программы": "programme",
    "мекенжай": "place",
    "адрес": "place",
    "объект": "place",
    "тармақ": "point",
    "тармағы": "point",
    "номер пункта": "point",
    "құжат": "source",
    "протокол": "source",
    "документ": "source",
    "хаттама": "source",
}


def plain(heading: str) -> str:
    """A heading as it is compared: folded, its spaces single, without a mark at its end."""
    return " ".join(fold(heading).split()).rstrip(" .:*")


_KNOWN = {plain(text): key for text, key in ALSO.items()}


def column_of(heading: str) -> str:
    """The key of the column that a heading names; empty for none."""
    wanted = plain(heading)
    if not wanted:
        return ""
    for key, words in COLUMNS.items():
        if any(plain(words.say(language)) == wanted for language in LANGUAGES):
            return key
    return _KNOWN.get(wanted, "")
