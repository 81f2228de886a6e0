"""What a command that is killed leaves: 200 times `kill -9` over build, region, archive, export and import.

    python -m benchmarks.kills                        # 200 kills
    python -m benchmarks.kills --kills 10             # a quick look
    python -m benchmarks.kills --only archive,import --seed 7

Each case is a small house of its own with what a keeper may have beside it: a backup `site.old`, files
whose names look like ours, holiday pictures in the work folder. Every run of the command has something new to
do, is killed with all its processes at a moment drawn from the time that a run takes undisturbed (every
fourth time only the first process is killed, as a memory guard does it), and is looked at:

- what the command makes is the old one or the new one, whole;
- every photograph and everything of the keeper's is there, byte for byte;
- no process of it goes on.

After the last kill the command runs once to its end, and nothing of ours may be left beside what it made.
Ends with status 1 when anything of this failed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.kills_cases import CASES, Case, House
from benchmarks.tables import keep, table

LONGEST = 600.0
"""Seconds after which an undisturbed run is taken to hang."""


@dataclass
class Score:
    """What happened to one case: faults by what they are, each with how often."""

    name: str
    kills: int = 0
    late: int = 0
    old: int = 0
    new: int = 0
    durations: dict[str, float] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)


def environment(temporary: Path) -> dict[str, str]:
    return {**os.environ, "JETISU360_LANGUAGE": "en", "PYTHONUTF8": "1", "TMPDIR": str(temporary)}


def start(case: Case, house: House, temporary: Path) -> subprocess.Popen[str]:
    """The command, the leader of a group of its own."""
    command = [sys.executable, "-m", "jetisu360", *map(str, case.words(house))]
    with (temporary / "err").open("w") as err:
        return subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=err,
            text=True,
            env=environment(temporary),
            start_new_session=True,
        )


def group_lives(group: int) -> bool:
    """Whether any process of the group is more than a zombie."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):
            state, _, its_group = status.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state not in "ZX":
                return True
    return False


def gone_in_time(group: int, seconds: float = 60.0) -> bool:
    deadline = time.monotonic() + seconds
    while group_lives(group):
        if time.monotonic() > deadline:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
            return False
        time.sleep(0.05)
    return True


def moments(count: int, luck: random.Random) -> Iterator[float]:
    """Shares of a run, spread evenly over it and in no order; more when some came too late."""
    while True:
        drawn = [(number + luck.random()) / count for number in range(count)]
        luck.shuffle(drawn)
        yield from drawn


def judge(case: Case, house: House, before: str, score: Score, killed: bool) -> str:
    """Looks at everything after a stop; returns which of its states the result is in."""
    state, problem = case.state(house)
    if problem:
        score.faults[problem] += 1
    elif state not in (before, house.wanted):
        score.faults["the result is neither the old nor the new one"] += 1
    elif killed:
        score.new += state == house.wanted
        score.old += state != house.wanted
    for lost in house.lost():
        score.faults[lost] += 1
    house.plant_again()
    return before if problem else state


def attempt(case: Case, kills: int, seed: int, root: Path) -> Score:
    """One house, killed `kills` times."""
    luck = random.Random(f"{seed} {case.name}")
    score = Score(case.name)
    house = House(root / case.name)
    temporary = root / f"{case.name}-temporary"
    temporary.mkdir()
    case.prepare(house)
    house.plant(case)
    for number in range(len(case.variants)):
        case.change(house, number)
        whole_run(case, house, temporary, score)
    for path, data in case.later().items():
        house.keep(path, data)
    before = case.state(house)[0]
    number = len(case.variants)
    for share in moments(kills, luck):
        if score.kills >= kills or number > 4 * kills + 20:
            break
        case.change(house, number)
        number += 1
        if case.state(house) == ("", ""):
            before = ""  # the case begins with nothing each time
        moment = share * score.durations[case.variant]
        began = time.monotonic()
        process = start(case, house, temporary)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        killed = process.poll() is None
        if killed:
            alone = score.kills % 4 == 3
            with contextlib.suppress(ProcessLookupError):
                (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
            process.wait()
            score.kills += 1
            if not gone_in_time(process.pid):
                score.faults["a process outlived its command"] += 1
        else:
            # It was quicker than before: that is no kill, and tells how long a run is now.
            score.late += 1
            failed(process.returncode, temporary, score)
            usual = score.durations[case.variant]
            score.durations[case.variant] = 0.7 * usual + 0.3 * (time.monotonic() - began)
        before = judge(case, house, before, score, killed)
    house.grow_old(case)
    case.change(house, number)
    whole_run(case, house, temporary, score)
    for name in house.left_behind(case):
        score.faults[f"left behind: {name}"] += 1
    return score


def whole_run(case: Case, house: House, temporary: Path, score: Score) -> None:
    """One run to its end: it succeeds, and the new one is there."""
    began = time.monotonic()
    process = start(case, house, temporary)
    try:
        process.wait(LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    score.durations.setdefault(case.variant, time.monotonic() - began)
    if not failed(process.returncode, temporary, score) and case.variant not in case.learnt:
        case.learn(house)
    state, problem = case.state(house)
    if problem or state != house.wanted:
        score.faults[problem or "a run to its end did not make the new one"] += 1
    for lost in house.lost():
        score.faults[lost] += 1
    house.plant_again()


def failed(status: int, temporary: Path, score: Score) -> bool:
    """Counts a run that ended with an error, by the sentence that it said."""
    if status:
        said = (temporary / "err").read_text("utf-8").strip().splitlines()
        score.faults[f"it ended with status {status}: {' '.join(said[-1:])}"] += 1
    return status != 0


def shown(scores: list[Score]) -> str:
    rows = [
        [
            score.name,
            score.kills,
            f"{max(score.durations.values()):.1f}",
            score.old,
            score.new,
            sum(score.faults.values()) or "none",
        ]
        for score in scores
    ]
    head = ["command", "kills", "a run, s", "left the old", "left the new", "faults"]
    lines = [table(head, rows), ""]
    for score in scores:
        lines += [f"- {score.name}: {fault} ({count} ×)" for fault, count in sorted(score.faults.items())]
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200, help="of all cases together")
    parser.add_argument("--seed", type=int, default=360)
    parser.add_argument("--only", help="names of cases, with commas")
    parser.add_argument("--docs", action="store_true", help="write the table into docs/benchmarks.md")
    options = parser.parse_args()
    if os.name != "posix":
        print("kill -9 is POSIX", file=sys.stderr)
        return 2
    wanted = options.only.split(",") if options.only else list(CASES)
    if unknown := set(wanted) - set(CASES):
        print(f"No such case: {', '.join(unknown)}. There are: {', '.join(CASES)}.", file=sys.stderr)
        return 2
    share, rest = divmod(max(options.kills, len(wanted)), len(wanted))
    scores = []
    root = Path(tempfile.mkdtemp(prefix="jetisu360-kills-"))
    try:
        for number, name in enumerate(wanted):
            scores.append(attempt(CASES[name](), share + (number < rest), options.seed, root))
            print(shown(scores[-1:]), file=sys.stderr, flush=True)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    results = {
        score.name: {"kills": score.kills, "old": score.old, "new": score.new, "faults": dict(score.faults)}
        for score in scores
    }
    keep("kills", {"seed": options.seed, "cases": results}, shown(scores), docs=options.docs)
    return 1 if any(score.faults for score in scores) else 0


if __name__ == "__main__":
    raise SystemExit(main())
