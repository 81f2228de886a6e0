"""What goes wrong with quotes, and with what is inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jetisu360.tour.museum_toml.mistakes.masked import Masked

_CURLY = "“”„‟❝❞″"
_SINGLE = "‘’‚‛`´′"
_FIELD = r"\s*[\w.-]+\s*=\s*"
_AT_END = r"(?=\s*(?:[,;}\]]|#|$))"
_BEGIN = r"(?<=[=,{\[:(])(\s*)"


def curly(text: str) -> Iterator[str]:
    masked = Masked.of(text)
    for outer in (rf"[{_CURLY}]([^{_CURLY}\n]*)[{_CURLY}]", rf"[{_CURLY}](.*?)[{_CURLY}]"):
        changed = re.sub(rf"{_BEGIN}{outer}{_AT_END}", _straight, masked.text, flags=re.MULTILINE)
        if changed != masked.text:
            yield masked.whole(changed)
    changed = re.sub(f"[{_CURLY}]", '"', text)
    if changed != text:
        yield changed
    changed = re.sub(rf"{_BEGIN}[{_SINGLE}]+([^{_SINGLE}\n]*)[{_SINGLE}]+{_AT_END}", _straight, text)
    if changed != text:
        yield changed


def guillemets(text: str) -> Iterator[str]:
    masked = Masked.of(text)
    for inside in (r"[^«»\n]*", r".*?"):
        wanted = rf"{_BEGIN}[«‹]({inside})[»›]{_AT_END}"
        changed = re.sub(wanted, _straight, masked.text, flags=re.MULTILINE)
        if changed != masked.text:
            yield masked.whole(changed)


def _straight(match: re.Match[str]) -> str:
    return f'{match[1]}"{match[2].replace(chr(34), chr(39))}"'


def mixed(text: str) -> Iterator[str]:
    """`''Музей''`, `"Музей'`, `'O'Brien'`."""
    signs = f"\"'{_CURLY}{_SINGLE}«»"
    wanted = rf"{_BEGIN}[{signs}]{{1,2}}([^\"{_CURLY}=\n]*?)[{signs}]{{1,2}}{_AT_END}"
    changed = re.sub(wanted, _straight, text, flags=re.MULTILINE)
    if changed != text:
        yield changed


def several_lines(text: str) -> Iterator[str]:
    lines = text.split("\n")
    if len(lines) < 2:
        return
    whole = re.sub(r'"([^"\n]*\n[^"]*)"', r'"""\1"""', text)  # each of several in braces
    if whole != text:
        yield whole
    for opened, closed in ('""', "''", "«»", "“”", "„“", "„”"):
        if opened not in lines[0] or 3 * opened in text:
            continue
        head, _quote, tail = lines[0].partition(opened)
        last = lines[-1].rstrip()
        if last.endswith(closed):
            yield "\n".join([f'{head}"""{tail}', *lines[1:-1], f'{last[:-1]}"""'])
        elif opened == closed and text.count(opened) % 2:  # that it ends was forgotten as well
            yield "\n".join([f'{head}"""{tail}', *lines[1:-1], f'{last}"""'])


def three(text: str) -> Iterator[str]:
    for quote in ('"""', "'''"):
        if text.count(quote) % 2:
            body = text.rstrip()
            yield body.rstrip(quote[0]) + quote
            yield body + quote


def paths(text: str) -> Iterator[str]:
    r"""`"C:\museum\hall.jpg"`: a drive, or a name with an ending."""
    changed = re.sub(
        r'"(?=[^"\n]*\\)((?:[A-Za-z]:)?[^"\n]*?\.[A-Za-z0-9]{2,5}|[A-Za-z]:[^"\n]*|\\\\[^"\n]*)"',
        lambda match: '"' + re.sub(r"\\+", "/", match[1]) + '"',
        text,
    )
    if changed != text:
        yield changed


def backslashes(text: str) -> Iterator[str]:
    changed = re.sub(r'\\(?![\\"])', r"\\\\", text)
    if changed != text:
        yield changed
    # "C:\" : the closing quote itself was taken for a sign.
    changed = re.sub(rf'\\+"{_AT_END}', r'\\\\"', text)
    if changed != text:
        yield changed


def inner(text: str) -> Iterator[str]:
    lines = text.split("\n")
    for rest in (r'(.*?)("\s*#.*)', r'(.*)("\s*)'):  # with a remark, or without
        whole = re.match(rf'({_FIELD}"){rest}$', lines[0])
        if whole and not _NEXT.search(whole[2]):
            yield "\n".join([whole[1] + _guillemets(whole[2]) + whole[3], *lines[1:]])
    changed = re.sub(r'(=\s*")(.*?)(?="\s*(?:[,;]?\s*[\w-]+\s*=|\}))', _inner, lines[0])
    if changed != lines[0]:
        yield "\n".join([changed, *lines[1:]])


_NEXT = re.compile(r"[\s\",;][\w-]+\s*=")


def _inner(match: re.Match[str]) -> str:
    return match[0] if _NEXT.search(match[2]) else match[1] + _guillemets(match[2])


def _guillemets(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"' and '"' not in text[1:-1]:
        return text[1:-1]
    return re.sub(r'"([^"]*)"?', lambda match: f"«{match[1]}»" if match[0] != '"' else "»", text)


def closing(text: str) -> Iterator[str]:
    """The quote that is missing: at the end, before a bracket, before the next field in braces."""
    lines = text.split("\n")
    first = lines[0].rstrip()
    for pattern, into in (
        (r'("[^"]*?)(\s*,\s*[A-Za-z_][\w-]*\s*=)', r'\1"\2'),
        (r'^([^"]*"[^"]*?)\s*(#[^"]*)$', r'\1"  \2'),
        (r'("[^"{}]*?)(\s*\}\s*(?:#[^"]*)?)$', r'\1"\2'),
        (r'("[^"\[\]]*?)(\s*\]\s*(?:#[^"]*)?)$', r'\1"\2'),
        (r'("[^"]*?)(\s*[,;]\s*)$', r'\1"\2'),
        (r"$", '"' if first.count('"') % 2 else ""),
        (r"$", "'" if first.count("'") % 2 else ""),
    ):
        for match in re.finditer(pattern, first):
            yield "\n".join([first[: match.start()] + match.expand(into) + first[match.end() :], *lines[1:]])


def opening(text: str) -> Iterator[str]:
    lines = text.split("\n")
    for match in re.finditer(r"([=,\[]\s*)([^\"'\s=\[{][^\"=]*\")" + _AT_END, lines[0]):
        fixed = lines[0][: match.start()] + f'{match[1]}"{match[2]}' + lines[0][match.end() :]
        yield "\n".join([fixed, *lines[1:]])
