"""The names of the months: Kazakh as they stand in a dictionary, Russian as in a date, English."""

from __future__ import annotations

from jetisu360.kazakh import to_latin

KAZAKH = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)
KAZAKH_IN_LATIN = tuple(to_latin(name) for name in KAZAKH)
RUSSIAN = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
ENGLISH = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
