"""What is asked first: as the page asks (viewer/test/editor-links.test.ts)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jetisu360.build.questions import links_command, questions
from jetisu360.storage import Folder


def pair(one: str, other: str, confidence: float, status: str = "suggested", **more: Any) -> dict[str, Any]:
    rooms = [f"{one}.jpg", f"{other}.jpg"]
    return {"rooms": rooms, "status": status, "confidence": confidence, "contradicts": False, **more}


def found(*more: dict[str, Any]) -> dict[str, Any]:
    """Two parts: a–b–c and d–e."""
    parts = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1}
    return {
        "rooms": [{"file": f"{name}.jpg", "part": part} for name, part in parts.items()],
        "pairs": [
            pair("a", "b", 0.99, "sure"),
            pair("d", "e", 0.97, "sure"),
            pair("b", "c", 0.95, "sure"),
            pair("a", "c", 0.4, contradicts=True),
            pair("c", "e", 0.2),
            pair("a", "d", 0.06),
            *more,
        ],
    }


def asked(told: dict[str, Any]) -> list[str]:
    return ["".join(name[0] for name in one["rooms"]) for one in questions(told)]


def test_what_joins_parts_comes_first_then_what_contradicts_then_what_is_likely() -> None:
    assert asked(found(pair("b", "c", 0.7))) == ["ce", "ac", "bc"]


def test_what_is_answered_is_not_asked() -> None:
    told = found()
    told["pairs"][4]["status"] = "refused"
    assert asked(told) == ["ad", "ac"]


def test_a_tour_that_is_sure_asks_nothing() -> None:
    told = found()
    told["pairs"] = [one for one in told["pairs"] if one["status"] == "sure"]
    assert asked(told) == []


def test_the_command_names_the_work_folder_only_where_it_would_not_be_found(tmp_path: Path) -> None:
    photos = Folder.at(str(tmp_path / "my photos"))
    assert links_command(photos, photos.beside(".work")).endswith("photos' --review")
    assert links_command(photos, Folder.at(str(tmp_path / "x"))).endswith(f"--review --work {tmp_path / 'x'}")
