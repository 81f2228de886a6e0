"""Tables in plain text: pasted a cell a line, with tabs, or held apart by blanks."""

from datetime import date

from jetisu360.minutes.extract import Found, found_in
from jetisu360.minutes.read.document import document_of

ROWS = (
    ("№", "Шара", "Мерзімі", "Жауапты"),
    ("1", "Жолды жөндеу", "1 мамыр", "Жол бөлімі"),
    ("2", "Көпір салу", "1 маусым", "Құрылыс бөлімі"),
    ("3", "Мектеп салу", "1 шілде", "Білім бөлімі"),
)
TASKS = [("Жолды жөндеу", "2024-05-01"), ("Көпір салу", "2024-06-01"), ("Мектеп салу", "2024-07-01")]


def read(text: str) -> Found:
    return found_in(document_of(text), date(2024, 1, 10))


def test_a_cell_a_line() -> None:
    lines = ["Жоспар", *(cell for row in ROWS for cell in row), "Облыс әкімі Б. Исабаев"]
    found = read("\n".join(lines))
    assert [(one.text, str(one.due)) for one in found.assignments] == TASKS
    assert found.assignments[1].responsible == ["Құрылыс бөлімі"]


def test_numbers_that_go_on_otherwise_are_no_rows() -> None:
    lines = [cell for row in (ROWS[0], ROWS[2], ROWS[1]) for cell in row]
    assert not read("\n".join(lines)).assignments


def test_a_row_whose_last_cells_are_empty_is_named() -> None:
    rows = [*map("\t".join, ROWS), "4\tАуылдағы барлық көшелердің жарығын түгел жаңалап шығу\t\t"]
    found = read("\n".join(rows))
    assert len(found.assignments) == 3
    assert [one.why for one in found.unread] == ["table"]


def test_columns_that_blanks_hold_apart() -> None:
    text = "\n".join("".join(cell.ljust(24) for cell in row) for row in ROWS)
    found = read(text)
    assert [(one.text, str(one.due)) for one in found.assignments] == TASKS
    assert not found.unread
    assert all(one.quote in text for one in found.assignments)


def test_a_row_whose_cells_go_on_in_the_next_line_is_read_as_lines_and_named() -> None:
    rows = ["".join(cell.ljust(24) for cell in row) for row in ROWS]
    found = read("\n".join([*rows[:3], "   ".ljust(24) + "жаңалау", *rows[3:]]))
    assert [one.text for one in found.assignments] == [TASKS[0][0], TASKS[2][0]]
    assert [one.why for one in found.unread] == ["order", "order"]


def test_cells_that_were_cut_into_lines() -> None:
    text = (
        "№\nМероприятие\nСрок\nОтветственный\n1\nПровести капитальный ремонт кровли\nздания школы\n1 июня\n"
        "Отдел\n"
        "строительства\n2\nПобелка\nмай-июнь\nОтдел ЖКХ\n3\nОбновить разметку\nдо 25 августа\nОтдел дорог,\n"
        "акимы сёл\nАким района А. Омаров\n"
    )
    result = read(text)
    assert [(one.text, one.responsible, str(one.due)) for one in result.assignments] == [
        ("Провести капитальный ремонт кровли здания школы", ["Отдел строительства"], "2024-06-01"),
        ("Побелка", ["Отдел ЖКХ"], "2024-06-30"),
        ("Обновить разметку", ["Отдел дорог", "акимы сёл"], "2024-08-25"),
    ]
