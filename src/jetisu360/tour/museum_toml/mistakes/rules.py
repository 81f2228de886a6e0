"""What people write instead of TOML, each with its sentence and the ways to put it right.

A rule gives texts that may be what was meant; whoever asks (`diagnosis.py`) believes one only if a parser
reads it. So a rule may guess freely, and need not tell apart what only a parser can.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from jetisu360.language import LANGUAGES, Message, _
from jetisu360.tour.museum_toml.mistakes import keys, quotes
from jetisu360.tour.museum_toml.mistakes.masked import END, TEXT, Masked

Tries = Callable[[str], Iterator[str]]


class Rule(NamedTuple):
    """`tries`: of a statement, what may have been meant."""

    what: Message
    tries: Tries


def _outside(pattern: str, into: str | Callable[[re.Match[str]], str], flags: int = 0) -> Tries:
    """Replaces `pattern` wherever it stands outside of texts and remarks."""
    wanted = re.compile(pattern, flags)

    def tries(text: str) -> Iterator[str]:
        masked = Masked.of(text)
        changed = wanted.sub(into, masked.text)
        if changed != masked.text:
            yield masked.whole(changed)

    return tries


def _anywhere(pattern: str, into: str, flags: int = 0) -> Tries:
    wanted = re.compile(pattern, flags)

    def tries(text: str) -> Iterator[str]:
        changed = wanted.sub(into, text)
        if changed != text:
            yield changed

    return tries


_KEY = rf"(?:[A-Za-z_][\w-]*|[{TEXT}])(?:\.(?:[A-Za-z_][\w-]*|[{TEXT}]))*"
_NUMBERS = (
    "yaw|pitch|roll|fov|heading|distance|radius|turn|camera_height|width|height|left|top|floor|latitude|longitude"
    "|horizontal|vertical|centre_pitch|x|y|z"
)
"""Fields that hold a number, so that words behind it are a remark and no part of a text."""
_YES = {"yes": "true", "on": "true", "да": "true", "иә": "true", "ия": "true", "no": "false", "off": "false"}
_YES |= {"нет": "false", "жоқ": "false", "true": "true", "false": "false"}


def _boolean(match: re.Match[str]) -> str:
    return match[1] + _YES.get(match[2].casefold(), match[2])


def _text_without_quotes(text: str) -> Iterator[str]:
    masked = Masked.of(text)
    # The whole of a line, with what else stands in it …
    if re.search(rf"=\s*[-+−–]?\d[\d.,]*\s*(?:{_UNIT})\.?{END}$", masked.text, re.IGNORECASE):
        return  # (a number, of which another rule tells)
    if match := re.match(rf"(\s*{_KEY}\s*=\s*)([^\s{TEXT}\"'\[\]{{}}=][^{TEXT}\"\n=]*?){END}$", masked.text):
        yield masked.whole(f'{match[1]}"{_slashes(match[2])}"{masked.text[match.end(2) :]}')
    # … and what stands in brackets.
    changed = re.sub(
        rf"([=\[,]\s*)([^\s{TEXT}\"'\[\]{{}}=,;0-9+-][^{TEXT}\"'\[\]{{}}=,;\n]*?)(?=\s*[,}}\]])",
        lambda match: f'{match[1]}"{_slashes(match[2])}"',
        masked.text,
    )
    if changed != masked.text:
        yield masked.whole(changed)


def _slashes(path: str) -> str:
    return path.replace("\\", "/")


def _several_fields(text: str) -> Iterator[str]:
    masked = Masked.of(text)
    if "{" in masked.text or "\n" in masked.text:
        return
    changed = re.sub(rf"\s*[,;]?\s+(?={_KEY}\s*=[^=])", "\n", masked.text.strip())
    if changed != masked.text.strip():
        yield masked.whole(changed)


def _in_one_line(text: str) -> Iterator[str]:
    """A table in braces that was written over several lines."""
    if "\n" not in text or "{" not in text:
        return
    masked = Masked.of(text)
    lines = [re.sub(rf"\s*{END}$", "", line).strip() for line in masked.text.split("\n")]
    joined = " ".join(line for line in lines if line)
    yield masked.whole(re.sub(r",?\s*\}", " }", joined))
    # A line that has no comma at its end was meant to have one.
    spaced = re.sub(rf"(?<=[{TEXT}\w}}\]])\s+(?={_KEY}\s*=)", ", ", joined)
    yield masked.whole(re.sub(r",?\s*\}", " }", spaced))


def _closed(text: str) -> Iterator[str]:
    """Brackets that are missing at the end."""
    masked = Masked.of(text)
    body = re.sub(rf"\s*[,;]?\s*{END}$", "", masked.text)
    stack: list[str] = []
    for sign in re.findall(r"[\[\]{}]", body):
        if sign in "[{":
            stack.append("]" if sign == "[" else "}")
        elif stack:
            stack.pop()
    if stack:
        tail = "".join(reversed(stack)).replace("}", " }")
        yield masked.whole(body + tail)
        if "\n" in body:
            yield from _in_one_line(masked.whole(body + tail))


def _matched(text: str) -> Iterator[str]:
    """Brackets of another kind than the one that they close, or round ones."""
    masked = Masked.of(text)
    changed, stack = "", list[str]()
    for sign in masked.text:
        if sign in "[{(":
            stack.append(sign)
            changed += "{" if sign == "(" else sign
        elif sign in "]})" and stack:
            changed += "]" if stack.pop() == "[" else "}"
        else:
            changed += sign
    for better in (
        changed,
        changed.replace("{", "[").replace("}", "]"),
        re.sub(rf"\[(\s*{_KEY}\s*=[^\[\]]*)\]", r"{\1}", masked.text),
    ):
        if better != masked.text:
            yield masked.whole(better)


def _languages(text: str) -> Iterator[str]:
    """`{ "Музей", "Museum" }`."""
    masked = Masked.of(text)

    def named(match: re.Match[str]) -> str:
        texts = zip(LANGUAGES, re.findall(f"[{TEXT}]", match[0]), strict=False)
        return "{ " + ", ".join(f"{language} = {text}" for language, text in texts) + " }"

    changed = re.sub(rf"\{{\s*[{TEXT}](?:\s*,\s*[{TEXT}]){{0,2}}\s*,?\s*\}}", named, masked.text)
    if changed != masked.text:
        yield masked.whole(changed)


def _twice_in_braces(text: str) -> Iterator[str]:
    masked = Masked.of(text)
    for match in re.finditer(r"\{[^{}]*\}", masked.text):
        seen: set[str] = set()
        parts: list[str] = []
        for part in match[0][1:-1].split(","):
            key = part.split("=")[0].strip()
            if key not in seen:
                parts.append(part)
            seen.add(key)
        shorter = "{" + ",".join(parts).rstrip() + " }"
        if len(parts) < match[0].count(",") + 1:
            yield masked.whole(masked.text[: match.start()] + shorter + masked.text[match.end() :])


def _of_a_web_page(text: str) -> Iterator[str]:
    changed = html.unescape(text)
    if changed != text:
        yield changed


_ENDS = rf"(?=\s*(?:[,}}\n]|{END}$))"
_UNIT = r"°|º|˚|deg\w*|град\w*|m|м|cm|см|mm|мм|px|%|met\w*|метр\w*"

ANY: tuple[Rule, ...] = (
    Rule(
        _("what marks code on a web page (```) was copied with it: delete this line"),
        _anywhere(r"^\s*(```|~~~).*$", r"#"),
    ),
    Rule(
        _("signs of a web page (&quot; &lt; …) were copied with it; type them anew"),
        _of_a_web_page,
    ),
    Rule(
        _("there is a sign in this line that one does not see (it came with copying); type the spaces again"),
        _anywhere("[\u00a0\u2000-\u200d\u202f\u2060\u2028\u2029\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", " "),
    ),
    Rule(
        _("a remark begins with #"),
        _anywhere(r"^(\s*)(?://+|;+|--+|/\*+|\*+/?|%+|<!--)\s*([^\n]*?)\s*(?:\*/|-->)?\s*$", r"\1# \2"),
    ),
)
_BRACKETS = _(
    "a header has two brackets on each side where there are several of a kind ([[scenes]]), and one where "
    "there is only one ([visit])"
)
HEADERS: tuple[Rule, ...] = (
    Rule(
        _("what belongs to a table begins in the line below its header"),
        _outside(r"^(\s*\[.*?\]\]?)[ \t]*(?=[^\s\]])(?![\s;,.:=]*$)", r"\1\n"),
    ),
    Rule(
        _("behind a header stands nothing else, no colon, comma or semicolon"),
        _outside(rf"^(\s*\[.*?\])\s*[:;,.=]+\s*(?={END}$)", r"\1"),
    ),
    Rule(
        _("names of tables and fields are written in Latin letters, as in the documentation"),
        keys.latin_header,
    ),
    Rule(
        _BRACKETS,
        keys.brackets,
    ),
)
_REMARK = _("a remark behind a value begins with #")
FIELDS: tuple[Rule, ...] = (
    Rule(
        _("names of tables and fields are written in Latin letters, as in the documentation"),
        keys.latin_field,
    ),
    Rule(
        _BRACKETS,
        keys.brackets,
    ),
    Rule(
        _("the name of a field has no spaces"),
        keys.joined,
    ),
    Rule(
        _('text stands in straight quotes "…", not in “…”'),
        quotes.curly,
    ),
    Rule(
        _('text stands in straight quotes "…", not in «…»'),
        quotes.guillemets,
    ),
    Rule(
        _("several values stand in square brackets, as a list"),
        _outside(rf"^(\s*{_KEY}\s*=\s*)([{TEXT}\d.+-]+(?:\s*[,;]\s*[{TEXT}])+)(?={END}$)", r"\1[\2]"),
    ),
    Rule(
        _("quotes inside a text end it; write «…» there"),
        quotes.inner,
    ),
    Rule(
        _('text stands in straight quotes "…"; here it begins or ends with another sign'),
        quotes.mixed,
    ),
    Rule(
        _('a text of several lines begins and ends with three quotes: """…"""'),
        quotes.several_lines,
    ),
    Rule(
        _("the text that begins here with three quotes does not end: three quotes are missing behind it"),
        quotes.three,
    ),
    Rule(
        _(
            "in a text in quotes, \\ is a sign of its own; the parts of a path are parted by / (file names a "
            "photograph from the folder of museum.toml on)"
        ),
        quotes.paths,
    ),
    Rule(
        _("in a text in quotes, \\ is a sign of its own; write it twice: \\\\"),
        quotes.backslashes,
    ),
    Rule(
        _("the closing quote is missing"),
        quotes.closing,
    ),
    Rule(
        _("the opening quote is missing"),
        quotes.opening,
    ),
    Rule(
        _("a number has a point, not a comma"),
        _outside(rf"(=\s*[-+−–]?\d+),(\d+){_ENDS}", r"\1.\2"),
    ),
    Rule(
        _("a number stands alone, without a sign of degrees, metres or percent"),
        _outside(rf"(=\s*[-+−–]?\d+(?:[.,]\d+)?)\s*(?:{_UNIT})\.?{_ENDS}", r"\1", re.IGNORECASE),
    ),
    Rule(
        _("a number has digits before and behind the point"),
        _outside(rf"(=\s*[-+]?)(\d*)\.(\d*){_ENDS}", lambda m: f"{m[1]}{m[2] or 0}.{m[3] or 0}"),
    ),
    Rule(
        _("a number does not begin with 0"),
        _outside(rf"(=\s*[-+]?)0+(?=\d+(?:\.\d+)?\s*(?:[,}}\n]|{END}$))", r"\1"),
    ),
    Rule(
        _("minus is the sign - of the keyboard, next to its number"),
        _outside(r"(=\s*)[-−–—‒‐]\s*(?=[\d.])", r"\1-"),
    ),
    Rule(
        _("a number is written without spaces"),
        _outside(
            rf"(=\s*[-+]?\d{{1,3}})((?: \d{{3}})+){_ENDS}",
            lambda m: m[1] + m[2].replace(" ", ""),
        ),
    ),
    Rule(
        _("yes is written true, no is written false, in small letters"),
        _outside(rf"(=\s*)([^\W\d_]+){_ENDS}", _boolean),
    ),
    Rule(
        _("a time of day stands in quotes"),
        _outside(r"(=\s*)(\d{1,2}:\d{2})(?![:\d])", r'\1"\2"'),
    ),
    Rule(
        _("there is nothing behind ="),
        _outside(rf"(=)\s*(?={END}$)", r'\1 "…"'),
    ),
    Rule(
        _("between a field and its value stands =, not a colon"),
        _outside(rf"(^\s*{_KEY}|(?<=[{{,])\s*{_KEY})\s*:(?!=)\s*", r"\1 = ", re.MULTILINE),
    ),
    Rule(
        _("between a field and its value stands one ="),
        _outside(
            rf"(^\s*{_KEY}|(?<=[{{,])\s*{_KEY})\s*(?:=\s*=+|:=|=>|->|=:|(?<=\s)[-—–](?=\s))\s*",
            r"\1 = ",
            re.MULTILINE,
        ),
    ),
    Rule(
        _("= is missing between the field and its value"),
        _outside(
            rf"((?:^|(?<=[{{,]))\s*[A-Za-z_][\w.-]*)[ \t]+"
            rf"(?=[{TEXT}{{\[]|[-+]?\d[\d.]*{END}$|(?:true|false){END}$)",
            r"\1 = ",
            re.MULTILINE,
        ),
    ),
    Rule(
        _("nothing stands behind a value, no semicolon, comma or full stop"),
        _outside(rf"\s*[;,.]+(?=\s*{END}$)", ""),
    ),
    Rule(
        _("this field is written twice in one pair of braces"),
        _twice_in_braces,
    ),
    Rule(
        _('in braces, each text begins with its language: kk = "…"'),
        _languages,
    ),
    Rule(
        _(
            "what is in braces stands in one line; or as a table of its own, with a header and each field in "
            "its line"
        ),
        _in_one_line,
    ),
    Rule(
        _("what is in brackets is parted by commas, not by semicolons"),
        _outside(r";", ","),
    ),
    Rule(
        _("there is no comma before the closing brace"),
        _outside(r",\s*\}", " }"),
    ),
    Rule(
        _("a comma is missing between two parts"),
        _outside(rf"(?<=[{TEXT}\d}}\]])(\s+)(?=[{TEXT}{{\[]|{_KEY}\s*=)", r",\1"),
    ),
    Rule(
        _("each field stands in a line of its own"),
        _several_fields,
    ),
    Rule(
        _("the bracket that is opened here is not closed"),
        _closed,
    ),
    Rule(
        _("a table in a line stands in braces, a list in square brackets; the brackets here do not match"),
        _matched,
    ),
    Rule(
        _("a bracket is closed here that nothing has opened"),
        _outside(rf"\s*[\]}})]+(?=\s*{END}$)", ""),
    ),
    Rule(
        _REMARK,
        _outside(
            rf"^(\s*(?:{_NUMBERS})\s*=\s*[-+]?\d[\d.]*|\s*{_KEY}\s*=\s*(?:[-+]?\d[\d.]*|true|false)(?=\s*//))\s*"
            r"(?://+|--+|/\*+|\()?\s*([^\s\d,;.=}\]].*)$",
            r"\1  # \2",
        ),
    ),
    Rule(
        _("text stands in quotes"),
        _text_without_quotes,
    ),
    Rule(
        _("a list with hyphens is YAML; in museum.toml, [[scenes]] begins each scene"),
        _anywhere(r"^\s*[-*•]\s+(?=\S)", ""),
    ),
    Rule(
        _REMARK,
        _outside(
            rf"^(\s*{_KEY}\s*=\s*(?:[{TEXT}]|[-+]?[\d.]+|true|false|\{{.*\}}|\[.*\]))\s*(?://+|--+|;+|/\*+|\()?\s*([^\s,;=}}\]].*)$",
            r"\1  # \2",
        ),
    ),
    Rule(
        _("this is neither a field (name = value) nor a header ([[scenes]]); a remark begins with #"),
        _anywhere(r"^(\s*)(?![^\n]*=)(?!\s*(?:[-*•]\s*)?[A-Za-z_][\w.]*\s*:)(\S[^\n]*)$", r"\1# \2"),
    ),
)
