"""The portal of `make demo`: the sample museum is in it and published, the assignments of a meeting are on
control, and whoever opens it is its operator.

Called again it does only what is missing, also after it was stopped in the middle.
"""

from __future__ import annotations

import sys
import threading
import time
import zipfile
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from demo_control import fill_control
from demo_programmes import fill_programmes
from jetisu360.commands.console import errors_told, tell
from jetisu360.commands.language import message_language
from jetisu360.portal.serve.prepare import prepare
from jetisu360.tour.museum_toml.museum_file import read_museum_file

PHOTOS = Path(__file__).parents[1] / "demo" / "photos"
OPERATOR = "operator@localhost"


def main(folder: Path) -> None:
    language = message_language(None)
    with errors_told(language, as_json=False):
        prepare(folder)
        who = operator()
        museum = sample(who)
        fill_control(museum.region, who)
        fill_programmes(museum.region, who, PHOTOS)
        if not museum.photographs.exists():
            bring_in(museum, who)
        if not museum.versions.filter(published_at__isnull=False).exists():
            tell("Building and publishing the sample museum: a minute or two …")
            publish(museum, who)


def operator() -> Any:
    """The one person of this portal; has no password: the portal's own link signs in."""
    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.accounts.roles import NAMES, Role

    person = Person.objects.filter(email=OPERATOR).first()
    person = person or Person.objects.create_user(OPERATOR, name=NAMES[Role.OPERATOR].say("kk"))
    Membership.objects.get_or_create(person=person, role=Role.OPERATOR)
    return person


def sample(who: Any) -> Any:
    """The museum of `demo/photos`; made where it is not there."""
    from jetisu360.portal.museums.creating import FIRST_REGION, create_museum, first_region
    from jetisu360.portal.museums.models import Museum

    document, _text = read_museum_file((PHOTOS / "museum.toml").read_bytes())
    assert document.id is not None
    there = Museum.objects.filter(slug=document.id).first()
    return there or create_museum(document.title.text, document.id, first_region(FIRST_REGION, who), who)


def bring_in(museum: Any, who: Any) -> None:
    """The folder comes in as a keeper would bring it: as a zip."""
    from jetisu360.portal.museums.folder_upload import take_folder

    with TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(PHOTOS.rglob("*")):
                if path.is_file():
                    archive.write(path, path.relative_to(PHOTOS))
        file.seek(0)
        take_folder(museum, file, "demo.zip", who)


def publish(museum: Any, who: Any) -> None:
    """A preview, then the same version for visitors, and the region's page, by a worker of our own.

    Raises:
        SystemExit: one of the jobs failed; its sentence has been told.
    """
    from jetisu360.portal.jobs.lease import ask
    from jetisu360.portal.jobs.models import Job
    from jetisu360.portal.jobs.worker import Worker

    worker = Worker()
    work = threading.Thread(target=worker.run, daemon=True)
    work.start()
    try:
        build = _done(ask("build", museum, who))
        _done(ask("publish", museum, who, details={"version": build.result["version"]}))
        _done(Job.objects.filter(kind="region").latest("pk"))
    finally:
        worker.stop()
        work.join()


def _done(job: Any) -> Any:
    """The job at its end; until then, what it is at. One that an earlier call was stopped in is taken over
    after some twenty seconds.
    """
    from jetisu360.portal.jobs.shown import shown
    from jetisu360.portal.jobs.states import State

    language, said = message_language(None), ""
    while job.open:
        now = shown(job)
        words = ": ".join(message.say(language) for message in (now.stage, now.counted) if message)
        if words not in ("", said):
            said = words
            tell(f"  {words}")
        time.sleep(1)
        job.refresh_from_db()
    if job.state != State.DONE:
        tell(shown(job).error(language), sys.stderr)
        raise SystemExit(2)
    return job


if __name__ == "__main__":
    main(Path(sys.argv[1]))
