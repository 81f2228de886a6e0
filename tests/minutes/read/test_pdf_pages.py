"""Pages of a pdf in the order in which somebody reads them: columns, tables, running heads, several pages."""

from datetime import date
from functools import cache

from jetisu360.minutes.extract import Found, found_in
from jetisu360.minutes.read.document import Document
from jetisu360.minutes.read.reading import read_bytes

STYLE = """
@page { size: A4; margin: 25mm 20mm;
  @top-center { content: "Құжаттың № 12-3/456 көшірмесі" } @bottom-center { content: counter(page) } }
body { font: 12pt "DejaVu Serif" } table { border-collapse: collapse; width: 100% }
td, th { vertical-align: top; text-align: left; font-weight: normal }
.ruled td, .ruled th { border: 1px solid #000; padding: 2pt } .columns { column-count: 2; column-gap: 10mm }
"""
KAZAKH = (
    "Құрылыс басқармасы 2024 жылғы 1 қыркүйекке дейін мектептің құрылысын аяқтасын.",
    "Білім басқармасы мұғалімдерді іріктеуді тамыз айының соңына дейін қамтамасыз етсін.",
    "Аудан әкімдері ауыз су жүйелерін жөндеу жұмыстарының барысын апта сайын баяндап отырсын.",
)
RUSSIAN = (
    "Управлению строительства завершить строительство школы до 1 сентября 2024 года.",
    "Управлению образования обеспечить подбор учителей до конца августа.",
    "Акимам районов еженедельно докладывать о ходе ремонта систем водоснабжения.",
)


def points(texts: tuple[str, ...], count: int) -> list[str]:
    return [f"{number}. {texts[(number - 1) % len(texts)]}" for number in range(1, count + 1)]


def paragraphs(lines: list[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@cache
def printed(body: str) -> Document:
    """What is read of a page that a printing program has made."""
    from weasyprint import HTML

    data = HTML(string=f"<html lang=kk><meta charset=utf-8><style>{STYLE}</style>{body}").write_pdf()
    return read_bytes(data, "a.pdf")


def blocks(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def found(document: Document) -> Found:
    return found_in(document, date(2024, 1, 10))


def test_columns_are_read_one_after_the_other_and_no_sentence_is_cut() -> None:
    lines = points(KAZAKH, 9) + points(RUSSIAN, 9)
    document = printed(f"<h3>ХАТТАМА</h3><div class=columns>{paragraphs(lines)}</div>")
    assert blocks(document)[-len(lines) :] == lines
    assert not document.doubts


def test_two_languages_side_by_side_do_not_mix() -> None:
    left, right = points(KAZAKH, 6), points(RUSSIAN, 6)
    document = printed(
        f"<h3>ХАТТАМА</h3><table><tr><td width=50%>{paragraphs(left)}<td>{paragraphs(right)}</table>"
    )
    assert [one for one in blocks(document) if one[:1].isdigit() and len(one) > 3] == left + right


def test_a_table_over_pages_is_rows_again() -> None:
    rows = "".join(
        f"<tr><td>{number}<td>{number}-ауылдағы мектептің жылу жүйесін жөндеу және жаңа қазандық орнату"
        f"<td>2024 жылғы {number % 27 + 1} мамыр<td>Білім басқармасы, құрылыс басқармасы"
        for number in range(1, 41)
    )
    head = "<thead><tr><th>№<th>Іс-шара<th>Орындау мерзімі<th>Жауапты орындаушылар</thead>"
    document = printed(f"<h3>Іс-шаралар жоспары</h3><table class=ruled>{head}{rows}</table>")
    assert [(one.text, str(one.due), one.responsible) for one in found(document).assignments] == [
        (
            f"{number}-ауылдағы мектептің жылу жүйесін жөндеу және жаңа қазандық орнату",
            f"2024-05-{number % 27 + 1:02d}",
            ["Білім басқармасы", "құрылыс басқармасы"],
        )
        for number in range(1, 41)
    ]


def test_a_running_head_and_numbers_of_pages_cut_no_sentence() -> None:
    lines = points(tuple(" ".join((one, "Бұл жұмыс бақылауда болады.")) for one in KAZAKH), 30)
    document = printed(paragraphs(lines))
    assert blocks(document) == ["Құжаттың № 12-3/456 көшірмесі", *lines]


def test_words_set_with_wide_blanks_are_no_columns() -> None:
    text = (
        "Аким области поручил управлению строительства до 1 марта завершить восстановительные работы на всех "
        "водохозяйственных сооружениях и еженедельно докладывать о выполнении мероприятий."
    )
    document = printed(f"<p style='text-align: justify; width: 75mm'>{text}</p>")
    assert text in blocks(document)


def test_columns_that_cannot_be_told_apart_are_named_unread() -> None:
    """A table without numbers and without a heading: which lines belong together is not sure."""
    rows = "".join(
        f"<tr><td>{place} ауылында жол жөнделсін<td>{place} әкімі жауапты болсын және баяндасын<td>мамыр"
        for place in (
            "Қызылағаш",
            "Егінсу",
            "Көкжиде",
            "Қараөзек",
            "Алажиде",
            "Еркін",
            "Балпық",
            "Мұқыры",
            "Лепсі",
        )
    )
    document = printed(f"<table>{rows}</table>")
    assert [one.why for one in found(document).unread] == ["order"]
    assert "Қызылағаш ауылында жол" in document.text
