"""Portals in folders and databases of their own, each asked and changed by processes as in life."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.portal.serve.test_serve import COMMAND, environment

BEGIN = """
import json, sys
from pathlib import Path
from jetisu360.portal.serve.prepare import prepare
prepare(Path(sys.argv[1]))
from jetisu360.portal.accounts.models import Membership, Person, SignInLink
from jetisu360.portal.accounts.roles import Role
from jetisu360.portal.jobs.lease import ask, take
from jetisu360.portal.jobs.models import Job
from jetisu360.portal.jobs.worker import Worker
from jetisu360.portal.museums.models import Museum, Region
from jetisu360.portal.originals.photographs import add
def work():
    worker = Worker()
    while worker.run_one():
        pass
def job(kind, *what, **more):
    made = ask(kind, *what, **more)
    work()
    made.refresh_from_db()
    assert made.state == "done", made.error
    return made
"""
MAKE = """
from datetime import timedelta
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone
from jetisu360.portal.accounts.links import make_sign_in_link
from jetisu360.portal.museums.documents import save_document
from jetisu360.portal.uploads.removed import remove
from jetisu360.tour.museum_toml.entries import MuseumFile
person = Person.objects.create_user("aigul@example.kz", "салқын бұлақ", name="Айгүл", language="kk")
Membership.objects.create(person=person, role=Role.OPERATOR)
TOTP.activate(person, "JBSWY3DPEHPK3PXP")
make_sign_in_link(person)
region = Region.objects.create(slug="jetisu", title={"kk": "Жетісу"})
museum = Museum.objects.create(slug="own", region=region, document={})
for path in sorted(Path(sys.argv[2]).iterdir()):
    with path.open("rb") as file:
        add(museum, file, path.name, person, size=path.stat().st_size)
remove(museum.photographs.get(name="2.jpg"), person)
scenes = [{"file": f"{n}.jpg", "title": {"kk": f"{n}-зал", "ru": f"Зал {n}"}} for n in range(2)]
said = {"title": {"kk": "Бірінші", "ru": "Первый"}, "walk": {"find": False}, "scenes": scenes}
save_document(museum, museum.revision, MuseumFile.model_validate(said), person)
version = job("build", museum, person).result["version"]
job("publish", museum, person, details={"version": version})
said["title"]["kk"] = "Екінші"
save_document(museum, museum.revision, MuseumFile.model_validate(said), person)
version = job("build", museum, person).result["version"]
at = timezone.now() + timedelta(days=3)
ask("publish", museum, person, details={"version": version}, at=at)
ask("region", region, person)
assert take("a worker that is not there any more").job.kind == "region"
"""
FACTS = """
import hashlib
from django.apps import apps
from django.test import Client
from jetisu360.portal.audit.verify import verify
from jetisu360.portal.backup.tables import taken
from jetisu360.portal.originals.store import Originals
from jetisu360.portal.publication.version_files import version_files
from jetisu360.portal.publication.site_views import version_folder
def digest(answer):
    assert answer.status_code == 200, answer
    return hashlib.sha256(b"".join(answer.streaming_content)).hexdigest()
museum = Museum.objects.get(slug="own")
visitor, sites = Client(headers={"host": "localhost"}), {}
shown = version_files(version_folder(museum.publication.version))
for name in ["", *shown._files]:
    sites[name] = digest(visitor.get(f"/sites/jetisu/museums/own/{name}"))
sites["region"] = digest(visitor.get("/sites/jetisu/kk/"))
previews = {
    version.number: sorted(version_files(version_folder(version))._files) for version in museum.versions.all()
}
rows = {}
for model in taken(apps):
    names = [field.attname for field in model._meta.concrete_fields]
    rows[model._meta.label_lower] = list(model._base_manager.order_by("pk").values(*names))
kept = Originals(museum).folder.files()
originals = {
    name: hashlib.sha256(Originals(museum).folder.read(name)).hexdigest() for name in sorted(kept)
}
verdict = verify()
facts = {
    "rows": rows, "sites": sites, "previews": previews, "originals": originals,
    "chain": [verdict.whole, verdict.events], "links": SignInLink.objects.count(),
}
print(json.dumps(facts, default=str))
"""


@dataclass
class Portal:
    """A portal that is started with these variables."""

    folder: Path
    database: str = ""
    storage: str = ""

    @property
    def environment(self) -> dict[str, str]:
        return environment(DATABASE_URL=self.database, STORAGE_URL=self.storage)

    def run(self, code: str, *words: object) -> str:
        """What the code prints."""
        command = [sys.executable, "-c", BEGIN + code, str(self.folder), *map(str, words)]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def facts(self) -> Any:
        return json.loads(self.run(FACTS).splitlines()[-1])

    def command(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """`jetisu360 …` of this portal, whatever comes of it."""
        command = [*COMMAND, *map(str, words), "--folder", str(self.folder)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=300)

    def done(self, *words: str | Path) -> str:
        """The same, where it must be well."""
        done = self.command(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def refused(self, *words: str | Path) -> str:
        """The one sentence by which it is refused."""
        done = self.command(*words)
        assert done.returncode == 2, done.stdout
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr
        return done.stderr.strip()
