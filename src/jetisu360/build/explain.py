"""A picture of two scenes with what of one was recognised in the other."""

from __future__ import annotations

from jetisu360.build.cache_keys import pairs_code
from jetisu360.build.pipeline import Links
from jetisu360.build.steps.compare_pairs import pair_file
from jetisu360.build.steps.cut_scene import covered, read_source
from jetisu360.language import _
from jetisu360.tour.refusals import TourRefusal


class NoSuchScene(TourRefusal):
    """`id`, `known`: the ids that there are."""

    code = "no-such-scene"
    sentence = _("There is no scene “{id}”; there are: {known}.")


def explain_pair(links: Links, one: str, other: str) -> bytes:
    """A JPEG of the two panoramas with their matches drawn. `one`, `other`: ids of scenes.

    Raises:
        NoSuchScene, and what reading a photograph raises.
    """
    from jetisu360.linking.explain import draw_matches
    from jetisu360.linking.pair.matching import Matches
    from jetisu360.linking.serialise import unpack_features, unpack_pair
    from jetisu360.panorama.geometry.sphere import Level
    from jetisu360.panorama.tiles.encode import encode_image

    linking, ids = links.linking, list(links.linking.ids)
    for id_ in (one, other):
        if id_ not in ids:
            raise NoSuchScene(id=id_, known=", ".join(ids))
    a, b = sorted((ids.index(one), ids.index(other)))
    by_id = {scene.id: scene for scene in links.scenes}
    pair = [by_id[ids[k]] for k in (a, b)]
    photos = [read_source(scene.features.scene) for scene in pair]
    # As it was when features were looked for: to estimate it again takes seconds.
    levels = [
        Level(*unpack_features(scene.features.work.read(scene.features.pack))[1]["level"]) for scene in pair
    ]
    name = pair_file(pair[0].features.key, pair[1].features.key, pairs_code())
    work = pair[0].features.work
    matches = unpack_pair(work.read(name)).matches if work.exists(name) else Matches.none()
    link = next((link for link in linking.graph.links if (link.a, link.b) == (a, b)), None)
    seen = [
        covered(scene.features.scene, photo, level)[0]
        for scene, photo, level in zip(pair, photos, levels, strict=True)
    ]
    sheet = draw_matches(
        (seen[0], seen[1]),
        (photos[0].info.crop, photos[1].info.crop),
        (levels[0], levels[1]),
        matches,
        link,
    )
    return encode_image(sheet, "jpeg", 88)
