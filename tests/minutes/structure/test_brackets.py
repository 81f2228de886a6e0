"""Who and when in brackets after a task."""

from datetime import date

import pytest

from jetisu360.minutes.extract import found_in
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of


def found(*points: str) -> list[Assignment]:
    lines = [f"{number}. {point}" for number, point in enumerate(points, 1)]
    return found_in(document_of("\n".join(("ПОРУЧЕНО:", *lines))), date(2026, 1, 12)).assignments


@pytest.mark.parametrize(
    ("point", "task", "who", "due"),
    [
        (
            "Завершить ремонт моста (Отдел дорог, срок – 1 марта).",
            "Завершить ремонт моста",
            ["Отдел дорог"],
            "2026-03-01",
        ),
        (
            "Подготовить справку (отв. Иванов А., до 20.01.2026).",
            "Подготовить справку",
            ["Иванов А."],
            "2026-01-20",
        ),
        (
            "Провести совещание (Сериков А.А.; 5 февраля).",
            "Провести совещание",
            ["Сериков А.А."],
            "2026-02-05",
        ),
        (
            "Көпірді жөндеу жұмыстарын аяқтасын (жауапты: Жол бөлімі, мерзімі: 1 наурыз).",
            "Көпірді жөндеу жұмыстарын аяқтау",
            ["Жол бөлімі"],
            "2026-03-01",
        ),
        ("Обновить сайт (до 1 мая).", "Обновить сайт", [], "2026-05-01"),
        ("Закупить топливо (уголь, дрова).", "Закупить топливо (уголь, дрова)", [], "None"),
    ],
)
def test_who_and_when_in_brackets(point: str, task: str, who: list[str], due: str) -> None:
    (one,) = found(point)
    assert (one.text, one.responsible, str(one.due)) == (task, who, due)
    assert point.startswith(one.quote.rstrip("."))
