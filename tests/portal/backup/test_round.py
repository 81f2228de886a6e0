"""Everything is destroyed, and is there again: from SQLite and a folder to PostgreSQL and S3, and back."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from .conftest import Kept
from .portals import Portal

pytestmark = [pytest.mark.slow, pytest.mark.cluster]
TOTP = """
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
person = Person.objects.get()
assert person.check_password("салқын бұлақ")
authenticator = Authenticator.objects.get(user=person).wrap()
def shown():
    # What the person's telephone shows now: it may change while it is typed, and is then typed again.
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", counter))
assert authenticator.validate_code(shown()) or authenticator.validate_code(shown())
"""
NEW_ROWS = """
region = Region.objects.create(slug="new", title={"kk": "Жаңа"})
Museum.objects.create(slug="new", region=region, document={})
from jetisu360.portal.audit.record import record
record(Person.objects.get(), "museum.created", Museum.objects.get(slug="new"))
"""
FINISH = """
Job.objects.filter(planned=True).update(not_before=None)
work()
print(*Job.objects.order_by("pk").values_list("state", flat=True))
print(Museum.objects.get(slug="own").publication.version.number)
"""


def same(before: Any, after: Any) -> None:
    """Nothing is lost; the journal says that it was restored, and what ran waits."""
    assert after["chain"] == [True, before["chain"][1] + 1]
    assert after["links"] == 0, "what lets somebody in once is not taken"
    for name in ("sites", "previews", "originals"):
        assert after[name] == before[name]
    for table, rows in before["rows"].items():
        found = after["rows"][table]
        if table == "audit.event":
            assert found[: len(rows)] == rows
        elif table == "jobs.job":
            assert [row["state"] for row in rows][-2:] == ["waiting", "running"]
            assert [row["state"] for row in found][-2:] == ["waiting", "waiting"]
            assert found[:-1] == rows[:-1]
            assert found[-1]["token"] == found[-1]["worker"] == ""
        elif table != "audit.head":
            assert found == rows, table


def test_there_and_back(kept: Kept, tmp_path: Path, database: str, bucket: str) -> None:
    there = Portal(tmp_path / "there", database, f"s3://{bucket}/portal")
    there.done("restore", kept.backup)
    same(kept.facts, there.facts())
    there.run(TOTP)
    there.run(NEW_ROWS)
    before = there.facts()
    there.done("backup", tmp_path / "two.zip")
    shutil.rmtree(there.folder)
    back = Portal(tmp_path / "back")
    back.done("restore", tmp_path / "two.zip")
    after = back.facts()
    assert after["chain"] == [True, before["chain"][1] + 1]
    for name in ("sites", "previews", "originals"):
        assert after[name] == kept.facts[name]
    assert [row["slug"] for row in after["rows"]["museums.museum"]] == ["own", "new"]
    back.run(TOTP)
    # What waited goes on, and what was planned.
    states, version = back.run(FINISH).splitlines()
    assert set(states.split()) == {"done"}
    assert version == "2"
