"""What no rule has read is told of, and other scripts of Kazakh are read."""

from __future__ import annotations

from datetime import date

import pytest

from jetisu360.minutes.extract import found_in
from jetisu360.minutes.read.document import document_of

DAY = date(2025, 3, 10)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Әкім жиын өткізді.\nThe contractor shall finish the works by 1 May 2025.", "language"),
        ("Тізім: " + "үйді жөндеу, жолды тазалау, " * 150, "too-long"),
        ("Облыс әкімі " + "ә" * 120 + " жолды жөндеуді тапсырды.", "no-words"),
        (
            "№\tШара\tМерзімі\tЖауапты\n1\tЖолды жөндеу\t1 мамыр\tӘкімдік\n"
            "2\t\tБұл жолда ешкімге арналған тапсырма жоқ, тек ескертпе ғана жазылған сияқты\t\t",
            "table",
        ),
        ("№\tШара\tМерзімі\tЖауапты\n1\tЖолды жөндеу\t1 мамыр\tӘкімдік\n2\tКөшет отырғызу\t\t", "table"),
    ],
)
def test_what_is_not_read_is_told_of(text: str, why: str) -> None:
    document = document_of(text)
    (one,) = found_in(document, DAY).unread
    assert one.why == why
    assert document.text[one.start : one.end].strip()


def test_lines_with_upright_strokes_and_long_enumerations_are_read() -> None:
    text = (
        "2025-03-10 | хабарлама | Облыс әкімі аудан әкімдеріне арықтарды 1 сәуірге дейін тазалауды тапсырды.\n"  # noqa: E501
        + "Әкім отырыс өткізді; "
        + "мәселе қаралды; " * 250
        + "аудан әкімдеріне қойманы жөндеуді тапсырды."
    )
    found = found_in(document_of(text), DAY)
    assert [one.text for one in found.assignments] == ["арықтарды тазалау", "қойманы жөндеу"]
    assert found.unread == []


@pytest.mark.parametrize(
    ("text", "task", "who"),
    [
        ("Oblys ákimi aýdan ákimderine kópirdi 1 mamyrǵa deıin jóndeýdi tapsyrdy.", "kópirdi jóndeý", "aýdan ákimderi"),  # noqa: E501
        ("Oblys äkımı audan äkımderıne köpırdı 1 mamyrğa deiın jöndeudı tapsyrdy.", "köpırdı jöndeu", "audan äkımderı"),  # noqa: E501
        ("وبلىس اكىمى اۋدان اكىمدەرىنە كوپىردى 1 مامىرعا دەيىن جوندەۋدى تاپسىردى.", "көпірді жөндеу", "аудан әкімдері"),  # noqa: E501
    ],
)  # fmt: skip
def test_kazakh_is_read_in_all_its_scripts(text: str, task: str, who: str) -> None:
    document = document_of(text)
    (one,) = found_in(document, DAY).assignments
    assert (one.text, one.responsible, one.due) == (task, [who], date(2025, 5, 1))
    assert one.quote == text
