"""museum.toml is edited while its site is looked at: every editor's way of saving, and its mistakes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jetisu360.build.state import State
from jetisu360.commands.keeper_bar.watch import (
    BuiltUnknown,
    FileGone,
    Told,
    Watch,
    WatchedFileWrong,
    WatchedIsRegion,
    WatchedIsRemote,
    options_of,
)
from jetisu360.storage import Folder
from jetisu360.tour.document.tour import Tour, read_tour
from jetisu360.tour.refusals import FolderNotFound

from ...waiting import PATIENCE
from .conftest import TEXTS, options_in


class Watched:
    """A watch at work, and all that it said."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "photos" / "museum.toml"
        self.heard: list[Told] = []
        self._news = threading.Condition()
        self.watch = Watch(options_of(*places(folder)), self._hear, every=0.02)

    def _hear(self, told: Told) -> None:
        with self._news:
            self.heard.append(told)
            self._news.notify_all()

    def until(self, truth: Callable[[Told], bool]) -> Told:
        """Waits until it stands so."""
        end = time.monotonic() + PATIENCE
        with self._news:
            while not (self.heard and truth(self.heard[-1])):
                assert self._news.wait(max(0.0, end - time.monotonic())), self.heard
            return self.heard[-1]

    def tour(self) -> Tour:
        return read_tour((self.folder / "site" / "tour.json").read_bytes())


def places(folder: Path) -> tuple[Folder, Folder]:
    return Folder(str(folder / "site")), Folder(str(folder / "site.work"))


@pytest.fixture
def watched(museum: Path) -> Iterator[Watched]:
    found = Watched(museum)
    with found.watch:
        found.until(lambda told: told.standing == "ready")
        yield found


def test_a_text_is_in_the_site_after_it_was_saved(watched: Watched) -> None:
    assert watched.watch.told.version == 0
    watched.file.write_text(TEXTS.replace("Кең зал.", "Биік зал."), "utf-8")
    watched.until(lambda told: told.version == 1)
    assert watched.tour().scenes[0].description["kk"] == "Биік зал."


def test_a_file_that_takes_its_place_is_seen(watched: Watched) -> None:
    """As most editors save: beside it, then the name is exchanged; some take the old one away first."""
    for number, word in enumerate(("Биік зал.", "Жарық зал."), 1):
        new = watched.file.with_name("museum.toml~")
        new.write_text(TEXTS.replace("Кең зал.", word), "utf-8")
        if number == 2:
            watched.file.unlink()
        new.replace(watched.file)
        watched.until(lambda told, number=number: told.version == number and told.standing == "ready")  # type: ignore[misc]
        assert watched.tour().scenes[0].description["kk"] == word


def test_a_mistake_is_said_and_the_site_stays(watched: Watched) -> None:
    before = (watched.folder / "site" / "tour.json").read_bytes()
    watched.file.write_text(TEXTS.replace("yaw = 45.0", "yaw = 45,0"), "utf-8")
    told = watched.until(lambda told: told.standing == "wrong")
    assert isinstance(told.error, WatchedFileWrong)
    assert "yaw = 45.0" in told.error.say("en")
    assert "built again" in told.error.say("en")
    assert "run the command" not in told.error.say("en")
    assert (watched.folder / "site" / "tour.json").read_bytes() == before
    watched.file.write_text(TEXTS.replace("yaw = 45.0", "yaw = 46.0"), "utf-8")
    told = watched.until(lambda told: told.version == 1 and told.standing == "ready")
    assert told.error is None


def test_half_of_a_file_is_no_museum(watched: Watched) -> None:
    """A write that stops in the middle, and goes on."""
    whole = TEXTS.replace("Кең зал.", "Биік зал.").encode()
    half = whole.index("Биік".encode()) + 3
    with watched.file.open("wb") as file:
        file.write(whole[:half])
        file.flush()
        watched.until(lambda told: told.standing == "wrong")
        file.write(whole[half:])
    watched.until(lambda told: told.version == 1 and told.standing == "ready")
    assert watched.tour().scenes[0].description["kk"] == "Биік зал."


def test_a_file_that_is_gone_does_not_empty_the_tour(watched: Watched) -> None:
    watched.file.unlink()
    told = watched.until(lambda told: told.standing == "wrong")
    assert isinstance(told.error, FileGone)
    assert watched.tour().scenes[0].title["kk"] == "Зал"
    watched.file.write_text(TEXTS, "utf-8")
    assert watched.until(lambda told: told.standing == "ready").version == 0


def test_a_site_is_built_again_as_it_was_asked_for(museum: Path) -> None:
    assert options_of(*places(museum)).links is False
    assert options_of(*places(museum)).photos == options_in(museum).photos


def test_of_a_region_it_is_said_that_only_a_museum_is_watched(museum: Path) -> None:
    site, work = places(museum)
    (museum / "site" / "region.json").write_text("{}")
    with pytest.raises(WatchedIsRegion) as caught:
        options_of(site, work)
    assert "region" in caught.value.say("en")
    assert "--watch" in caught.value.say("kk")


def test_a_site_of_which_nothing_is_known(museum: Path) -> None:
    site, work = places(museum)
    with pytest.raises(BuiltUnknown):
        options_of(Folder(str(museum / "other")), work)
    with pytest.raises(BuiltUnknown):
        options_of(site, Folder(str(museum / "nowhere")))
    state = State(work)
    asked = state.asked_of(site.shown())
    state.remember_asked(site.shown(), {**asked, "quality": "much"})
    state.save()
    with pytest.raises(BuiltUnknown):
        options_of(site, work)
    state.remember_asked(site.shown(), {**asked, "photos": "s3://bucket/photos"})
    state.save()
    with pytest.raises(WatchedIsRemote):
        options_of(site, work)
    state.remember_asked(site.shown(), {**asked, "photos": str(museum / "gone")})
    state.save()
    with pytest.raises(FolderNotFound):
        options_of(site, work)
