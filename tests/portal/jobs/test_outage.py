"""PostgreSQL refuses everybody for a while: pages say so, and what waits goes on afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..backup.portals import Portal

pytestmark = pytest.mark.cluster
OUTAGE = """
import logging, threading, time
import psycopg
from django.db import close_old_connections
from django.test import Client
from jetisu360.language import _
from jetisu360.portal.jobs.kinds import Kind, add_kind
server, _slash, name = sys.argv[2].rpartition("/")
admin = psycopg.connect(f"{server}/postgres", autocommit=True)
def open_to_all(yes):
    admin.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {yes}")
    if not yes:
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
def until(done):
    end = time.monotonic() + 60
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)
noticed = threading.Event()
class Notice(logging.Handler):
    def emit(self, record):
        if "the database is away" in record.getMessage():
            noticed.set()
logging.getLogger("jetisu360.portal.jobs.worker").addHandler(Notice())
person = Person.objects.create_user("aigul@example.kz", "салқын бұлақ", name="Айгүл", language="kk")
Membership.objects.create(person=person, role=Role.OPERATOR)
museum = Museum.objects.create(slug="own", region=Region.objects.create(slug="jetisu"), document={})
browser = Client(headers={"host": "localhost", "accept-language": "ru"}, raise_request_exception=False)
browser.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
add_kind(Kind("build", _("Sign in"), lambda lease: {}))
made = ask("build", museum)
worker = Worker(pause=0.05)
thread = threading.Thread(target=worker.run, daemon=True)
print(browser.get("/").status_code)
open_to_all(False)
answer = browser.get("/")
print(answer.status_code, "не может обратиться к своей базе" in answer.content.decode())
thread.start()
assert noticed.wait(60)
open_to_all(True)
close_old_connections()  # (as a server does before each request)
print(browser.get("/").status_code)
until(lambda: Job.objects.filter(pk=made.pk, state="done").exists())
worker.stop()
thread.join(30)
print(thread.is_alive())
"""


def test_the_database_is_away_and_back(tmp_path: Path, database: str) -> None:
    said = Portal(tmp_path / "portal", database).run(OUTAGE, database)
    assert said.split() == ["200", "503", "True", "200", "False"]
