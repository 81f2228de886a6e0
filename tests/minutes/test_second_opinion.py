"""What the rules miss is proposed as doubtful, and what they have decided stays as they say."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib.resources import files

import pytest

from jetisu360.minutes.extract import assignments
from jetisu360.minutes.model.assignment import Assignment
from jetisu360.minutes.read.document import document_of
from jetisu360.minutes.report.page import page

DAY = date(2025, 3, 10)
# Turns of phrase that no rule knows, and the date that the sentence gives.
MISSED = {
    "Важно вовремя завершить ремонт школ, отметил аким.": None,
    "Открыть школу рассчитывают к концу августа.": date(2025, 8, 31),
}


def found(text: str) -> list[Assignment]:
    return assignments(document_of(text), DAY)


@pytest.mark.parametrize(("text", "due"), MISSED.items())
def test_what_no_rule_knows_is_proposed_as_doubtful(text: str, due: date | None) -> None:
    (one,) = found(text)
    assert one.certainty == "doubtful"
    assert one.quote == text.rstrip(".") or one.quote == text
    assert (one.responsible, one.due) == ([], due)
    assert one.as_json(text)["certainty"] == "doubtful"
    shown = page(document_of(text), [one], DAY, "a.txt", "ru", "", [])
    assert "сомнительно" in shown


@pytest.mark.parametrize(
    "text",
    [
        "Водителям необходимо соблюдать скоростной режим.",
        "В 2019 году ему было поручено вести архив.",
        "Контроль за исполнением приказа оставляю за собой.",
        "В совещании приняли участие руководители отделов и управлений.",
        "Отчёт о работе за прошлый год заслушали на сессии.",
        "Жиынға бөлім басшылары мен ауылдық округ әкімдері қатысты.",
        "Былтыр ауданда екі мектеп пен үш емхана салынды.",
        "Мердігер нысанды комиссияға тапсырды.",
        "За последние пять лет построили десять школ.",
    ],
)
def test_what_asks_for_nothing_stays_nothing(text: str) -> None:
    assert not found(text)


def test_what_a_rule_has_found_is_as_before() -> None:
    (one,) = found("Облыс әкімі аудан әкімдеріне көпірді 1 мамырға дейін жөндеуді тапсырды.")
    assert (one.certainty, one.rule) == ("sure", "ordered")


def test_it_is_small_and_needs_nothing_heavy() -> None:
    weights = files("jetisu360.minutes").joinpath("structure", "data", "second_opinion.npz")
    assert len(weights.read_bytes()) < 3_000_000
    program = (
        "import sys\n"
        "from datetime import date\n"
        "from jetisu360.minutes.extract import assignments\n"
        "from jetisu360.minutes.read.document import document_of\n"
        "assignments(document_of('Бұл жолды биыл қалай болса да бітіру керек еді.'), date(2025, 3, 10))\n"
        "print(*sorted({'scipy', 'sklearn', 'torch'} & set(sys.modules)))\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
