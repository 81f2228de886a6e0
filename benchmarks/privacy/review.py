"""How quick the review of faces is with 60 photographs of 8192 × 4096 and 300 places (docs/privacy.md).

    python -m benchmarks.privacy.review [--photographs 60] [--places 5]

One photograph of the sample museum is enlarged and copied; what a detector would have found is drawn by lot.
Told are the times that a person waits for: everything at once when the page opens, the first small picture
(its photograph has to be decoded), the next ones, a decision until it is in museum.toml; and the memory.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

import cv2
import numpy as np

from jetisu360.build.steps.reading import PictureFile
from jetisu360.commands.local_page import answers
from jetisu360.commands.review import api
from jetisu360.commands.review.session import Session
from jetisu360.commands.review.subject import Subject
from jetisu360.panorama.privacy.region import Proposal, Region
from jetisu360.panorama.tiles.encode import encode_image
from jetisu360.storage import Folder
from jetisu360.tour.museum_toml.decisions import DecisionsFile

PHOTOGRAPH = Path(__file__).resolve().parents[2] / "demo" / "photos" / "gold.jpg"
WIDE = 8192


def museum(folder: Path, photographs: int, places: int) -> list[Subject]:
    """Photographs that differ in a few bytes, and places all over them."""
    source = cv2.imread(str(PHOTOGRAPH))
    if source is None:
        raise SystemExit(f"{PHOTOGRAPH} is not there")
    large = cv2.resize(source, (WIDE, WIDE // 2), interpolation=cv2.INTER_CUBIC)
    grain = np.random.default_rng(1).integers(-9, 10, large.shape, dtype=np.int16)
    pixels = np.clip(large.astype(np.int16) + grain, 0, 255).astype(np.uint8)[..., ::-1]
    data, lot = encode_image(pixels, "jpeg", 88), random.Random(1)
    photos, found = Folder.at(str(folder)), []
    for number in range(photographs):
        name = f"room-{number:02}.jpg"
        comment = f"room {number}".encode()
        other = data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:]
        (folder / name).write_bytes(other)
        proposals = tuple(
            Proposal("face", Region(lot.uniform(-180, 180), lot.uniform(-40, 40), 4.0, 5.0), lot.random())
            for _ in range(places)
        )
        file = PictureFile(name, photos, sha256(other).hexdigest())
        found.append(Subject(file, {"kk": name}, proposals))
    return found


def timed(act: Callable[[], answers.Reply]) -> float:
    started = time.perf_counter()
    reply = act()
    if reply.status != 200:
        raise SystemExit(reply.body.decode())
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photographs", type=int, default=60)
    parser.add_argument("--places", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subjects = museum(folder, asked.photographs, asked.places)
        session = Session(DecisionsFile(folder), subjects, {})
        figures = {"everything, first time": timed(lambda: api.get(session, "review"))}
        figures["everything, again"] = timed(lambda: api.get(session, "review"))
        order = sorted(
            ((subject, item) for subject in subjects for item in subject.proposals),
            key=lambda pair: -pair[1].score,
        )

        def small(at: int) -> float:
            subject, item = order[at]
            query = "&".join(f"{key}={value:.2f}" for key, value in vars(item.where).items())
            return timed(lambda: api.get(session, f"pictures/{subject.id}/small.jpg?{query}"))

        figures["first small picture"] = small(0)
        first = order[0][0]
        figures["its room, whole"] = timed(lambda: api.get(session, f"pictures/{first.id}/whole.jpg"))
        ahead = threading.Thread(target=session.crops.prepare, args=(session.soon(),), daemon=True)
        ahead.start()
        waits, writes = [], []
        for at in range(1, min(len(order), 60)):
            time.sleep(1.0)  # somebody looks
            waits.append(small(at))
            subject, item = order[at]
            change = {"file": subject.file, "verdict": "blur", "where": vars(item.where), "reason": "visitor"}
            body = json.dumps({"add": [change]}).encode()
            writes.append(timed(partial(api.post, session, "changes", body)))
        session.crops.closed.set()
        figures["next small picture, median"] = float(np.median(waits))
        figures["next small picture, slowest"] = max(waits)
        figures["a decision, median"] = float(np.median(writes))
        rest = [
            {"file": subject.file, "verdict": "blur", "where": vars(item.where), "reason": "visitor"}
            for subject, item in order[60:]
        ]
        if rest:
            body = json.dumps({"add": rest}).encode()
            figures[f"{len(rest)} decisions at once"] = timed(lambda: api.post(session, "changes", body))
            change = {
                "file": first.file,
                "verdict": "keep",
                "where": vars(order[0][1].where),
                "reason": "exhibit",
            }
            body = json.dumps({"add": [change]}).encode()
            figures["a decision, all others made"] = timed(lambda: api.post(session, "changes", body))
        for what, seconds in figures.items():
            print(f"{what:32} {seconds * 1000:8.0f} ms")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{'memory at most':32} {peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10):8.0f} MB")


if __name__ == "__main__":
    main()
