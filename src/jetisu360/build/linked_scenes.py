"""A walk put into the tour document: arrows, headings, positions; and what the keeper should know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jetisu360.build.left_out import LeftOut
from jetisu360.build.links import Linking
from jetisu360.build.photos.beside import listed
from jetisu360.build.steps.constraints import STOREY
from jetisu360.language import _
from jetisu360.tour.document.tour import Link, Scene
from jetisu360.tour.refusals import TourRefusal

WORTH_NAMING = 0.1
"""Of likelier suggestions a keeper is told; most of the others are chance."""
SAME_FLOOR = 2.0
"""Metres; cameras nearer in height stand on one floor."""


class PictureAlone(TourRefusal):
    """`name`."""

    code = "picture-alone"
    sentence = _("In “{name}” no place of another photograph could be recognised, so no way to it was found.")
    advice = _("Take one more photograph in the doorway, or write the link into museum.toml.")


class PictureSuggested(TourRefusal):
    """`name`, `other`: the photographs; `percent`: how likely they are neighbours."""

    code = "picture-suggested"
    sentence = _(
        "No way to “{name}” is certain. The likeliest leads to “{other}” ({percent} %), and was not put "
        "there."
    )
    advice = _(
        "Say whether it is right: jetisu360 links PHOTOS --review asks, in the portal the editor does "
        "under “Ways”."
    )


class OnePicture(TourRefusal):
    """`name`."""

    code = "one-picture"
    sentence = _("“{name}” is the only photograph: there is nothing to link it with.")
    advice = _("Put photographs of the rooms next to it into the folder.")


class TourInParts(TourRefusal):
    """`count`, `names`: one photograph of each part."""

    code = "tour-in-parts"
    sentence = _("The photographs fall into {count} parts that are not joined to each other ({names}).")
    advice = _("Take a photograph in the passage between the parts, or write a link into museum.toml.")


class PlaceAstray(TourRefusal):
    """`name`."""

    code = "place-astray"
    sentence = _("The GPS position in “{name}” does not fit its neighbours and was passed over.")


class DirectionUnknown(TourRefusal):
    """`one`, `other`: the photographs."""

    code = "direction-unknown"
    sentence = _(
        "museum.toml calls “{one}” and “{other}” neighbours, but the photographs do not show in "
        "which direction, so no arrow was put there."
    )
    advice = _("Say the direction: [[links]] with yaw.")


class LookAlikes(TourRefusal):
    """`names`: the photographs."""

    code = "look-alikes"
    sentence = _(
        "{names} look the same: one place photographed twice, or two rooms very much alike, so "
        "none of their links is taken for sure."
    )
    advice = _("Say under [[walk.pairs]] in museum.toml which of them are neighbours.")


class TakenTwice(TourRefusal):
    """`names`: the photographs."""

    code = "taken-twice"
    sentence = _("{names} seem to show one place from one spot.")
    advice = _(
        "If they do, take all but the best out of the folder. If they are rooms that look alike, say under "
        "[[walk.pairs]] in museum.toml which of them are neighbours."
    )


def arrows(linking: Linking, drawn: set[tuple[str, str]]) -> Iterator[Link]:
    """Links for the arrows of the walk, both ways, but for those ways that the keeper has `drawn`."""
    from jetisu360.linking.arrows import arrow

    height = linking.fixed.camera_height
    for link in linking.graph.links:
        if not link.arrow:
            continue
        for a, b, back in ((link.a, link.b, False), (link.b, link.a, True)):
            start, end = linking.ids[a], linking.ids[b]
            if (start, end) in drawn:
                continue
            yaw, pitch, arrival = arrow(linking.graph, link, back=back, camera_height=height)
            yield Link.model_validate(
                {
                    "from": start,
                    "to": end,
                    "yaw": round(yaw, 2),
                    "pitch": round(pitch, 2),
                    "origin": "measured",
                    "confidence": round(link.confidence, 3),
                    "arrival": {"yaw": round(arrival, 2), "pitch": 0.0},
                }
            )


def placed(linking: Linking, scenes: list[Scene]) -> list[Scene]:
    """The scenes with the headings and positions of the walk, where the keeper has not given them."""
    graph = linking.graph
    at = {id_: k for k, id_ in enumerate(linking.ids)}
    joined = [k for k in range(len(linking.ids)) if graph.component.count(graph.component[k]) > 1]
    for scene in scenes:
        k = at.get(scene.id, -1)
        if k not in joined:
            continue
        if k not in linking.fixed.headings:
            scene.heading = round(float(graph.headings[k]) % 360, 2)
        if k not in linking.fixed.positions:
            scene.position = _position(linking, k)
    return scenes


def _position(linking: Linking, k: int) -> Any:
    from jetisu360.tour.document.tour import Position

    x, up, y = (float(v) for v in linking.graph.positions[k])
    floor = round(up / STOREY) if abs(up) > SAME_FLOOR else 0
    return Position(x=round(x, 2), y=round(y, 2), z=linking.fixed.camera_height, floor=floor)


def remarks(linking: Linking, drawn: set[tuple[str, str]], titles: Mapping[str, str]) -> list[LeftOut]:
    """What the keeper should know: pictures that hang alone, a tour in parts, places that do not fit."""
    graph = linking.graph
    linked = {id_ for pair in drawn for id_ in pair}
    notes: list[LeftOut] = []
    if len(linking.ids) == 1:
        return [LeftOut.because(linking.names[0], OnePicture(name=linking.names[0]))]
    doubled = {k for pair in graph.aliased for k in pair}
    alone = [k for k in graph.alone if linking.ids[k] not in linked and k not in doubled]
    notes += [_alone(linking, k) for k in alone]
    parts = _parts(linking, drawn)
    if len(parts) > 1:
        names = listed([titles[linking.ids[part[0]]] for part in parts])
        notes.append(LeftOut.because(linking.names[0], TourInParts(count=len(parts), names=names)))
    for a, b in linking.blind:
        if not {(linking.ids[a], linking.ids[b]), (linking.ids[b], linking.ids[a])} & drawn:
            unknown = DirectionUnknown(one=linking.names[a], other=linking.names[b])
            notes.append(LeftOut.because(linking.names[a], unknown))
    for group in _groups(graph.aliased):
        names = listed([linking.names[k] for k in group])
        again = all(pair in graph.same for pair in graph.aliased if {*pair} <= {*group})
        alike = TakenTwice(names=names) if again else LookAlikes(names=names)
        notes.append(LeftOut.because(linking.names[group[0]], alike))
    notes += [LeftOut.because(linking.names[k], PlaceAstray(name=linking.names[k])) for k in graph.astray]
    return notes


def _alone(linking: Linking, k: int) -> LeftOut:
    """What is said of a picture that hangs alone: of what was recognised in it, or that nothing was."""
    name = linking.names[k]
    near = (link for link in linking.graph.shown if k in (link.a, link.b))
    shown = [link for link in near if link.confidence >= WORTH_NAMING]
    if not shown:
        return LeftOut.because(name, PictureAlone(name=name))
    best = max(shown, key=lambda link: link.confidence)
    other = linking.names[best.b if best.a == k else best.a]
    percent = max(1, round(100 * best.confidence))
    return LeftOut.because(name, PictureSuggested(name=name, other=other, percent=percent))


def _parts(linking: Linking, drawn: set[tuple[str, str]]) -> list[list[int]]:
    """The parts of a tour, of two pictures and more, between which nobody can walk: what a person drew joins
    them although nothing is known of their directions.
    """
    at = {id_: k for k, id_ in enumerate(linking.ids)}
    component = linking.graph.component
    known = [(component.index(part), k) for k, part in enumerate(component)]
    ways = [(at[a], at[b]) for a, b in drawn if a in at and b in at]
    return [part for part in _groups([*known, *ways]) if len(part) > 1]


def _groups(pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Numbers that pairs join, group by group: what is to be said of ten copies is said once."""
    groups: list[set[int]] = []
    for pair in pairs:
        touched = [group for group in groups if group & {*pair}]
        groups = [group for group in groups if group not in touched] + [set(pair).union(*touched)]
    return sorted(sorted(group) for group in groups)
