"""Terms in Kazakh: a grammar of the ways in which official texts name a day, a period, a span or a repetition."""

# ruff: noqa: E501 - a grammar is read a rule a line
from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from jetisu360.minutes.common import periods
from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.grammar import (
    Match,
    Rule,
    Words,
    compiled,
    iso,
    numeric,
    read,
    recurring,
    vague,
)
from jetisu360.minutes.common.letters import KAZAKH
from jetisu360.minutes.common.numerals import KK_NUMBER, kazakh_number
from jetisu360.minutes.common.periods import When

_MONTHS = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек|қыркүйег", "қазан",
           "қараша", "желтоқсан")  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_SEASONS = {"көктем": 0, "жаз": 1, "күз": 2, "қыс": 3}
_HOLIDAYS = {
    r"жаңа\s+жыл": (12, 31),
    r"наурыз\s+(?:мейрам|мереке)\w*": (3, 21),
    r"жеңіс\s+күн\w*|жеңіс\s+мереке\w*": (5, 9),
    r"тәуелсіздік\s+(?:күн|мереке)\w*": (12, 16),
    r"конституция\s+күн\w*": (8, 30),
    r"республика\s+күн\w*": (10, 25),
    r"(?:жаңа\s+)?оқу\s+жыл\w*(?:\s+бас\w*)?": (9, 1),
    r"білім\s+күн\w*": (9, 1),
}

# Endings: dative; ablative; genitive; locative. A possessive stands before them («20-сына», «тоқсанында»).
_L = rf"[{KAZAKH}]"
_DAT = r"(?:ға|ге|қа|ке|на|не|ына|іне|сына|сіне)"
_ABL = r"(?:дан|ден|тан|тен|нан|нен|ынан|інен)"
_GEN = r"(?:ның|нің|дың|дің|тың|тің)"
_LOC = r"(?:да|де|та|те|нда|нде|ында|інде|сында|сінде)"
_UNTIL = r"\s+(?:дейін|дейiн|шейін|дейін-ақ|қарай|таман)(?:гі\s+мерзім(?:де|ге))?(?!гі)"
_LATEST = r"\s+(?:кешіктір\w+|кешік\w+|қалдыр\w+|асыр\w+|кеш\s+емес)"

_M = r"(?P<month>" + "|".join(f"(?:{names})" for names in _MONTHS) + r")"
_N = rf"(?:\d{{1,2}}(?!\d)|{KK_NUMBER})"
_DAY = rf"(?P<day>{_N})(?:\s*-?\s*(?:ыншы|інші|ншы|нші|шы|ші))?"
_Y4 = rf"(?:(?:19|20)\d\d(?:\s*-?\s*(?:ыншы|інші|ншы|нші|шы|ші))?|екі\s+мың\s+{KK_NUMBER})"
_YEAR = (
    rf"(?:(?P<year>{_Y4})\s*(?:жыл(?:ғы|дың|ы)|жж?\.)|(?P<thisyear>(?:осы|ағымдағы|үстіміздегі|биылғы|ағ\.)(?:\s+жыл(?:ғы|дың|ы))?"
    rf"|(?:а|ғ|т|с)\.\s?ж\.|биыл(?:ғы)?)|(?P<nextyear>(?:келесі|келер|алдағы)\s+жыл(?:ғы|дың|ы)))"
)
# «20-сына», «он бесіне»: the day after its month, with the month's possessive.
_DAY_OF = (rf"(?P<day>\d{{1,2}}(?!\d)|(?:(?:он|жиырма|отыз)\s+)?(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз)|он|жиырма|отыз)"
           rf"\s*-?\s*(?:күн)?{_L}{{0,6}}")  # fmt: skip
_YOPT = rf"(?:{_YEAR}\s*,?\s*)?"
_Q = (r"(?P<quarter>[1-4]|[IІV]{1,3}|бірінші|екінші|үшінші|төртінші)(?:\s*-?\s*(?:ші|шы|нші|ншы|інші|ыншы))?\s*-?\s*"
      r"тоқсан")  # fmt: skip
_THIS = r"(?:осы|ағымдағы|үстіміздегі|биылғы|келе\s+жатқан)"
_NEXT = r"(?:келесі|келер|алдағы)"
_ANY_MONTH = _M.replace("(?P<month>", "(?:")
_B, _E = rf"(?<!{_L})(?<!\d)", rf"(?!{_L})"

_W = Words(kazakh_number, _MONTH_OF.__getitem__, _HOLIDAYS)


def _day_of_this_month(match: Match, base: date) -> When | None:
    day = kazakh_number(match["day"])
    if not day or day > periods.LONGEST_MONTH:
        return None
    if match.groupdict().get("following"):
        return periods.on_day(base, day, base.month % 12 + 1, base.year + base.month // 12)
    found = periods.on_day(base, day, base.month, base.year)
    if found and found.due and found.due < base and not match.groupdict().get("this"):
        return periods.on_day(base, day, base.month % 12 + 1, base.year + base.month // 12)
    return found


def _month_edge(match: Match, base: date) -> When:
    month, year = _W.month(match), _W.year(match, base)
    edge = match["edge"].lower()
    if edge.startswith("бас"):
        if re.search(r"(?:нда|нде)$", match.group()):
            return periods.in_month(base, month, year, 10)
        return periods.before_month(base, month, year)
    return periods.in_month(base, month, year, 15 if edge.startswith("орта") else 31)


def _this_edge(match: Match, base: date) -> When | None:
    unit, edge = match["unit"].lower(), match["edge"].lower()
    ahead = 1 if re.match(r"келесі|келер|алдағы", match.group(), re.IGNORECASE) else 0
    if unit.startswith("жарты"):
        return periods.this_half(base)
    if unit.startswith("ай"):
        return periods.this_month(base, 15 if edge.startswith("орта") else 31, ahead)
    if unit.startswith("жыл"):
        year = _W.year(match, base) or base.year + ahead
        if edge.startswith("орта"):
            return periods.in_month(base, 6, year, 30)
        if edge.startswith("бас"):
            return periods.end_of_year(base, base.year)
        return periods.end_of_year(base, year)
    if unit.startswith("тоқсан"):
        return periods.this_quarter(base, ahead)
    if unit.startswith("апта"):
        return periods.end_of_week(base, ahead)
    return When(base, "day")


def _before_month(match: Match, base: date) -> When | None:
    """«мамырға дейін»; «Наурызға дейін» that March itself says is until the holiday."""
    month, year = _W.month(match), _W.year(match, base)
    if month == base.month and match["month"].lower() == "наурыз" and year is None:
        return periods.on_day(base, 21, 3, None)
    return periods.before_month(base, month, year)


_UNITS = {"күн": "day", "апта": "week", "ай": "month", "жыл": "year", "тәулік": "day", "сағат": "hour"}


def _duration(match: Match, base: date) -> When | None:
    groups = match.groupdict()
    count = kazakh_number(groups["count"]) if groups.get("count") else 1
    unit = next(value for key, value in _UNITS.items() if match["unit"].lower().startswith(key))
    working = {"жұмыс": True, "күнтізбелік": False}.get((groups.get("working") or "").lower())
    if match["unit"].lower().startswith("тәулік"):
        working = False
    if (groups.get("half") or "").startswith("жарты"):
        return periods.within(base, 6 if unit == "year" else 15, "month" if unit == "year" else "day")
    if count and re.search(r"\d,5", match.group()):
        # «1,5 ай»
        days = {"month": 15, "year": 182, "week": 4}.get(unit, 0)
        when = periods.within(base, count, unit, working)
        return replace(when, due=when.due + timedelta(days)) if when is not None and when.due else None
    return periods.within(base, count, unit, working) if count else None


def _weekday(match: Match, base: date) -> When:
    return periods.weekday(
        base, _WEEKDAYS.index(match["weekday"].lower()), bool(match.groupdict().get("following"))
    )


def _season(match: Match, base: date) -> When:
    before = match.groupdict().get("until") is not None and not match.groupdict().get("edge")
    return periods.season_end(base, _SEASONS[match["season"].lower()], before, _W.year(match, base))


def _plain_year(match: Match, base: date) -> When | None:
    return periods.end_of_year(base, base.year + (0 if match.group().lower().startswith("биыл") else 1))


def _tomorrow(match: Match, base: date) -> When | None:
    ahead = (
        0
        if match["when"].lower().startswith("бүгін")
        else 1
        if match["when"].lower().startswith("ертең")
        else 2
    )
    return When(date.fromordinal(base.toordinal() + ahead), "day")


# (pattern, handler, strong): the more special first; what one has taken no later one sees.
_WORKING = r"(?:(?P<working>жұмыс|күнтізбелік)\s+)?"
_COUNT = rf"(?:(?P<count>\d{{1,3}}|{KK_NUMBER})(?:,5)?)"
_EDGE = r"(?P<edge>соң|аяғ|орта|бас|шен)"
_GRAMMAR: list[Rule] = [
    # Repetition.
    (rf"{_B}(?:әр|әрбір)\s+(?:ай|апта|тоқсан|жыл|күн|жартыжылдық|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|жексенбі)(?!{_L}*{_GEN}\s+(?!{_N}|соң|аяғ))\w*(?:\s+{_N}(?:\s*-?\s*{_L}+)?(?:{_UNTIL})?)?"
     rf"(?:\s+(?:соң|аяғ)\w+{_UNTIL})?", recurring, True),
    (rf"{_B}(?:ай|апта|тоқсан|жыл|күн|жартыжылдық|тәулік)(?:\s|-)*сайын(?:ғы)?(?:\s+(?:есепті\s+айдан\s+кейінгі\s+)?(?:айдың\s+)?"
     rf"(?:{_N}(?:\s*-?\s*{_L}+)?(?:\s+күн\w*)?(?:{_UNTIL}|{_LATEST})|(?:{'|'.join(_WEEKDAYS)})(?:\s+күн\w*)?(?:{_UNTIL})?))?",
     recurring, True),
    (rf"{_B}(?:айына|аптасына|тоқсанына|жылына|күніне|тоқсанда|жартыжылдықта|айда)\s+(?:кемінде\s+)?{_N}\s+рет{_E}", recurring, True),
    (rf"{_B}(?:апта|ай|тоқсан)лық\s+негізде{_E}", recurring, True),
    (rf"{_B}күн\s+сайынғы\s+режимде{_E}|{_B}күнделікті{_E}", recurring, True),
    # Words that give no date.
    (rf"{_B}(?:барынша\s+|мүмкіндігінше\s+|ең\s+|өте\s+)?қысқа\s+(?:мерзім|уақыт)(?:де|та|те|\s*ішінде|нің\s+ішінде|тың\s+ішінде)", vague, True),
    (rf"{_B}(?:келесі|кезекті|алдағы)\s+(?:\w+\s+){{0,2}}(?:отырыс|жиын|кеңес|мәжіліс|сессия|жиналыс)\w*{_UNTIL}", vague, True),
    (rf"{_B}(?:жылыту|жылу\s+беру|туристік|суару|егіс)\s+(?:маусым|науқан)\w*(?:\s+бастал\w+)?{_UNTIL}", vague, True),
    (rf"{_B}(?:тез|жақын|таяу)\s+(?:арада|уақытта|күндері){_E}|{_B}(?:белгіленген|көрсетілген|тиісті)\s+мерзім(?:де|ге\s+дейін){_E}",
     vague, True),
    (rf"{_B}(?:жуырда|таяуда|жақында)(?=\s+(?:{_L}+\s+)?{_L}+(?:атын|етін|йтын|йтін|ады|еді|мақ|мек|бақ|бек|пақ|пек){_E})", vague, True),
    # A named day.
    (rf"{_B}{_YEAR}\s*{_N}\s*[-–—]\s*{_DAY}\s+{_M}{_L}*(?:\s+аралығ\w+|\s+күндері)?", _W.named_day, True),
    (rf"{_B}{_N}\s*[-–—]\s*{_DAY}\s+{_M}{_L}*\s+(?:аралығ\w+|күндері)", _W.named_day, True),
    (rf"{_B}{_N}\s*-?\s*{_ANY_MONTH}\s*(?:[-–—]|мен|пен|бен)\s*{_DAY}\s*-?\s*{_M}{_L}*\s+(?:аралығ\w+|күндері)", _W.named_day, True),
    (rf"{_B}{_YOPT}{_DAY}\s*-?\s*{_M}(?:ы|і|дың|дің|ның|нің)?(?:\s+(?:күн|айы))?{_DAT}{_UNTIL}", _W.named_day, True),
    (rf"{_B}{_YOPT}{_DAY}\s*-?\s*{_M}(?:\s+күні)?{_ABL}{_LATEST}", _W.named_day, True),
    (rf"{_B}{_YOPT}{_M}(?:\s+айы)?(?:{_GEN})?\s+{_DAY_OF}(?:{_UNTIL}|{_LATEST})", _W.named_day, True),
    (rf"{_B}(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>(?:20)?\d\d)?(?:\s*-?\s*(?:ж(?:ыл)?\.?|{_L}{{1,3}}))?"
     rf"(?:\s*-?\s*{_L}{{1,5}})?(?:{_UNTIL}|{_LATEST})", numeric, True),
    (rf"{_B}(?P<y>20\d\d)[./-](?P<m>\d\d)[./-](?P<d>\d\d)(?:\s*-?\s*{_L}{{1,5}})?(?:{_UNTIL}|{_LATEST})?", iso, True),
    (rf"{_B}(?P<this>(?:{_THIS}\s+)?айдың|{_THIS}\s+ай)\s+{_DAY_OF}(?:{_UNTIL}|{_LATEST})", _day_of_this_month, True),
    (rf"{_B}(?P<following>келесі|келер)\s+айдың\s+{_DAY_OF}(?:{_UNTIL}|{_LATEST})", _day_of_this_month, True),
    (rf"{_B}(?P<when>бүгін|ертең|бүрсігүні)(?:гі)?(?:\s+(?:күн|кеш|түн|таң)\w*)?(?:{_DAT})?(?:\s+соңына)?{_UNTIL}", _tomorrow, True),
    # Parts of periods.
    (rf"{_B}{_YOPT}{_M}(?:\s+айы)?(?:{_GEN})?\s+(?P<decade>бірінші|екінші|үшінші|соңғы|[IІ]{{1,3}}|[123])(?:\s*-?\s*(?:ші|шы))?\s+"
     rf"(?:онкүндік|онкүндіг|декада)\w*(?:{_UNTIL})?", _W.decade, True),
    (rf"{_B}(?:{_THIS}\s+)?айдың\s+(?P<decade>бірінші|екінші|үшінші)\s+(?:онкүндік|онкүндіг|декада)\w*(?:{_UNTIL})?", _W.decade, True),
    (rf"{_B}{_YOPT}{_M}(?:\s+айы)?(?:{_GEN})?\s+{_EDGE}{_L}*(?:{_UNTIL})?", _month_edge, True),
    (rf"{_B}{_YOPT}(?P<half>бірінші|екінші|[IІ]{{1,2}}|[12])(?:\s*-?\s*(?:ші|шы))?\s*-?\s*жарты\s*-?\s*жылды[қғ]\w*"
     rf"(?:\s+{_EDGE}{_L}*)?(?:{_UNTIL}|\s+ішінде)?", _W.half, True),
    (rf"{_B}{_YOPT}(?:жылдың\s+)?(?P<half>бірінші|екінші)\s+жартысы\w*(?:{_UNTIL})?", _W.half, True),
    (rf"{_B}{_YOPT}{_Q}{_L}*(?:\s+{_EDGE}{_L}*)?(?:{_UNTIL}|\s+ішінде)?", _W.quarter, True),
    (rf"{_B}{_YEAR}\s*(?P<edge>соң|аяғ){_L}*(?:{_UNTIL})?", lambda m, b: periods.end_of_year(b, _W.year(m, b)), True),
    (rf"{_B}(?:(?:{_THIS}|{_NEXT})\s+)?(?P<unit>жартыжылдық|ай|жыл|тоқсан|апта|күн)(?:{_GEN})?\s+{_EDGE}{_L}*{_UNTIL}", _this_edge, True),
    (rf"{_B}биылдың\s+(?:соң|аяғ){_L}*(?:{_UNTIL})?", lambda m, b: periods.end_of_year(b), True),
    (rf"{_B}(?:{_THIS}|{_NEXT})\s+(?P<unit>жартыжылдық|ай|жыл|тоқсан|апта)(?:{_GEN})?\s+{_EDGE}{_L}*", _this_edge, True),
    (rf"{_B}(?P<edge>){_THIS}\s+(?P<unit>ай|жыл|тоқсан|апта)(?:{_GEN})?\s*(?:ішінде|бойы)", _this_edge, True),
    (rf"{_B}(?P<unit>жыл|ай|тоқсан|апта)\s+(?P<edge>соң|аяғ)(?:ында|нда){_E}", _this_edge, True),
    # A span from the text's date.
    (rf"{_B}(?:қол\s+қойылған\s+күн(?:і)?нен\s+бастап\s+)?(?:алдағы\s+|жақын\s+|бар-жоғы\s+)?{_COUNT}\s*-?\s*{_WORKING}"
     rf"(?P<unit>күн|апта|ай|жыл|тәулік|сағат)(?:дік|лік|лық|дың|нің|ның|тің|інің|ының|і|ы)?\s+(?:уақыт\s+|мерзім\s+)?(?:ішінде|мерзімде|мерзім\s+ішінде|мерзімінде|аралығында|көлемінде|шамасында|уақытта)", _duration, True),
    (rf"{_B}{_COUNT}\s*-?\s*{_WORKING}(?P<unit>күн|апта|ай|жыл)\s+(?:уақыт|мерзім)(?=\s+бер)", _duration, True),
    # «үш айда жоюға», «екі аптада аяқтауды»; «соңғы үш айда» has passed.
    (rf"{_B}(?<!соңғы )(?<!алғашқы )(?<!өткен ){_COUNT}\s+(?P<unit>күн|апта|ай|жыл)(?:де|да)(?=\s+(?:\w+\s+){{0,2}}\w+[ую](?:ды|ді|ға|ге)(?!\w))", _duration, True),
    # «екі күнде … ұсынысты әзірлеуді тапсырды»
    (rf"{_B}(?<!соңғы )(?<!алғашқы )(?<!өткен ){_COUNT}\s+(?P<unit>күн|апта|ай)(?:де|да)(?!\s+бір)(?=\s[^.!?]{{0,200}}[ую](?:ды|ді)\s+(?:тапсыр|міндетте))", _duration, True),
    (rf"{_B}{_COUNT}\s*-?\s*{_WORKING}(?P<unit>күн|апта|ай|жыл|тәулік|сағат)(?:ге|ға|қа|ке|ға|на)?\s+дейінгі\s+мерзімде", _duration, True),
    (rf"{_B}{_WORKING}(?P<unit>апта|ай|тәулік|жыл)(?:лық|лік)\s+мерзім(?:де|інде|\s+ішінде)", _duration, True),
    (rf"{_B}алдағы\s+{_COUNT}\s+{_WORKING}(?P<unit>күн|апта|ай|жыл)(?:да|де|та|те)", _duration, True),
    (rf"{_B}(?P<half>жарты)\s+(?P<unit>жыл|ай)(?:дың)?\s+ішінде", _duration, True),
    (rf"{_B}(?P<unit>апта|тәулік)\s+ішінде", _duration, True),
    (rf"{_B}{_COUNT}\s+{_WORKING}(?P<unit>күн|апта|ай|жыл)(?:нан|нен|дан|ден)\s+(?:кешіктір\w+|кейін|соң|асыр\w+)", _duration, True),
    (rf"{_B}жыл\s+(?:ішінде|бойы\w*){_E}", lambda m, b: periods.end_of_year(b), True),
    # A day of the week, a season, a holiday.
    (rf"{_B}(?P<following>келесі\s+|келесі\s+аптаның\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})(?:\s+күн)?{_DAT}{_UNTIL}", _weekday, True),
    (rf"{_B}{_YOPT}(?P<holiday>{'|'.join(_HOLIDAYS)})(?:{_DAT}|ғанға|ғанша|на|не)?(?P<until>{_UNTIL})", _W.holiday, True),
    (rf"{_B}{_YOPT}(?P<season>көктем|жаз|күз|қыс)(?:\s+мезгіл\w+|(?:{_GEN})?\s+(?P<edge>соң|аяғ){_L}*|{_DAT})(?P<until>{_UNTIL})", _season, True),
    # A month, a year.
    (rf"{_B}{_YOPT}{_M}(?:\s+ай(?:ы|лар)?)?{_DAT}{_UNTIL}", _before_month, True),
    (rf"{_B}{_YOPT}{_M}(?:\s+айы)?(?:дан|ден|тан|тен|нан|нен){_LATEST}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), True),
    (rf"{_B}{_YOPT}{_M}(?:\s+айы)?(?:{_GEN})?\s+ішінде", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), True),
    (rf"{_B}(?P<year>{_Y4})\s*жыл{_DAT}{_UNTIL}", _W.before_year, True),
    (rf"{_B}{_YEAR}\s*(?:ішінде|бойы\w*)", _W.in_year, True),
    (rf"{_B}(?P<nextyear>(?:келесі|келер)\s+жыл)(?:ға)?{_UNTIL}", lambda m, b: periods.end_of_year(b, b.year), True),
    # Times that may also be when something happened.
    (rf"{_B}{_YOPT}{_M}(?:\s+айы)?{_GEN}\s+(?P<day>\d{{1,2}})\s*[-–—]?\s*(?:[сн]?[ыі]?н[ае]н|[сн]?[ыі]нда|[сн]?[ыі]нде|күні){_E}", _W.named_day, False),
    (rf"{_B}{_YOPT}{_DAY}\s*-?\s*{_M}(?:{_LOC}|{_LOC}[ғг][ыі](?=\s+(?:сенбілік|акция|жиын|жиналыс|отырыс|кездесу|сессия|сайлау|рейд))|\s+күні|{_ABL}\s+бастап){_E}", _W.named_day, False),
    (rf"{_B}{_YOPT}{_ANY_MONTH}\s*(?:[-–—]|және|мен|бен|пен)\s*{_M}\s+айлары(?:нда|\s+аралығында|\s+ішінде){_E}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), False),
    (rf"{_B}{_YOPT}{_M}(?:\s+ай(?:ы|ын)?)?{_LOC}{_E}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), False),
    (rf"{_B}{_YOPT}(?P<season>көктем|жаз|күз|қыс)(?:де|да|та|те|\s+мезгілі(?:нде)?|\s+айларында|гі\s+маусымда){_E}", _season, False),
    (rf"{_B}{_YOPT}(?P<season>көктем|жаз|күз|қыс)(?:ге|ға|қа)(?=\s+(?:жоспарлан|белгілен|межелен|қалдырыл))", _season, True),
    (rf"{_B}{_YOPT}{_M}(?:\s+айы)?{_DAT}(?=\s+(?:жоспарлан|белгілен|межелен|қалдырыл))", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), True),
    (rf"{_B}{_Y4}\s*[-–—]\s*(?P<last>20\d\d)\s*жыл(?:дары|дарға|ға|ы){_E}", _W.in_year, False),
    (rf"{_B}(?P<year>{_Y4})\s*жыл(?:ы|ға|да){_E}(?!\s+(?:арналған|қарсы))", _W.in_year, False),
    (rf"{_B}{_THIS}\s+(?P<unit>ай|жыл|тоқсан|апта)(?P<edge>)(?:да|де|ы){_E}", _this_edge, False),
    (rf"{_B}{_NEXT}\s+(?P<unit>ай|жыл|тоқсан|апта)(?P<edge>)(?:да|де|ы){_E}", _this_edge, False),
    (rf"{_B}(?:биыл|келер\s+жылы){_E}", _plain_year, False),
    (rf"{_B}(?P<when>ертең|бүрсігүні)(?!гі){_E}", _tomorrow, False),
]  # fmt: skip
_COMPILED = compiled(_GRAMMAR)

CUE = re.compile(
    r"(?:уақыт|мерзім)\s+бер|(?:осы|ағымдағы|үстіміздегі)\s+(?:ай|тоқсан|апта)|жуырда|таяуда|жақында|дейін|дейiн|шейін|ішінде|(?:ай|апта)да\s|күнде\s|жылда\s|мерзім|тоқсан|сайын|кешік|қалдыр|онкүнд|жарты|арада|қарай|ақпан|қаңтар|наурыз|сәуір|мамыр|маусым"
    r"|шілде|тамыз|қыркүйе|қазан|қараша|жыл|биыл|келесі|күнделікті|\bәр|аралығ|көлемінде|шамасында|негізде|айдың|аптаның|жаз|күз|қыс|көктем|алдағы|\bрет\b|таман|ертең|бүрсігүні|20\d\d-\d\d|\d\.\d",
    re.IGNORECASE,
)
# «өткен жылы», «былтыр тамызда»: when something was.
_PAST = re.compile(r"(?:өткен|былтыр\w*|бұрынғы|соңғы|алдыңғы)\s+(?:жыл\w*\s+)?(?:\d+\s+)?$", re.IGNORECASE)


_PAST_WITHIN = 40
"""Characters before a term: «өткен жылы 12 » and a word fit into it."""
# «тоқсанның қорытындысы»: what a report is about.
_OF_PAST = re.compile(r"\w*\s+(?:қорытынды|есеб|көрсеткіш|нәтиже)", re.IGNORECASE)
# «1 мамырға дейін нәтижесін баяндау» has a term all the same.
_UNTIL_THEN = re.compile(r"(?:дейін|шейін|кешіктірмей|қалдырмай|ішінде|мерзімде|сайын)\s*,?$", re.IGNORECASE)
_BARE = re.compile(rf"{_B}{_YOPT}(?:{_DAY}\s*-?\s*)?{_M}(?:\s+айы)?{_L}*", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(20\d\d)(?:\s*[-–—]\s*(20\d\d))?\s*(?:ж\.?|жыл\w*)?", re.IGNORECASE)


def kazakh_term_alone(text: str, base: date) -> Due | None:
    """The term that stands alone, in a table's cell or after «Мерзімі:», where no word need say that it is one."""
    return _W.alone(kazakh_terms(text, base), text, base, _BARE, _BARE_YEAR)


# «жылыту маусымы» is a season, not June.
_SEASON_OF = re.compile(
    r"(?:жылыту|жылу\s+беру|туризм|туристік|жазғы|қысқы|суару|егіс|аңшылық|саяхат)\s+$", re.IGNORECASE
)


def kazakh_terms(text: str, base: date) -> list[Due]:
    """Every term in a sentence, in order; `base` is the date of the text."""
    return read(text, base, _COMPILED, _elsewhere) if CUE.search(text) else []


def _elsewhere(match: Match, strong: bool) -> bool:
    text, start = match.string, match.start()
    return bool(
        (_OF_PAST.match(text, match.end()) and not _UNTIL_THEN.search(match.group()))
        or _PAST.search(text, max(0, start - _PAST_WITHIN), start)
        or ("month" in match.groupdict() and _SEASON_OF.search(text, 0, match.start("month")))
    )
