"""What pydantic found wrong, said in the three languages of the house."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

Sentence = dict[str, str]

# Comparing takes time by the product of both.
_LONGEST_WORD = 120
_MOST_KNOWN = 2_000
MOST_PROBLEMS = 100
"""Problems of one file that are said; nobody reads more in one go."""

_PROBLEMS: Mapping[str, Sentence] = {
    "missing": {
        "kk": "міндетті өріс толтырылмаған",
        "ru": "не заполнено обязательное поле",
        "en": "a required field is missing",
    },
    "unknown": {"kk": "мұндай өріс жоқ", "ru": "такого поля нет", "en": "there is no such field"},
    "text": {
        "kk": "тырнақшаға алынған мәтін болуы керек",
        "ru": "здесь должен быть текст в кавычках",
        "en": "this must be text in quotes",
    },
    "number": {"kk": "сан болуы керек", "ru": "здесь должно быть число", "en": "this must be a number"},
    "integer": {
        "kk": "бүтін сан болуы керек",
        "ru": "здесь должно быть целое число",
        "en": "this must be a whole number",
    },
    "boolean": {
        "kk": "true немесе false болуы керек",
        "ru": "здесь должно быть true или false",
        "en": "this must be true or false",
    },
    "table": {
        "kk": "өрістері бар бөлім болуы керек",
        "ru": "здесь должен быть раздел с полями",
        "en": "this must be a table of fields",
    },
    "list": {"kk": "тізім болуы керек", "ru": "здесь должен быть список", "en": "this must be a list"},
    "two": {
        "kk": 'екі түрлі көріністің идентификаторы болуы керек (мысалы, ["hall", "yard"])',
        "ru": 'здесь должны быть идентификаторы двух разных сцен (например, ["hall", "yard"])',
        "en": 'these must be the ids of two different scenes (for example, ["hall", "yard"])',
    },
    "choice": {
        "kk": "мына мәндердің бірі болуы керек: {expected}",
        "ru": "допустимы только значения: {expected}",
        "en": "this must be one of {expected}",
    },
    "slug": {
        "kk": "тек кіші латын әріптері мен цифрларды жазып, араларына дефис қойыңыз (мысалы, gold-hall)",
        "ru": "используйте только строчные латинские буквы, цифры и дефис между ними (например, gold-hall)",
        "en": "use only small Latin letters, digits and hyphens between them (for example, gold-hall)",
    },
    "pattern": {
        "kk": "мәннің жазылуы дұрыс емес",
        "ru": "значение записано неверно",
        "en": "the value is not written as it should be",
    },
    "long": {
        "kk": "мән тым ұзын (ең көбі {max_length} таңба)",
        "ru": "слишком длинное значение (не больше {max_length} знаков)",
        "en": "the value is too long (at most {max_length} characters)",
    },
    "empty": {
        "kk": "мән бос болмауы керек",
        "ru": "значение не должно быть пустым",
        "en": "this must not be empty",
    },
    "range": {
        "kk": "сан рұқсат етілген аралықтан тыс ({bound})",
        "ru": "число вне допустимых пределов ({bound})",
        "en": "the number is out of bounds ({bound})",
    },
    "finite": {
        "kk": "шексіздік емес, кәдімгі сан болуы керек",
        "ru": "здесь должно быть обычное число, не бесконечность",
        "en": "this must be a finite number",
    },
    "address": {
        "kk": "мекенжай https://, http://, mailto: немесе tel: деп басталып, бос орынсыз жазылуы керек",
        "ru": "адрес должен начинаться с https://, http://, mailto: или tel: и не содержать пробелов",
        "en": "an address begins with https://, http://, mailto: or tel: and holds no spaces",
    },
    "device": {
        "kk": "Windows бұл атты құрылғыға береді (con, aux, nul, com1 …); басқа ат таңдаңыз",
        "ru": "это имя в Windows занято устройством (con, aux, nul, com1 …); выберите другое",
        "en": "Windows keeps this name for a device (con, aux, nul, com1 …); choose another",
    },
    "site": {
        "kk": "сайттың толық мекенжайы болуы керек: https://museum.kz/ (бос орын, құпиясөз, ? пен # жоқ)",
        "ru": "здесь должен быть полный адрес сайта: https://museum.kz/ (без пробелов, пароля, ? и #)",
        "en": "this must be the whole address of a site: https://museum.kz/ (no spaces, password, ? or #)",
    },
    "time": {
        "kk": "уақыт белдеуі көрсетілген күн мен уақыт болуы керек (мысалы, 2018-02-12T08:30:00Z)",
        "ru": "здесь должны быть дата и время с часовым поясом (например, 2018-02-12T08:30:00Z)",
        "en": "this must be a date and time with its time zone (for example, 2018-02-12T08:30:00Z)",
    },
    "other": {"kk": "мән жарамсыз ({message})", "ru": "недопустимое значение ({message})", "en": "{message}"},
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
    "literal_error": "choice",
    "string_too_long": "long",
    "string_too_short": "empty",
    "too_short": "empty",
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
    context["message"] = error.get("msg", "")
    if kind in _BOUNDS:
        key, sign = _BOUNDS[kind]
        context["bound"] = f"{sign}{context[key]:g}"
        name = "range"
    elif kind == "string_pattern_mismatch":
        name = "slug" if str(context.get("pattern", "")).startswith("^[a-z0-9]+") else "pattern"
    elif kind.startswith("datetime_"):
        name = "time"
    else:
        name = _KINDS.get(kind, "other")
    context["expected"] = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
    return {language: text.format_map(context) for language, text in _PROBLEMS[name].items()}


def place_of(location: Sequence[str | int]) -> str:
    """`("scenes", 2, "title", "kk")` as `scenes[2].title.kk`."""
    place = ""
    for part in location:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else str(part)
    return place


def explain(error: Mapping[str, Any]) -> Sentence:
    """Place and problem: `scenes[2].yaw: this must be a number`."""
    place = place_of(error["loc"])
    prefix = f"{place}: " if place else ""
    return {language: prefix + text for language, text in problem_of(error).items()}


def listing(problems: Sequence[Sentence], more: int = 0) -> Sentence:
    """The problems one below the other, in each language, the first of them at least; `more` are not said."""
    lines = {
        language: "\n".join(f"  • {one[language]}" for one in problems[:MOST_PROBLEMS])
        for language in problems[0]
    }
    more += len(problems[MOST_PROBLEMS:])
    tail = {language: text.format(more=more) if more else "" for language, text in _MORE.items()}
    return {language: text + tail[language] for language, text in lines.items()}


_MORE: Sentence = {
    "kk": "\n  … және тағы {more} қате.",
    "ru": "\n  … и ещё ошибок: {more}.",
    "en": "\n  … and {more} more.",
}


def closest(word: str, known: Iterable[str]) -> str | None:
    """The most similar of `known`; None when nothing is near, or the word is too long to be a slip."""
    if len(word) > _LONGEST_WORD:
        return None
    among = [one for one in islice(known, _MOST_KNOWN) if len(one) <= _LONGEST_WORD]
    near = difflib.get_close_matches(word, among, n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> Sentence | None:
    """The nearest known word, as a question; None when nothing is near."""
    near = closest(word.lower(), known)
    if near is None:
        return None
    return {
        "kk": f"мүмкін, «{near}» болар",
        "ru": f"возможно, имелось в виду «{near}»",
        "en": f"did you mean “{near}”?",
    }
