"""Terms in Russian: a grammar of the ways in which official texts name a day, a period, a span or a repetition."""

# ruff: noqa: E501 - a grammar is read a rule a line
from __future__ import annotations

import re
from datetime import date

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
from jetisu360.minutes.common.letters import KAZAKH, RUSSIAN
from jetisu360.minutes.common.numerals import RU_NUMBER, russian_number
from jetisu360.minutes.common.periods import When

_MONTHS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма[йяею]",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
)
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_HOLIDAYS = {
    r"нов(?:ого|ому)\s+год\w*": (12, 31),
    r"(?:праздник\w*\s+)?наурыз\w*": (3, 21),
    r"дн[яю]\s+победы": (5, 9),
    r"майски[хм]\s+праздник\w+": (5, 1),
    r"дн[яю]\s+независимости": (12, 16),
    r"дн[яю]\s+конституции": (8, 30),
    r"дн[яю]\s+республики": (10, 25),
    r"дн[яю]\s+столицы": (7, 6),
    r"(?:новому\s+)?(?:20\d\d\s*[-–/]\s*20\d\d\s+)?учебному\s+году|(?:начал[ау]\s+)?(?:нового\s+)?(?:20\d\d\s*[-–/]\s*20\d\d\s+)?учебного\s+года": (
        9,
        1,
    ),
    r"дн[яю]\s+знаний": (9, 1),
}
_L = rf"[{RUSSIAN}]"
_M = rf"(?P<month>(?:январ|феврал|март|апрел|ма(?=[йяею](?![{RUSSIAN}]))|июн|июл|август|сентябр|октябр|ноябр|декабр)[{RUSSIAN}]{{0,3}})(?![{RUSSIAN}])"
_ANY_MONTH = _M.replace("(?P<month>", "(?:")
_N = rf"(?:\d{{1,2}}(?!\d)|{RU_NUMBER})"
_DAY = rf"(?P<day>{_N})(?:\s*-?\s*(?:го|ое|му|е|ого))?"
_G = r"(?:года|году|годом|год|гг?\.?)"
_YEAR = (
    rf"(?:(?P<year>(?:19|20)\d\d)(?:\s*-?\s*(?:й|го|м))?\s*{_G}?(?![{RUSSIAN}\d])"
    rf"|(?P<thisyear>[тс]\.\s?г\.?(?![{RUSSIAN}])|(?:тек\.|текущего|этого|нынешнего|сего|настоящего|текущем|этом|нынешнем)\s*(?:года|году|г\.))"
    rf"|(?P<nextyear>(?:следующего|будущего|предстоящего|следующем|будущем)\s+(?:года|году)))"
)
_YOPT = rf"(?:\s*,?\s*{_YEAR})?"
_THIS = r"(?:(?:текущего|этого|данного|нынешнего|сего|тек\.)\s+)"
_BY = r"(?:в\s+срок\s+(?:до|не\s+позднее|к)|срок(?:ом)?\s*[:–—-]?\s*(?:до|не\s+позднее)|не\s+позднее|до|к|ко|по|на|не\s+позже)"
_Q = r"(?P<quarter>[1-4]|[IІV]{1,3}|перв\w+|втор\w+|треть\w+|четв[её]рт\w+)(?:\s*-?\s*(?:м|й|го|ом|ого|ый))?\s*(?:-?\s*го\s*)?(?:кварта|кв\.)"
_H = r"(?P<half>[12]|[IІ]{1,2}|перв\w+|втор\w+)(?:\s*-?\s*(?:м|е|го))?\s*полугоди"
_B, _E = rf"(?<![{KAZAKH}\d-])", rf"(?!{_L})"


def _month_number(name: str) -> int:
    return next(number for number, stem in enumerate(_MONTHS, 1) if re.match(stem, name))


_W = Words(russian_number, _month_number, _HOLIDAYS)


def _day_of_month(match: Match, base: date) -> When | None:
    day = russian_number(match["day"])
    if not day or day > periods.LONGEST_MONTH:
        return None
    found = periods.on_day(base, day, base.month, base.year)
    following = match.groupdict().get("following")
    if following or (found and found.due and found.due < base):
        return periods.on_day(base, day, base.month % 12 + 1, base.year + base.month // 12)
    return found


def _month_edge(match: Match, base: date) -> When:
    month, year, edge = _W.month(match), _W.year(match, base), match["edge"].lower()
    if edge.startswith("начала") or (
        edge.startswith("нача") and re.match(r"ко?\s", match.group(), re.IGNORECASE)
    ):
        return periods.before_month(base, month, year)
    if edge.startswith("нача"):
        return periods.in_month(base, month, year, 10)
    return periods.in_month(base, month, year, 15 if edge.startswith(("сере", "перв")) else 31)


def _this_edge(match: Match, base: date) -> When | None:
    groups = match.groupdict()
    unit, edge = match["unit"].lower(), (groups.get("edge") or "кон").lower()
    ahead = 1 if re.search(r"следующ|будущ", match.group(), re.IGNORECASE) else 0
    middle = edge.startswith("сере")
    if unit.startswith("полуг"):
        return periods.this_half(base)
    if unit.startswith("мес"):
        return periods.this_month(base, 15 if middle else 31, ahead)
    if unit.startswith("год"):
        year = _W.year(match, base) or base.year + ahead
        return periods.in_month(base, 6, year) if middle else periods.end_of_year(base, year)
    if unit.startswith("кварт"):
        return periods.this_quarter(base, ahead)
    if unit.startswith(("недел", "рабоч")):
        return periods.end_of_week(base, ahead)
    return When(base, "day")


def _before_next(match: Match, base: date) -> When | None:
    """«до следующего месяца»: through the end of this one."""
    unit = match["unit"].lower()
    if unit.startswith("недел"):
        week = periods.end_of_week(base)
        return When(week.alternatives[0].due if week.alternatives else week.due, "period")
    if unit.startswith("мес"):
        return periods.this_month(base)
    return periods.this_quarter(base) if unit.startswith("кварт") else periods.end_of_year(base)


def _next_begins(match: Match, base: date) -> When | None:
    """«в начале следующего года»: in its first month; «до начала следующего года»: before it."""
    if match["first"]:
        return _before_next(match, base)
    unit = match["unit"].lower()
    if unit.startswith("год"):
        return periods.in_month(base, 1, base.year + 1)
    if unit.startswith("мес"):
        return periods.this_month(base, 10, 1)
    if unit.startswith("недел"):
        return periods.weekday(base, 1, following=True)
    return periods.this_month(base, 31, 3 - (base.month - 1) % 3)


_GLUED = {"одно": 1, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "четырёх": 4, "пяти": 5, "шести": 6, "семи": 7,
          "восьми": 8, "девяти": 9, "десяти": 10, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "полутора": 1}  # fmt: skip


def _duration(match: Match, base: date) -> When | None:
    groups = match.groupdict()
    words = (groups.get("count") or "").strip().lower()
    count = _GLUED.get(words.rstrip("- ")) or (russian_number(words) if words else 1)
    name = match["unit"].lower()
    unit = ("hour" if name.startswith("час") else "week" if name.startswith("недел") else "month" if name.startswith("мес")
            else "year" if name.startswith(("год", "лет")) else "day")  # fmt: skip
    kind = (groups.get("working") or "").lower()
    working = (
        True
        if kind.startswith("раб")
        else False
        if kind.startswith("кал") or name.startswith("сут")
        else None
    )
    return periods.within(base, count, unit, working) if count else None


def _half_year(match: Match, base: date) -> When | None:
    return periods.within(base, 6, "month")


def _in_a_year(match: Match, base: date) -> When | None:
    """«в течение года» of a plan is this year; a year from now is the other reading."""
    end = periods.end_of_year(base)
    other = periods.within(base, 1, "year")
    return periods.also(end, other.due, "from-date") if other and other.due else end


def _weekday(match: Match, base: date) -> When:
    name = match["weekday"].lower()
    day = next(number for number, stem in enumerate(_WEEKDAYS) if name.startswith(stem[:4]))
    return periods.weekday(base, day, bool(match.groupdict().get("following")))


_SEASONS = {"весн": 0, "лет": 1, "осен": 2, "зим": 3}


def _season(match: Match, base: date) -> When:
    name = match["season"].lower()
    season = next(number for stem, number in _SEASONS.items() if name.startswith(stem))
    before = bool(match.groupdict().get("until")) and not match.groupdict().get("edge")
    return periods.season_end(base, season, before, _W.year(match, base))


def _tomorrow(match: Match, base: date) -> When:
    ahead = {"сего": 0, "завт": 1, "посл": 2}[match["when"].lower()[:4]]
    return When(date.fromordinal(base.toordinal() + ahead), "day")


_WORKING = r"(?:(?P<working>рабочих|календарных|рабочего|календарного|рабочие|календарные|раб\.|кал\.)\s+)?"
_COUNT = rf"(?P<count>\d{{1,3}}(?:\s*-?\s*(?:ти|х|и|ми))?|{RU_NUMBER})(?:\s*\([^()]{{1,20}}\))?"
_UNIT = r"(?P<unit>дн(?:ей|я|и)|день|недел[ьюяи]\w*|недель|месяц\w*|год\w*|лет|час\w*|сут\w+)"
_EDGE = r"(?P<edge>конц[ауе]|середин[ыеу]|начал[ауе]|исхода|окончания|завершения)"
_DAYS = r"(?P<weekday>понедельник\w*|вторник\w*|сред[уыаеё]|четверг\w*|пятниц\w+|суббот[ауыей]{1,2}(?!\w)|воскресень\w+)"
_GRAMMAR: list[Rule] = [
    # Repetition.
    (rf"{_B}ежегодно,?\s+(?:не\s+позднее|до|к)\s+{_N}\s+{_M}", recurring, True),
    (rf"{_B}(?:ежемесячно|еженедельно|ежеквартально|ежегодно|ежедневно|ежедекадно|ежесуточно|раз\s+в\s+\w+|один\s+раз\s+в\s+\w+"
     rf"|(?:\d|два|три|четыре)\s+раза?\s+в\s+(?:\d\s+)?\w+|(?:дважды|трижды)\s+в\s+\w+)(?:\s*[,(]?\s*(?:(?:не\s+позднее|до|к|по)\s+{_N}(?:\s*-?\s*(?:го|му|е))?\s*(?:-?\s*(?:го)\s*)?(?:числ\w+|дн\w+)"
     rf"(?:\s+(?:каждого\s+)?месяца,?(?:\s+следующего\s+за\s+отч[её]тным\w*)?)?|по\s+\w+(?:ам|ям)|(?:кажд\w+\s+)?(?:в\s+)?{_DAYS.replace('(?P<weekday>', '(?:')}))?",
     recurring, True),
    (rf"{_B}(?:до|к|не\s+позднее|по)\s+{_N}(?:\s*-?\s*(?:го|му|е))?\s*(?:числ\w+|дн\w+)\s+(?:каждого\s+(?:месяца|квартала)|ежемесячно|месяца,?\s+следующего\s+за\s+отч[её]тным\w*)", recurring, True),
    (rf"{_B}(?:по|в)\s+(?:итогам|конце|начале)\s+каждо\w+\s+\w+|{_B}кажд(?:ый|ую|ое|ые)\s+(?:{_N}\s+)?(?:день|недел\w+|месяц\w*|квартал|год|дн\w+|понедельник|вторник|сред\w|четверг|пятниц\w)", recurring, True),
    (rf"{_B}по\s+(?:понедельникам|вторникам|средам|четвергам|пятницам)|{_B}на\s+(?:ежедневной|еженедельной|ежемесячной|ежеквартальной)\s+основе", recurring, True),
    # Words that give no date.
    (rf"{_B}в\s+(?:самые\s+|максимально\s+|возможно\s+)?(?:кратчайшие|сжатые|короткие|ближайшие)\s+сроки|{_B}в\s+кратчайший\s+срок|{_B}в\s+ближайш\w+\s+(?:время|дни|перспектив\w+)"
     rf"|{_B}в\s+установленн\w+\s+(?:срок\w*|порядке\s+и\s+сроки)|{_B}на\s+постоянной\s+основе|{_B}незамедлительно|{_B}немедленно", vague, True),
    (rf"{_B}(?:до|к)\s+(?:следующе|очередно|ближайше)\w+\s+(?:\w+\s+)?(?:заседани|совещани|встреч|сесси|аппаратн)\w+(?:\s+совещани\w+)?", vague, True),
    (rf"{_B}(?:до|к)\s+(?:(?:начал|старт|наступлени|прохождени|завершени|окончани)\w\s+)?(?:(?:нов|предстоящ|очередн)\w+\s+)?(?:отопительн|пожароопасн|поливн|паводк|весенн|полев|посевн|уборочн|осенн|зимн|купальн|дачн)\w+(?:(?:[\s-]+(?:и\s+)?\w+н\w+)?\s+(?:сезон|период|кампани|работ|уборк|паводк|сев)\w*)", vague, True),
    (rf"{_B}(?:до|к)\s+(?:наступлени\w|начал\w|приход\w)\s+(?:\w+\s+)?(?:холод|мороз|паводк|половодь|заморозк|снег|дожд|тепл)\w*", vague, True),
    # A named day.
    (rf"{_B}(?:с|в\s+период\s+с)\s+{_N}(?:\s+{_L}+)?\s+(?:по|до)\s+{_DAY}\s+{_M}{_YOPT}", _W.named_day, True),
    (rf"{_B}{_N}\s*[-–—]\s*{_DAY}\s+{_M}{_YOPT}", _W.named_day, False),
    (rf"{_B}{_BY}\s+«?{_DAY}»?\s+{_M}{_YOPT}", _W.named_day, True),
    (rf"{_B}(?:{_BY}\s+)(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})(?:[./](?P<y>(?:20)?\d\d)?)?(?:\s*(?:года|г\.?))?(?![{RUSSIAN}\d])", numeric, True),
    (rf"{_B}(?:{_BY}\s+)?(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)", iso, True),
    (rf"{_B}(?:{_BY})\s+{_DAY}\s*(?:числ\w+)(?:\s+(?:(?P<following>следующего)\s+|{_THIS})?месяца)?", _day_of_month, True),
    (rf"{_B}{_BY}\s+(?P<following>следующего\s+)?{_DAYS}", _weekday, True),
    (rf"{_B}(?:до|к)\s+следующе(?:й|го|му)\s+(?P<unit>недел[еи]|месяц[ау]|квартал[ау]|год[ау])", _before_next, True),
    (rf"{_B}(?:{_BY}|в)\s+(?:(?P<first>начала)|начал[еу])\s+следующе(?:й|го)\s+(?P<unit>недели|месяца|квартала|года)", _next_begins, True),
    (rf"{_B}(?:в|во)\s+(?:эту|ближайшую|этот|ближайший|(?P<following>следующую|следующий|следующее)|это|ближайшее)\s+{_DAYS}", _weekday, True),
    (rf"{_B}(?:до|к|не\s+позднее)\s+(?:конца\s+|исхода\s+|вечера\s+)?(?P<when>сегодня\w*|завтра\w*|послезавтра\w*)(?:\s+дня)?", _tomorrow, True),
    # Parts of periods.
    (rf"{_B}(?:{_BY}\s+|в\s+|во\s+)(?:{_EDGE}\s+)?(?P<decade>перв\w+|втор\w+|треть\w+|[IІ]{{1,3}}|[123])(?:\s*-?\s*(?:й|ей|ю))?\s+декад\w+(?:\s+{_M}{_YOPT}|\s+{_THIS}?месяца)?", _W.decade, True),
    (rf"{_B}(?:(?:{_BY}|в)\s+)?(?P<edge>конц[ауе]|середин[ыеу]|начал[ауе]|первой\s+половин[ыеу])\s+{_M}(?:\s+месяца)?{_YOPT}", _month_edge, True),
    (rf"{_B}(?:(?:{_BY}|в\s+течение|в|во|на|за)\s+)?(?:{_EDGE}\s+)?{_H}{_L}*{_YOPT}", _W.half, True),
    (rf"{_B}(?:(?:{_BY}|в\s+течение|в|во|на)\s+)(?:[1-4]|[IІV]{{1,3}}|перв\w+|втор\w+|треть\w+)\s*(?:[-–—]|и)\s*{_Q}{_L}*{_YOPT}", _W.quarter, True),
    (rf"{_B}(?:(?:{_BY}|в\s+течение|в|во|на|за)\s+)?(?:{_EDGE}\s+)?{_Q}{_L}*{_YOPT}", _W.quarter, True),
    (rf"{_B}(?:{_BY}|в)\s+(?:конц[ауе]|середин[ыеу]|исход[ау]|окончани[яюе]|завершени[яюе])\s+{_YEAR}", lambda m, b: periods.end_of_year(b, _W.year(m, b)), True),
    (rf"{_B}(?:{_BY}|в)\s+{_EDGE}\s+(?:{_THIS}|следующего\s+|рабочей\s+|рабочего\s+|текущей\s+|этой\s+|следующей\s+)*(?P<unit>месяца|года|квартала|недели|дня|полугодия)", _this_edge, True),
    (rf"{_B}(?:до|к)\s+(?P<edge>середины|середине)\s+(?P<unit>месяца|года)", _this_edge, True),
    (rf"{_B}в\s+течение\s+(?:{_THIS}|текущей\s+|этой\s+|следующего\s+|следующей\s+)(?P<unit>месяца|года|квартала|недели|полугодия)", _this_edge, True),
    (rf"{_B}в\s+(?:этом|текущем|следующем)\s+(?P<unit>месяце|квартале|полугодии)|{_B}на\s+(?:этой|текущей|следующей)\s+(?P<unit2>неделе)", lambda m, b: _this_edge_of(m, b), True),
    # A span from the text's date.
    (rf"{_B}в\s+(?:течение|теч\.)\s+{_COUNT}\s+{_WORKING}{_UNIT}", _duration, True),
    (rf"{_B}(?:за|через)\s+(?:{_COUNT}\s+)?{_WORKING}(?P<unit>дн(?:ей|я|и)|день|недел[ьюи]|недель|месяц\w*|час\w*|сутки)", _duration, True),
    (rf"{_B}в\s+(?:ближайшие|предстоящие|следующие)\s+{_COUNT}\s+{_UNIT}", _duration, True),
    (rf"{_B}(?:не\s+позднее|не\s+более)\s+(?:чем\s+(?:через|за)\s+)?{_COUNT}\s+{_WORKING}(?P<unit>дн(?:ей|я|и)|день|недел[ьюи]|недель|месяц\w*)", _duration, True),
    (rf"{_B}в\s+(?P<count>одно|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|пятнадцати|двадцати|тридцати|\d{{1,3}}\s?-?\s?(?:ти|х)?\s?-?)?\s?-?\s?"
     rf"(?P<working>рабочих\s+)?(?P<unit>днев|недел|месяч|суточ|часов|год)[{RUSSIAN}]*\s+срок", _duration, True),
    (rf"{_B}в\s+срок\s+{_COUNT}\s+{_WORKING}{_UNIT}", _duration, True),
    (rf"{_B}в\s+(?:течение\s+)?полугод(?:а|ичный\s+срок)", _half_year, True),
    (rf"{_B}в\s+течение\s+{_YEAR}", _W.in_year, True),
    (rf"{_B}в\s+течение\s+{_M}(?:\s+месяца)?{_YOPT}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), True),
    (rf"{_B}в\s+течение\s+(?:всего\s+)?года(?!\s+\d)", _in_a_year, True),
    (rf"{_B}в\s+течение\s+(?P<unit>недели|месяца|суток|дня|часа)", _duration, True),
    # A season, a holiday, a month, a year.
    (rf"{_B}(?:до|ко?|не\s+позднее)\s+(?P<holiday>{'|'.join(_HOLIDAYS)}){_YOPT}", _W.holiday, True),
    (rf"{_B}(?P<until>до|к)\s+(?:(?P<edge>конц[ау])\s+|наступления\s+|начала\s+)?(?P<season>весн[ыеу]|лет[ау]|осен[иь]|зим[ыеу]){_E}{_YOPT}", _season, True),
    (rf"{_B}(?:не\s+позднее|не\s+позже)\s+{_M}(?:\s+месяца)?{_YOPT}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), True),
    (rf"{_B}(?P<when>сегодня|завтра|послезавтра)\s+же{_E}", _tomorrow, True),
    (rf"{_B}(?:до|к|ко)\s+{_M}(?:\s+месяц[ау])?{_YOPT}", lambda m, b: periods.before_month(b, _W.month(m), _W.year(m, b)), True),
    (rf"{_B}(?:до|к|ко)\s+(?P<year>20\d\d)(?:\s*-?\s*(?:го|му))?\s+(?:году|года|г\.)", _W.before_year, True),
    (rf"{_B}(?:до|к)\s+(?:будущего|будущему)\s+год[ау]", lambda m, b: periods.end_of_year(b), True),
    # Times that may also be when something happened.
    (rf"{_B}(?:с\s+)?{_DAY}\s+{_M}{_YOPT}", _W.named_day, False),
    (rf"{_B}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>(?:20)?\d\d)(?:\s*(?:года|г\.?))?(?![{RUSSIAN}\d])", numeric, False),
    (rf"{_B}(?:в|во|на)\s+{_ANY_MONTH}\s*(?:[-–—]|и)\s*{_M}{_YOPT}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), False),
    (rf"{_B}(?:в|во)\s+{_M}(?:\s+месяц\w*)?{_YOPT}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), False),
    (rf"{_B}(?:эт(?:ой|им)|нынешн(?:ей|им)|предстоящ(?:ей|им))\s+(?P<season>весной|летом|осенью|зимой){_E}", _season, True),
    (rf"{_B}(?P<season>весной|летом|осенью|зимой){_YOPT}", _season, False),
    (rf"{_B}на\s+(?P<edge>конец|начало|середину)\s+{_M}{_YOPT}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b), {"к": 31, "н": 10, "с": 15}[m["edge"][0].lower()]), False),
    (rf"{_B}(?:намечен|назначен|запланирован|планируется|перенес|отложен){_L}*\s+на\s+{_M}{_YOPT}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), False),
    (rf"{_B}(?:намечен|назначен|запланирован|планируется|перенес|отложен){_L}*\s+на\s+(?P<season>весн|лет|осен|зим){_L}*{_YOPT}", _season, False),
    (rf"{_B}на\s+{_M}\s+{_YEAR}", lambda m, b: periods.in_month(b, _W.month(m), _W.year(m, b)), False),
    (rf"{_B}на\s+конец\s+(?:{_YEAR})", lambda m, b: periods.end_of_year(b, _W.year(m, b)), True),
    (rf"{_B}(?:в|на)\s+20\d\d\s*[-–—]\s*(?P<last>20\d\d)\s*(?:гг?\.?|год\w*)", _W.in_year, False),
    (rf"{_B}в\s+(?:{_YEAR})", _W.in_year, False),
    (rf"{_B}в\s+(?P<year>20\d\d)(?![\d/–—.-])(?!\s*(?:тенге|тысяч|миллион|рубл|человек|раз|гектар|метр|километр|дом|школ|тонн))", _W.in_year, False),
]  # fmt: skip


def _this_edge_of(match: Match, base: date) -> When | None:
    ahead = 1 if "следующ" in match.group().lower() else 0
    unit = (match["unit"] or match["unit2"]).lower()
    if unit.startswith("мес"):
        return periods.this_month(base, 31, ahead)
    if unit.startswith("кварт"):
        return periods.this_quarter(base, ahead)
    return periods.this_half(base) if unit.startswith("полу") else periods.end_of_week(base, ahead)


_COMPILED = compiled(_GRAMMAR)
CUE = re.compile(
    r"\bдо\b|срок|поздне|\bк\b|\bко\b|течени|кварт|полугод|еже|кажд|раз\s+в|\bза\b|через|декад|недел|следующ|году|январ|феврал|март|апрел|\bма[йяе]|июн"
    r"|июл|август|сентябр|октябр|ноябр|декабр|весн|лет|осен|зим|\bпо\b|понедельник|вторник|сред[уы]|дважды|трижды|четверг|пятниц|суббот|воскресень|в\s20\d\d|незамед|немедл|\d\.\d|сегодня|завтра|постоян|ближайш|месяц|год|\bна\b|\bкв\.",
    re.IGNORECASE,
)
# «от 15 марта 2018 года № 12» is the date of a document; «в прошлом году» is when something was.
_PAST = re.compile(r"(?:\bот|прошл\w+(?:\s+год\w*)?|за\s+минувш\w+)\s+$", re.IGNORECASE)


_BARE = re.compile(rf"{_B}(?:{_DAY}\s+)?{_M}{_YOPT}", re.IGNORECASE)
_BARE_YEAR = re.compile(r"(20\d\d)(?:\s*[-–—]\s*(20\d\d))?\s*(?:гг?\.?|год\w*)?", re.IGNORECASE)


def russian_term_alone(text: str, base: date) -> Due | None:
    """The term that stands alone, in a table's cell or after «Срок:», where no word need say that it is one."""
    return _W.alone(russian_terms(text, base), text, base, _BARE, _BARE_YEAR)


# «итоги первого квартала», «за первый квартал»: what a report is about.
_OF_PAST = re.compile(
    r"(?:итог\w*|результат\w*|отч[её]т\w*(?:\s+за)?|показател\w*|информаци\w+\s+за|работы\s+за)\s+$",
    re.IGNORECASE,
)


# «отчёт до 1 июня» has a term all the same.
_BY_THEN = re.compile(r"(?:до|к|ко|не\s+позднее|в\s+срок|в\s+течение)\s", re.IGNORECASE)


def russian_terms(text: str, base: date) -> list[Due]:
    """Every term in a sentence, in order; `base` is the date of the text."""
    return read(text, base, _COMPILED, _elsewhere) if CUE.search(text) else []


# A participle of what has happened right before a time: «выявленные в феврале».
_HAPPENED = re.compile(
    rf"(?:[{RUSSIAN}]+(?:анн|енн|ённ|вш)(?:ый|ая|ое|ые|ого|ому|ой|ым|ую|ых|ыми|ие|их|им|ими|ий|ий|его)(?:ся)?|[{RUSSIAN}]{{2,}}(?:нят|бит|крыт|рыт|взят)(?:ые|ый|ая|ое|ого|ой|ых|ым|ую)|данн(?:ые|ых|ого|ой|ым|ую|ое|ая|ый))\s+(?:[{RUSSIAN}]+\s+)?$",
    re.IGNORECASE,
)
# «пришедшему в управление в начале марта»: when it was, whatever words name the time.
_ONCE = re.compile(
    rf"[{RUSSIAN}]+[вдт]ш(?:ий|ая|ее|ие|его|ему|ей|им|их|ими|ую|ем)(?:ся)?\s+(?:[^\s,.;:–—]+\s+){{0,4}}$",
    re.IGNORECASE,
)
_HAPPENED_WITHIN = 60
"""Characters before a term: a participle and a word after it."""
_SINCE = re.compile(rf"(?<![{RUSSIAN}])со?\s+$", re.IGNORECASE)
# «план действий на 2023–2027 годы»: what it is for.
_OF_A_PLAN = re.compile(
    rf"(?<![{RUSSIAN}])(?:план|программ|бюджет|концепци|стратеги|карт|проект)[{RUSSIAN}]*\s+(?:(?!запланир|намеч)[{RUSSIAN}]+\s+){{0,4}}$",
    re.IGNORECASE,
)


# «готовность школ к учебному году»: for what something is ready.
_READY = re.compile(r"(?:готовност\w+|подготов\w+)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_TO_SEASON = re.compile(
    rf"к\s+(?:[{RUSSIAN}-]+\s+){{1,3}}(?:сезон|период|кампани|работ|уборк|паводк|сев)", re.IGNORECASE
)
_TO_WINTER = re.compile(r"к\s+(?:зиме|весне|лету|осени)", re.IGNORECASE)
_PAST_WITHIN = 24
"""Characters before a term: «результаты работы за » fits into it."""


def _elsewhere(match: Match, strong: bool) -> bool:
    text, start = match.string, match.start()
    near = max(0, start - _PAST_WITHIN)
    if not strong and _HAPPENED.search(text, max(0, start - _HAPPENED_WITHIN), start):
        # «дома, сданные в марте», «данные 5 марта на заседании»
        return True
    if match.group()[:2].lower() == "в " and _ONCE.search(text, max(0, start - _HAPPENED_WITHIN), start):
        return True
    if match.group().lower().startswith(("начал", "конц", "середин")) and _SINCE.search(text, 0, start):
        # «с начала апреля»: from when, and not by when.
        return True
    if match.group().lower().startswith("на ") and _OF_A_PLAN.search(text, max(0, start - 60), start):
        return True
    return bool(
        (_OF_PAST.search(text, near, start) and not _BY_THEN.match(match.group()))
        or (re.match(r"за\s", match.group(), re.IGNORECASE) and "кварта" in match.group().lower())
        or (not strong and _PAST.search(text, near, start))
        or (
            (
                "holiday" in match.groupdict()
                or _TO_SEASON.match(match.group())
                or _TO_WINTER.match(match.group())
            )
            and _READY.search(text, max(0, start - 60), start)
        )
    )
