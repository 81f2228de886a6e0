"""What people write who meet TOML for the first time: what they typed, in which line the sentence has to
look for it, the words that it has to say (in English), and what it has to propose instead.

Gathered from questions that beginners ask about TOML, from what keepers write after Word, Excel, YAML and
JSON, and from what a Kazakh or Russian keyboard gives.
"""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """`line` (from 1) and `repair` are those of the first mistake; no repair: nothing can be guessed."""

    typed: str
    line: int
    says: str
    repair: str = ""


def _link(yaw: str) -> str:
    return f'[[links]]\nfrom = "a"\nto = "b"\n{yaw}'


QUOTES = [
    Slip("title = Музей", 1, "text stands in quotes", 'title = "Музей"'),
    Slip("title = Музей # аты", 1, "text stands in quotes", 'title = "Музей" # аты'),
    Slip('title = "Музей', 1, "closing quote is missing", 'title = "Музей"'),
    Slip('title = "Тур\ndescription = "Музей"', 1, "closing quote is missing", 'title = "Тур"'),
    Slip('title = { kk = "А, ru = "Б" }', 1, "closing quote is missing", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = Музей"', 1, "opening quote is missing", 'title = "Музей"'),
    Slip('title = "Музей "Алтын адам""', 1, "quotes inside a text end it", 'title = "Музей «Алтын адам»"'),
    Slip(
        'title = { kk = "Зал "Сақ"", ru = "Зал "Саки"" }',
        1,
        "quotes inside a text end it",
        'title = { kk = "Зал «Сақ»", ru = "Зал «Саки»" }',
    ),
    Slip("title = «Музей»", 1, "not in «…»", 'title = "Музей"'),
    Slip("title = “Музей”", 1, "not in “…”", 'title = "Музей"'),
    Slip("title = „Музей“", 1, "not in “…”", 'title = "Музей"'),
    Slip('title = "Музей”', 1, "not in “…”", 'title = "Музей"'),
    Slip("title = ''Музей''", 1, "begins or ends with another sign", 'title = "Музей"'),
    Slip("title = 'O'Brien'", 1, "begins or ends with another sign", 'title = "O\'Brien"'),
    Slip("title = \"Музей'", 1, "begins or ends with another sign", 'title = "Музей"'),
    Slip(
        'description = "Бір\nекі\nүш"',
        1,
        'three quotes: """…"""',
        'description = """Бір\n      екі\n      үш"""',
    ),
    Slip(
        'description = """Бір\nекі\n\n[[scenes]]\nfile = "a.jpg"',
        1,
        "three quotes does not end",
        'description = """Бір\n      екі"""',
    ),
]
PATHS = [
    Slip(
        '[[scenes]]\nfile = "C:\\Users\\photos\\hall.jpg"',
        2,
        "parted by /",
        'file = "C:/Users/photos/hall.jpg"',
    ),
    Slip(
        "[[scenes]]\nfile = C:\\photos\\hall.jpg", 2, "text stands in quotes", 'file = "C:/photos/hall.jpg"'
    ),
    Slip('title = "А \\ Б"', 1, "write it twice", 'title = "А \\\\ Б"'),
]
COPIED = [
    Slip(
        'title = { "kk": "Музей", "ru": "Музей" }',
        1,
        "stands =, not a colon",
        'title = { "kk" = "Музей", "ru" = "Музей" }',
    ),
    Slip("title = &quot;Музей&quot;", 1, "signs of a web page", 'title = "Музей"'),
    Slip('id = "a"\rtitle = "Музей"', 1, "as on a Mac of long ago"),
    Slip(_link("yaw = 45.0 // есік"), 4, "a remark behind a value begins with #", "yaw = 45.0  # есік"),
    Slip(
        _link("yaw = 45 to the right"), 4, "a remark behind a value begins with #", "yaw = 45  # to the right"
    ),
    Slip(_link("yaw — 45.0"), 4, "stands one =", "yaw = 45.0"),
    Slip("[visit]\nfounded = 1974 жыл", 2, "text stands in quotes", 'founded = "1974 жыл"'),
]
NUMBERS = [
    Slip(_link("yaw = 10,5"), 4, "a point, not a comma", "yaw = 10.5"),
    Slip(
        '[[scenes]]\nfile = "a.jpg"\nview = { yaw = 10,5, pitch = -5,0 }',
        3,
        "a point, not a comma",
        "view = { yaw = 10.5, pitch = -5.0 }",
    ),
    Slip(_link("yaw = 45°"), 4, "without a sign of degrees", "yaw = 45"),
    Slip("[walk]\ncamera_height = 1,6 м", 2, "without a sign of degrees", "camera_height = 1.6"),
    Slip(_link("yaw = .5"), 4, "digits before and behind the point", "yaw = 0.5"),
    Slip(_link("yaw = 045"), 4, "does not begin with 0", "yaw = 45"),
    Slip(_link("yaw = −10"), 4, "minus is the sign -", "yaw = -10"),
    Slip(_link("yaw = - 10"), 4, "minus is the sign -", "yaw = -10"),
    Slip(_link("yaw = 1\nboth = True\narrival = { yaw = 1 }"), 5, "yes is written true", "both = true"),
    Slip(_link("yaw = 1\nboth = иә\narrival = { yaw = 1 }"), 5, "yes is written true", "both = true"),
    Slip("[visit]\nphone = +7 7282 00 00 00", 2, "text stands in quotes", 'phone = "+7 7282 00 00 00"'),
    Slip(
        '[visit]\nopening = [{ days = ["tu"], opens = 10:00, closes = "18:00" }]',
        2,
        "a time of day stands in quotes",
        'opening = [{ days = ["tu"], opens = "10:00", closes = "18:00" }]',
    ),
]
SIGNS = [
    Slip("title =", 1, "nothing behind =", 'title = "…"'),
    Slip('title: "Музей"', 1, "not a colon", 'title = "Музей"'),
    Slip('title = { kk: "А", ru: "Б" }', 1, "not a colon", 'title = { kk = "А", ru = "Б" }'),
    Slip('title "Музей"', 1, "= is missing", 'title = "Музей"'),
    Slip('title == "Музей"', 1, "stands one =", 'title = "Музей"'),
    Slip('title = "Музей";', 1, "nothing stands behind a value", 'title = "Музей"'),
    Slip('title = "Музей",', 1, "nothing stands behind a value", 'title = "Музей"'),
    Slip('from = "a", to = "b"', 1, "each field stands in a line of its own", 'from = "a"\n      to = "b"'),
    Slip('title\u00a0= "Музей"', 1, "a sign in this line that one does not see", 'title = "Музей"'),
]
BRACKETS = [
    Slip('title = {\n  kk = "А",\n  ru = "Б"\n}', 1, "stands in one line", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = { kk = "А"; ru = "Б" }', 1, "not by semicolons", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = { kk = "А" ru = "Б" }', 1, "a comma is missing", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = { kk = "А", ru = "Б", }', 1, "no comma before", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = { kk = "А", ru = "Б"', 1, "is not closed", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = ( kk = "А", ru = "Б" )', 1, "do not match", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = [ kk = "А", ru = "Б" ]', 1, "do not match", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = "Музей" }', 1, "that nothing has opened", 'title = "Музей"'),
    Slip('title = { "А", "Б" }', 1, "begins with its language", 'title = { kk = "А", ru = "Б" }'),
    Slip('title = { kk = "А", kk = "Б" }', 1, "twice in one pair of braces", 'title = { kk = "А" }'),
    Slip('highlights = ["a" "b"]', 1, "a comma is missing", 'highlights = ["a", "b"]'),
    Slip('highlights = "a", "b"', 1, "as a list", 'highlights = ["a", "b"]'),
    Slip('highlights = ["a", "b"\nstart = "x"', 1, "is not closed", 'highlights = ["a", "b"]'),
]
NAMES = [
    Slip('tіtle = "Музей"', 1, "in Latin letters", 'title = "Музей"'),
    Slip('title = { кк = "А", ру = "Б" }', 1, "in Latin letters", 'title = { kk = "А", ru = "Б" }'),
    Slip('название = "Музей"', 1, "in Latin letters", 'title = "Музей"'),
    Slip('[[сцены]]\nfile = "a.jpg"', 1, "in Latin letters", "[[scenes]]"),
    Slip("[walk]\ncamera height = 1.6", 2, "no spaces", "camera_height = 1.6"),
    Slip('title = "А"\nstart = "b"\ntitle = "Б"', 3, "written already in line 1"),
    Slip('[visit]\nphone = "1"\n\n[visit]\nemail = "a@b.kz"', 4, "begins already in line 1"),
    Slip('title = "А"\n[title]\nkk = "Б"', 2, "written already in line 1"),
    Slip('title = { kk = "А" }\ntitle.ru = "Б"', 2, "put “ru” there"),
]
HEADERS = [
    Slip('id = "x"\n[scenes]\nfile = "a.jpg"', 2, "two brackets on each side", "[[scenes]]"),
    Slip('[[scenes]]\nfile = "a.jpg"\n[scenes.labels]\nyaw = 1', 3, "two brackets", "[[scenes.labels]]"),
    Slip('[[scenes]]\nfile = "a.jpg"\n[[scenes.title]]\nkk = "x"', 3, "one bracket", "[scenes.title]"),
    Slip('[[scenes]\nfile = "a.jpg"', 1, "two brackets on each side where", "[[scenes]]"),
    Slip('scenes]]\nfile = "a.jpg"', 1, "two brackets on each side where", "[[scenes]]"),
    Slip('[[scenes]] file = "a.jpg"', 1, "in the line below its header", '[[scenes]]\n      file = "a.jpg"'),
    Slip('[[scenes]]:\nfile = "a.jpg"', 1, "behind a header stands nothing else", "[[scenes]]"),
    Slip("[[scenes.labels]]\nyaw = 3", 1, "belongs to a [[scenes]], and none stands above it"),
    Slip('id = "x"\n\n[[scene]]\nfile = "a.jpg"', 3, "did you mean “scenes”?"),
]
REMARKS = [
    Slip('// музей\ntitle = "Музей"', 1, "a remark begins with #", "# музей"),
    Slip('title = "Музей" // аты', 1, "a remark behind a value begins with #", 'title = "Музей"  # аты'),
    Slip('Біздің музей\ntitle = "Музей"', 1, "neither a field", "# Біздің музей"),
    Slip('```toml\ntitle = "Музей"\n```', 1, "delete this line"),
    Slip("- title: Музей", 1, "is YAML", 'title = "Музей"'),
    Slip('{\n  "title": "Музей"\n}', 1, "written as JSON"),
]
ALL = [*QUOTES, *PATHS, *COPIED, *NUMBERS, *SIGNS, *BRACKETS, *NAMES, *HEADERS, *REMARKS]
