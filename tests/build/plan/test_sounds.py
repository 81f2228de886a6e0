"""Sounds that museum.toml names: of rooms, and in several languages."""

from __future__ import annotations

from jetisu360.build.plan.media_plan import MediaFile, Shelf, media_files
from jetisu360.build.steps.media import Kind, PackedMedia
from jetisu360.tour.museum_toml.entries import MuseumFile
from jetisu360.tour.museum_toml.museum_file import read_museum_file
from jetisu360.tour.pack import Pack

MUSEUM = """
[[scenes]]
file = "yard.jpg"
ambient = "wind.mp3"

[[objects]]
id = "pot"
sound = [
  { file = "pot-kk.mp3", language = "kk", title = { kk = "Қазан" }, transcript = { kk = "…" } },
  { file = "pot-ru.ogg", language = "ru", captions = "pot.vtt" },
]
"""


def named() -> MuseumFile:
    return read_museum_file(MUSEUM.encode())[0]


def packed(*names: str) -> Shelf:
    found = {}
    for name in names:
        stem, _, suffix = name.rpartition(".")
        kind: Kind = "captions" if suffix == "vtt" else "sound"
        record = {
            "src": f"media/{stem}.00000000.{suffix}",
            "type": "audio/ogg" if suffix == "ogg" else "audio/mpeg",
            "duration": 2.5,
        }
        pack = Pack(record, {f"{stem}.00000000.{suffix}": ("0" * 64, 4096)}, [])
        found[MediaFile(name, kind)] = PackedMedia(None, pack)  # type: ignore[arg-type]
    return Shelf(found)


def test_every_recording_is_asked_for() -> None:
    assert [(one.file, one.kind) for one in media_files(named())] == [
        ("pot-kk.mp3", "sound"),
        ("pot-ru.ogg", "sound"),
        ("pot.vtt", "captions"),
        ("wind.mp3", "sound"),
    ]


def test_a_sound_in_several_languages_is_spoken_for_each_and_else_in_the_first() -> None:
    museum = named()
    sound = packed("pot-kk.mp3", "pot-ru.ogg", "pot.vtt").sound(museum.objects[0].sound)
    assert sound is not None
    assert sound.spoken_for("ru").src == "media/pot-ru.00000000.ogg"
    assert sound.spoken_for("ru").captions == "media/pot.00000000.vtt"
    assert sound.spoken_for("ru").title == {"kk": "Қазан"}
    assert [sound.spoken_for(code).language for code in ("kk", "en")] == ["kk", "kk"]  # type: ignore[arg-type]
    # One that could not be taken leaves the others.
    alone = packed("pot-ru.ogg").sound(museum.objects[0].sound)
    assert alone is not None
    assert (alone.language, alone.also, alone.title) == ("ru", [], {"kk": "Қазан"})
    assert packed().sound(museum.objects[0].sound) is None


def test_the_sound_of_a_room_says_its_weight() -> None:
    museum = named()
    wind = packed("wind.mp3").sound(museum.scenes[0].ambient)
    assert wind is not None
    assert wind.size == 4096
