"""What pydantic found wrong, said in the three languages of the house."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from jetisu360.language import Message, _

Sentence = Mapping[str, str]

# Comparing takes time by the product of both.
_LONGEST_WORD = 120
_MOST_KNOWN = 2_000
MOST_PROBLEMS = 100
"""Problems of one file that are said; nobody reads more in one go."""

_PROBLEMS: Mapping[str, Message] = {
    "missing": _("a required field is missing"),
    "unknown": _("there is no such field"),
    "text": _("this must be text in quotes"),
    "number": _("this must be a number"),
    "integer": _("this must be a whole number"),
    "boolean": _("this must be true or false"),
    "table": _("this must be a table of fields"),
    "list": _("this must be a list"),
    "two": _('these must be the ids of two different scenes (for example, ["hall", "yard"])'),
    "choice": _("this must be one of {expected}"),
    "slug": _("use only small Latin letters, digits and hyphens between them (for example, gold-hall)"),
    "pattern": _("the value is not written as it should be"),
    "long": _("the value is too long (at most {max_length} characters)"),
    "empty": _("this must not be empty"),
    "many": _("there are too many of these (at most {max_length})"),
    "range": _("the number is out of bounds ({bound})"),
    "finite": _("this must be a finite number"),
    "address": _("an address begins with https://, http://, mailto: or tel: and holds no spaces"),
    "device": _("Windows keeps this name for a device (con, aux, nul, com1 …); choose another"),
    "site": _("this must be the whole address of a site: https://museum.kz/ (no spaces, password, ? or #)"),
    "photo": _("these must be the first 12 hexadecimal digits of the photograph's SHA-256"),
    "box": _("the box goes beyond the picture: left + width and top + height are at most 100 (percent)"),
    "time": _("this must be a date and time with its time zone (for example, 2018-02-12T08:30:00Z)"),
}

_KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "string_type": "text",
    "float_type": "number",
    "float_parsing": "number",
    "int_type": "integer",
    "int_parsing": "integer",
    "int_from_float": "integer",
    "bool_type": "boolean",
    "bool_parsing": "boolean",
    "dict_type": "table",
    "model_type": "table",
    "model_attributes_type": "table",
    "list_type": "list",
    "tuple_type": "list",
    "two_scenes": "two",
    "site_address": "site",
    "device_name": "device",
    "photo_digits": "photo",
    "box_outside": "box",
    "literal_error": "choice",
    "string_too_long": "long",
    "string_too_short": "empty",
    "too_short": "empty",
    "too_long": "many",
    "finite_number": "finite",
    "value_error": "address",
    "timezone_aware": "time",
}
_BOUNDS = {
    "greater_than": ("gt", "> "),
    "greater_than_equal": ("ge", "≥ "),
    "less_than": ("lt", "< "),
    "less_than_equal": ("le", "≤ "),
}


def problem_of(error: Mapping[str, Any]) -> Sentence:
    """What is wrong with the value, without its place. `error` is one entry of `ValidationError.errors()`."""
    kind = str(error["type"])
    context = dict(error.get("ctx") or {})
    if kind in _BOUNDS:
        key, sign = _BOUNDS[kind]
        context["bound"] = f"{sign}{context[key]:g}"
        name = "range"
    elif kind == "string_pattern_mismatch":
        name = "slug" if str(context.get("pattern", "")).startswith("^[a-z0-9]+") else "pattern"
    elif kind.startswith("datetime_"):
        name = "time"
    else:
        name = _KINDS.get(kind, "pattern")  # what pydantic says is English
    context["expected"] = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return _PROBLEMS[name].fill(**context)


def place_of(location: Sequence[str | int]) -> str:
    """`("scenes", 2, "title", "kk")` as `scenes[2].title.kk`."""
    place = ""
    for part in location:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else str(part)
    return place


def explain(error: Mapping[str, Any]) -> Sentence:
    """Place and problem: `scenes[2].yaw: this must be a number`."""
    place = place_of(error["loc"])
    what = problem_of(error)
    return {language: f"{place}: {text}" for language, text in what.items()} if place else what


def listing(problems: Sequence[Sentence], more: int = 0) -> Sentence:
    """The problems one below the other, in each language, the first of them at least; `more` are not said."""
    lines = {
        language: "\n".join(f"  • {problem[language]}" for problem in problems[:MOST_PROBLEMS])
        for language in problems[0]
    }
    more += len(problems[MOST_PROBLEMS:])
    tail = {language: _MORE.say(language, more=more) if more else "" for language in lines}
    return {language: text + tail[language] for language, text in lines.items()}


_MORE = _("\n  … and {more} more.")


def closest(word: str, known: Iterable[str]) -> str | None:
    """The most similar of `known`; None when nothing is near, or the word is too long to be a slip."""
    if len(word) > _LONGEST_WORD:
        return None
    among = [item for item in islice(known, _MOST_KNOWN) if len(item) <= _LONGEST_WORD]
    near = difflib.get_close_matches(word, among, n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> Sentence | None:
    """The nearest known word, as a question; None when nothing is near."""
    near = closest(word.lower(), known)
    if near is None:
        return None
    return _("did you mean “{near}”?").fill(near=near)
