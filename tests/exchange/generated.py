"""Tours of every kind, for Hypothesis."""

from typing import Any

from hypothesis import strategies as st

from jetisu360.tour.document.tour import Tour

# Letters of the three languages, marks that HTML and JSON care for, an emoji, a direction mark.
WORD = st.text(st.sampled_from("аәқңёЯbZ<&>\"'=\\{}%\u200f🏛 1-"), min_size=1, max_size=12).map(
    lambda text: f"т{' '.join(text.split())}т"
)
TEXT = st.fixed_dictionaries({"kk": WORD}, optional={"ru": WORD, "en": WORD})
LINES = st.lists(WORD, min_size=1, max_size=3).map("\n".join)
LONG = st.fixed_dictionaries({"kk": LINES}, optional={"ru": LINES, "en": LINES})
YAW = st.integers(-1800, 1799).map(lambda tenth: tenth / 10)
PITCH = st.integers(-900, 900).map(lambda tenth: tenth / 10)
IDS = ["hall", "yard", "gold-2", "a"]


def scene(scene_id: str, title: Any, view: Any, heading: Any, labels: Any) -> dict[str, Any]:
    return {
        "id": scene_id,
        "title": title,
        "source": {"name": "a.jpg", "sha256": "0" * 64, "width": 2048, "height": 1024},
        "tiles": {"face_sizes": [326, 652], "formats": ["webp"], "path": f"scenes/{scene_id}/1"},
        "preview": "data:image/webp;base64,",
        "poster": "a.jpg",
        "thumbnail": "a.webp",
        "view": view,
        "heading": heading,
        "labels": labels,
    }


LABEL = st.fixed_dictionaries(
    {"yaw": YAW, "pitch": PITCH, "title": TEXT, "text": st.one_of(st.just({}), LONG)},
    optional={"href": st.sampled_from(["https://a.kz/?b=<c>&d", "mailto:a@b.kz"])},
)
VIEW = st.fixed_dictionaries({"yaw": YAW, "pitch": PITCH, "fov": st.integers(20, 120).map(float)})
HEADING = st.one_of(st.none(), st.integers(0, 3599).map(lambda tenth: tenth / 10))
SCENE = st.tuples(TEXT, VIEW, HEADING, st.lists(LABEL, max_size=3))
LINK = st.fixed_dictionaries(
    {"from": st.sampled_from(IDS), "to": st.sampled_from(IDS), "yaw": YAW, "pitch": PITCH},
    optional={"arrival": st.fixed_dictionaries({"yaw": YAW, "pitch": PITCH})},
)


@st.composite
def tours(draw: Any) -> Tour:
    scenes = []
    for scene_id in IDS:
        title, view, heading, labels = draw(SCENE)
        named = [{**label, "id": f"label-{number}"} for number, label in enumerate(labels)]
        scenes.append(scene(scene_id, title, view, heading, named))
    return Tour.model_validate(
        {
            "id": "t",
            "start": draw(st.sampled_from(IDS)),
            "title": draw(TEXT),
            "credits": draw(st.one_of(st.just({}), TEXT)),
            "scenes": scenes,
            "links": draw(st.lists(LINK, max_size=4)),
        }
    )
