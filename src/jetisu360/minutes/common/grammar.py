"""What the grammars of terms in Kazakh and in Russian share: how rules are read, what both languages name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jetisu360.minutes.common import periods
from jetisu360.minutes.common.due import Due
from jetisu360.minutes.common.numerals import roman
from jetisu360.minutes.common.periods import When

Match = re.Match[str]
Handler = Callable[[Match, date], When | None]
Rule = tuple[str, Handler, bool]
"""Pattern, handler, and whether it is strong: a weak one that has passed says when something was."""
DECADES = {1: 10, 2: 20, 3: 31}


@dataclass(frozen=True)
class Words:
    """A language's numerals (None for what is none), its months by their names, and its holidays (pattern →
    month and day). The methods are handlers of rules.
    """

    number: Callable[[str], int | None]
    month_of: Callable[[str], int]
    holidays: Mapping[str, tuple[int, int]]

    def year(self, match: Match, base: date) -> int | None:
        groups = match.groupdict()
        if groups.get("year"):
            return self.number(groups["year"])
        if groups.get("thisyear"):
            return base.year
        return base.year + 1 if groups.get("nextyear") else None

    def month(self, match: Match) -> int:
        return self.month_of(match["month"].lower())

    def ordinal(self, words: str) -> int | None:
        """«II», «2», «екінші», «второго»."""
        return roman(words) or self.number(words)

    def named_day(self, match: Match, base: date) -> When | None:
        day = self.number(match["day"])
        return periods.on_day(base, day, self.month(match), self.year(match, base)) if day else None

    def quarter(self, match: Match, base: date) -> When | None:
        number = self.ordinal(match["quarter"])
        return periods.in_quarter(base, number, self.year(match, base)) if number else None

    def half(self, match: Match, base: date) -> When | None:
        number = self.ordinal(match["half"])
        return periods.in_half(base, number, self.year(match, base)) if number else None

    def decade(self, match: Match, base: date) -> When | None:
        day = DECADES.get(self.ordinal(match["decade"]) or 0)
        if day is None:
            return None
        if match.groupdict().get("month"):
            return periods.in_month(base, self.month(match), self.year(match, base), day)
        return periods.this_month(base, day)

    def holiday(self, match: Match, base: date) -> When | None:
        for pattern, (month, day) in self.holidays.items():
            if re.match(pattern, match["holiday"], re.IGNORECASE):
                return periods.on_day(base, day, month, self.year(match, base))
        return None

    def before_year(self, match: Match, base: date) -> When | None:
        year = self.year(match, base)
        return periods.before_year(base, year) if year else None

    def in_year(self, match: Match, base: date) -> When | None:
        year = int(match["last"]) if match.groupdict().get("last") else self.year(match, base)
        return periods.end_of_year(base, year) if year and year >= base.year else None

    def alone(
        self, terms: list[Due], text: str, base: date, bare: re.Pattern[str], bare_year: re.Pattern[str]
    ) -> Due | None:
        """The term of a text that is nothing else: one of the `terms` found in it, or a bare day or year."""
        # «ежемесячно, до 5 числа» has two marks and one meaning.
        if terms:
            return next((term for term in terms if term.kind == "recurring"), terms[0])
        if match := bare.search(text):
            # «октябрь – ноябрь»: the last counts.
            until = _RANGE.match(text, match.end())
            match = (until and bare.match(text, until.end())) or match
            when = (
                self.named_day(match, base)
                if match["day"]
                else periods.in_month(base, self.month(match), self.year(match, base))
            )
            if when is None:
                return None
            return Due(match.start(), match.end(), when.kind, when.due, True, when.alternatives)
        if (match := NUMERIC.search(text)) and (when := numeric(match, base)):
            return Due(match.start(), match.end(), when.kind, when.due)
        if (match := bare_year.fullmatch(text.strip())) and int(match[2] or match[1]) >= base.year:
            when = periods.end_of_year(base, int(match[2] or match[1]))
            return Due(0, len(text), when.kind, when.due)
        return None


_RANGE = re.compile(r"\s*[-–—]\s*")
NUMERIC = re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>(?:20)?\d\d)")


def numeric(match: Match, base: date) -> When | None:
    """«15.03.2018», «15.03.18», «15.03»."""
    year = int(match["y"]) if match["y"] else None
    if year is not None and year < 100:
        year += 2000
    return periods.on_day(base, int(match["d"]), int(match["m"]), year)


def iso(match: Match, base: date) -> When | None:
    """«2018-03-15»."""
    return periods.on_day(base, int(match["d"]), int(match["m"]), int(match["y"]))


def recurring(match: Match, base: date) -> When:
    return When(None, "recurring")


def vague(match: Match, base: date) -> When:
    return When(None, "vague")


def compiled(rules: Iterable[Rule]) -> list[tuple[re.Pattern[str], Handler, bool]]:
    return [(re.compile(pattern, re.IGNORECASE), handler, strong) for pattern, handler, strong in rules]


def read(
    text: str,
    base: date,
    rules: Iterable[tuple[re.Pattern[str], Handler, bool]],
    elsewhere: Callable[[Match, bool], bool],
) -> list[Due]:
    """Every term in a sentence, in order. The more special rules come first: what one has taken no later one
    sees. `elsewhere`: whether what stands around a match (and whether its rule is strong) makes it no term.
    """
    found: list[Due] = []
    for pattern, handler, strong in rules:
        for match in pattern.finditer(text):
            if any(match.start() < due.end and due.start < match.end() for due in found):
                continue
            if elsewhere(match, strong):
                continue
            when = handler(match, base)
            if when is None or (not strong and any(a.reason == "this-year" for a in when.alternatives)):
                continue  # a day that has passed is when something was, not when it is due
            end = match.start() + len(match.group().rstrip(" ,"))
            found.append(Due(match.start(), end, when.kind, when.due, strong, when.alternatives))
    return sorted(found, key=lambda due: due.start)
