"""The pack of 300 rows as PDF and as a Word file, and the letters of 2,000 people.

`python -m benchmarks.control.meetings [--rows N] [--people N]`

On a portal of its own, on SQLite; the letters go to a mail server of the tests. Asked for: a PDF of 300 rows
in 30 s and 500 MB, the letters of 2,000 people in a minute.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

TASK = "Талдықорған – Текелі тас жолының {n} шақырымын жыл соңына дейін жөндеп, қабылдау актісін жасау"
RESULT = "{n} шақырым жол жөнделді, қабылдау актісіне қол қойылды"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--people", type=int, default=2000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        _portal(Path(folder), asked.rows, asked.people)


def _portal(folder: Path, rows: int, people: int) -> None:
    from tests.portal.letters.smtp_server import smtp_server

    with smtp_server() as box:
        os.environ |= {"JETISU360_FOLDER": str(folder), "EMAIL_URL": f"smtp://127.0.0.1:{box.port}"}
        from jetisu360.portal.serve.prepare import prepare

        prepare(folder)
        region, controller = _seed(rows, people)
        from jetisu360.portal.control.meetings.pack.as_docx import docx
        from jetisu360.portal.control.meetings.pack.as_pdf import pdf
        from jetisu360.portal.control.meetings.pack.contents import pack_of

        pack = _timed("contents", lambda: pack_of(controller, region))
        print(f"rows: {sum(len(one.lines) for one in pack.sections)}")
        before = _peak()
        print(f"Word file: {len(_timed('Word file', lambda: docx(pack, 'kk'))) // 1000} KB")
        print(f"PDF: {len(_timed('PDF', lambda: pdf(pack, 'kk'))) // 1000} KB")
        print(f"memory of the process at most: {_peak()} MB ({before} MB before)")
        _letters(box)


def _seed(rows: int, people: int) -> tuple[Any, Any]:
    """So many overdue assignments of one region, and an executor for each of so many offices."""
    from django.utils import timezone

    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.control.assignments.models import Assignment
    from jetisu360.portal.control.offices.models import Office
    from jetisu360.portal.museums.models import Region

    today, now = timezone.localdate(), timezone.now()
    region = Region.objects.create(slug="zhetisu", title={"kk": "Жетісу", "ru": "Жетысу"})
    offices = Office.objects.bulk_create(
        Office(region=region, title={"kk": f"№ {n} ауданның автомобиль жолдары және көлік басқармасы"})
        for n in range(people)
    )
    persons = Person.objects.bulk_create(
        Person(email=f"p{n}@example.kz", name=f"Орындаушы {n}", language="ru" if n % 2 else "kk")
        for n in range(people)
    )
    Membership.objects.bulk_create(
        Membership(person=person, role="executor", office=office)
        for person, office in zip(persons, offices, strict=True)
    )
    controller = Person.objects.create_user("c@example.kz", name="Бақылаушы")
    Membership.objects.create(person=controller, role="controller", region=region)

    def made(n: int, office: Any, days: int) -> Assignment:
        due = today + timedelta(days=days)
        facts = {"task": TASK.format(n=n), "result": RESULT.format(n=n), "state": "in-progress"}
        dates = {"due": due, "first_due": due, "assigned_at": now - timedelta(days=60)}
        return Assignment(region=region, executor=office, **facts, **dates)

    Assignment.objects.bulk_create(made(n, offices[n % len(offices)], -1 - n % 40) for n in range(rows))
    # (Near their date on any day of the week: three for everybody.)
    Assignment.objects.bulk_create(made(n, offices[n // 3], 1 + n % 3) for n in range(3 * people))
    return region, controller


def _letters(box: Any) -> None:
    from django.utils import timezone

    from jetisu360.minutes.common.calendar import working_after
    from jetisu360.portal.control.meetings.models import Round
    from jetisu360.portal.control.meetings.reminders import sending

    day = working_after(timezone.localdate())
    row = Round.objects.create(day=day, weekly=True)
    _timed(f"letters of {len(sending.letters_of(row))} people", lambda: sending._send(row, timezone.now()))
    print(f"letters that came: {len(box.letters)}")


def _timed(words: str, work: Callable[[], Any]) -> Any:
    began, used = time.perf_counter(), time.process_time()
    found = work()
    took, processor = time.perf_counter() - began, time.process_time() - used
    print(f"{words}: {took:.1f} s, {processor:.1f} s of the processor", file=sys.stderr)
    return found


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000


if __name__ == "__main__":
    main()
