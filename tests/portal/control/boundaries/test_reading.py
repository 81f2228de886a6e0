"""Files of boundaries: read, refused in one sentence, made smaller with their borders shared, matched."""

from __future__ import annotations

import contextlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jetisu360.errors import JetisuError
from jetisu360.portal.control.boundaries.matching import matched, plain
from jetisu360.portal.control.boundaries.reading import MOST_BYTES, crosses_itself, read
from jetisu360.portal.control.boundaries.shrinking import shrunk

from .files import BAD, GOOD, collection, feature, square

FILE = "shared/data/geo/almaty_zhetisu_districts_geoboundaries_2017_ODbL.geojson"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_sentence(name: str) -> None:
    data, code = BAD[name]
    with pytest.raises(JetisuError) as refused:
        read(data)
    assert refused.value.code == code
    assert all(refused.value.say(language).strip() for language in ("kk", "ru", "en"))


def test_a_heavy_file_is_not_even_parsed() -> None:
    with pytest.raises(JetisuError) as refused:
        read(b" " * (MOST_BYTES + 1))
    assert refused.value.code == "boundaries-too-heavy"


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "crs"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_comes_is_read_or_refused(found: Any) -> None:
    for data in (
        found,
        {"type": "FeatureCollection", "features": found},
        {
            "type": "FeatureCollection",
            "features": [{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": found}}],
        },
    ):
        with contextlib.suppress(JetisuError):
            read(json.dumps(data).encode())


def test_a_ring_that_is_open_is_closed() -> None:
    ring = read(collection([feature("A", square(78, 45)[:-1])]))[0].polygons[0][0]
    assert ring[0].tolist() == ring[-1].tolist()


def test_who_touches_oneself_does_not_cross() -> None:
    ears = [[0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1], [0, 0]]
    assert not crosses_itself(np.array(ears, dtype=float))


def test_a_long_boundary_that_crosses_itself_is_found_and_a_long_one_that_does_not_is_not() -> None:
    """Narrow spits, finer than what is looked at first, do not cross."""
    spits = [
        point
        for place in range(2000)
        for point in (
            [78 + place / 2000, 45.0],
            [78 + place / 2000 + 1e-5, 45.3],
            [78 + place / 2000 + 2e-5, 45.0],
        )
    ]
    ring = [*spits, [79.1, 45.0], [79.1, 44.0], [77.9, 44.0], spits[0]]
    assert not crosses_itself(np.array(ring))
    loop = [[78.5, 44.2], [78.6, 44.4], [78.5, 44.4], [78.6, 44.2]]
    smooth = [[78 + place / 4000, 45 + math.sin(place / 300) / 9] for place in range(4000)]
    assert not crosses_itself(np.array([*smooth, [79, 44], [78, 44], smooth[0]]))
    assert crosses_itself(np.array([*smooth, [79, 44], *loop, [78, 44], smooth[0]]))


def _wavy(turns: int) -> list[list[float]]:
    return [[78 + 0.02 * math.sin(place / 100), 44 + 2 * place / turns] for place in range(turns + 1)]


def test_neighbours_keep_one_border_when_made_smaller() -> None:
    border = _wavy(4000)
    west = [[77.0, 44.0], *border, [77.0, 46.0], [77.0, 44.0]]
    east = [[79.0, 46.0], *border[::-1], [79.0, 44.0], [79.0, 46.0]]
    features = read(collection([feature("W", west), feature("E", east)]))
    small = shrunk([one.polygons for one in features], 4000)
    assert len(json.dumps(small, separators=(",", ":"))) <= 4000
    first, second = ({tuple(point) for point in one["coordinates"][0][0]} for one in small)
    shared = first & second
    # All of each but its two own corners lies on the border.
    assert len(first - shared) == len(second - shared) == 2
    assert len(shared) > 20


def test_what_no_page_can_hold_is_refused() -> None:
    teeth = [[78 + place / 60_000, 45 + 0.05 * (place % 2) * (1 + place % 7)] for place in range(60_000)]
    features = read(collection([feature("A", [*teeth, [79, 44], [78, 44], teeth[0]])]))
    with pytest.raises(JetisuError) as refused:
        shrunk([one.polygons for one in features])
    assert refused.value.code == "boundaries-too-ragged"


def test_an_island_may_go_but_never_a_whole_district() -> None:
    tiny = [[80.0, 45.0], [80.0001, 45.0], [80.0001, 45.0001], [80.0, 45.0]]
    features = read(
        collection(
            [
                {
                    "type": "Feature",
                    "properties": {"name": "A"},
                    "geometry": {"type": "MultiPolygon", "coordinates": [[square(78, 45)], [tiny]]},
                },
                feature("B", tiny),
            ]
        )
    )
    small = shrunk([one.polygons for one in features])
    assert [len(one["coordinates"]) for one in small] == [1, 1]


def test_names_are_found_in_each_language_and_spelling() -> None:
    districts = {
        1: ["Ақсу ауданы", "Аксуский район"],
        2: ["Алакөл ауданы", "Алакольский район"],
        3: ["Талдықорған қаласы", "город Талдыкорган"],
        4: ["Қаратал ауданы"],
        5: ["Текелі қаласы"],
    }
    shapes = [["Taldyqorghan"], ["Karatal`skiy"], ["Алакөл ауданы"], ["Aksu District"], ["Almaty (Alma-Ata)"]]
    assert matched(districts, shapes) == {1: 3, 2: 2, 3: 0, 4: 1}
    assert plain("город Талдыкорган") == plain("Талдықорған қаласы")


def test_the_real_districts_are_read_made_small_and_found() -> None:
    file = next((above / FILE for above in Path(__file__).parents if (above / FILE).exists()), None)
    if file is None:
        pytest.skip("the boundaries (ODbL) are not part of the project; they lie in ../shared")
    features = read(file.read_bytes())
    small = shrunk([one.polygons for one in features], 12_000)
    assert len(json.dumps(small, separators=(",", ":"))) <= 12_000
    assert all(one["coordinates"] for one in small)
    names = {
        1: ["Ақсу ауданы", "Аксуский район"],
        2: ["Алакөл ауданы", "Алакольский район"],
        3: ["Балқаш ауданы", "Балхашский район"],
        4: ["Еңбекшіқазақ ауданы", "Енбекшиказахский район"],
        5: ["Іле ауданы", "Илийский район"],
        6: ["Қарасай ауданы", "Карасайский район"],
        7: ["Қаратал ауданы", "Каратальский район"],
        8: ["Кербұлақ ауданы", "Кербулакский район"],
        9: ["Көксу ауданы", "Коксуский район"],
        10: ["Панфилов ауданы", "Панфиловский район"],
        11: ["Райымбек ауданы", "Райымбекский район"],
        12: ["Сарқан ауданы", "Саркандский район"],
        13: ["Талдықорған қаласы", "город Талдыкорган"],
        14: ["Талғар ауданы", "Талгарский район"],
        15: ["Ұйғыр ауданы", "Уйгурский район"],
        16: ["Жамбыл ауданы", "Жамбылский район"],
        17: ["Ескелді ауданы", "Ескельдинский район"],
        18: ["Текелі қаласы", "город Текели"],
    }
    found = {
        names[number][1]: features[place].name
        for number, place in matched(names, [one.names for one in features]).items()
    }
    assert len(found) == 16
    assert found["Илийский район"] == "Iliyskiy"
    assert found["Жамбылский район"] == "Zhambylskiy"
    assert found["город Талдыкорган"] == "Taldyqorghan"
    assert "Ескельдинский район" not in found


def test_good_ones_are_good() -> None:
    assert [one.name for one in read(collection(GOOD))] == ["Aksuskiy", "Alakolskiy", "Karatalskiy"]
