"""How long the portal takes for what the editor asks: `python -m benchmarks.editor.speed FOLDER TIMES`.

The requests go through everything that a server has but the socket; wall-clock and processor time, ms.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.editor.museum import LABELS, OBJECTS, ROOMS, document, file


def main() -> None:
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    from jetisu360.portal.serve.prepare import prepare

    prepare(folder)
    import jetisu360.portal.serve.wsgi  # noqa: F401 - as in a server

    post, get, revision = _editor()
    found: dict[str, Any] = {"museum": f"{ROOMS} rooms, {LABELS} labels, {OBJECTS} objects", "rows": []}

    def measure(name: str, ask: Callable[[int], Any]) -> None:
        wall, processor = [], []
        for number in range(times):
            began, spent = time.perf_counter(), time.process_time()
            ask(number)
            wall.append(1000 * (time.perf_counter() - began))
            processor.append(1000 * (time.process_time() - spent))
        quantile = [
            statistics.median(wall),
            sorted(wall)[int(0.95 * (times - 1))],
            statistics.median(processor),
        ]
        found["rows"].append([name, *(round(value) for value in quantile)])

    def moved(number: int) -> None:
        label, room = number % LABELS, file(number % LABELS % ROOMS)
        at = ["scenes", room, "labels", f"label-{label}", "yaw"]
        change({"kind": "set", "at": at, "value": 1.5, "was": label % 360 - 180.0})

    def typed(number: int) -> None:
        was = f"Мәтін {number - 1}" * 20 if number else None
        change({"kind": "set", "at": ["title", "en"], "value": f"Мәтін {number}" * 20, "was": was})

    def added(number: int) -> None:
        item = {"id": f"new-{number}", "yaw": 0, "object": "thing-1"}
        change({"kind": "add", "at": ["scenes", file(3), "labels"], "item": item, "before": None})

    def refused(number: int) -> None:
        at = ["scenes", file(0), "labels", "label-0", "pitch"]
        change({"kind": "set", "at": at, "value": 100 + number, "was": -20.0}, "refused")

    def change(operation: Any, status: str = "done") -> None:
        nonlocal revision
        name = f"{time.monotonic_ns()}-change"
        body = {"id": name, "made": 1, "said": "белгі", "operations": [operation]}
        told = post("changes", {"tab": "a", "revision": revision, "changes": [body]})
        assert told["results"][0]["status"] == status, told["results"]
        revision = told["revision"]

    measure("a label is moved", moved)
    measure("a text is typed", typed)
    measure("a label is added", added)
    measure("a value that breaks a rule", refused)
    measure("news, when there are none", lambda number: get(f"news?since={revision}&tab=a"))
    measure("news, the whole document", lambda number: get("news?since=0&tab=a"))
    measure("the editor is opened", lambda number: post("open", {"tab": "a"}))
    print(json.dumps(found))


def _editor() -> tuple[Callable[[str, Any], Any], Callable[[str], Any], int]:
    """A museum with a keeper who is signed in: a POST, a GET, and the document's revision."""
    from django.test import Client

    from jetisu360.portal.accounts.models import Membership, Person
    from jetisu360.portal.editor.names import editor_name
    from jetisu360.portal.museums.documents import checked, save_document
    from jetisu360.portal.museums.models import Museum, Region
    from jetisu360.portal.originals.models import Photograph

    region = Region.objects.create(slug="jetisu", title={"kk": "Жетісу"})
    museum = Museum.objects.create(slug="own", region=region, document={})
    keeper = Person.objects.create_user("keeper@example.kz", "салқын бұлақ", name="keeper", language="kk")
    Membership.objects.create(person=keeper, role="keeper", museum=museum)
    for room in range(ROOMS):
        verdict = {"picture": True, "width": 8192, "height": 4096, "captured_at": None}
        Photograph.objects.create(
            museum=museum, name=file(room), sha256=f"{room:064}", size=9, state="good", verdict=verdict
        )
    save_document(museum, museum.revision, checked(document()), keeper)
    client = Client(headers={"Host": "localhost", "Accept": "application/json"})
    client.force_login(keeper, backend="allauth.account.auth_backends.AuthenticationBackend")
    who = editor_name(museum, keeper)

    def post(where: str, body: dict[str, Any]) -> Any:
        sent = {**body, "who": who} if where == "changes" else body
        answer = client.post(f"/museums/own/editor/api/{where}", sent, content_type="application/json")
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    def get(where: str) -> Any:
        answer = client.get(f"/museums/own/editor/api/{where}&who={who}")
        assert answer.status_code == 200, answer.content
        return answer

    return post, get, museum.revision


if __name__ == "__main__":
    main()
